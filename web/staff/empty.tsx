import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-names.ts'

/** Nothing is here, and why; `children` is the way on, where there is one. */
export function Empty(props: { icon: IconName; title: string; hint?: string | undefined; heading?: 'h1' | 'h2' | 'p'; children?: JSX.Element }) {
  return (
    <div class="sp-nothing">
      <Icon name={props.icon} />
      <Dynamic component={props.heading ?? 'p'} class="sp-nothing-title">
        {props.title}
      </Dynamic>
      <Show when={props.hint}>
        <p class="sp-hint">{props.hint}</p>
      </Show>
      {props.children}
    </div>
  )
}
