import { For, Show } from 'solid-js'
import { language } from '../../web/kit/text.ts'
import type { Tongue } from '../../web/kit/tongues.ts'

export type DisplayKey = keyof typeof import('../../shared/text/it/display.json')

/** The languages of the wall: the board's own and one bridge, the same for every ticket, so that no call tells an origin. */
export function wallTongues(tongues: readonly Tongue<DisplayKey>[]): Tongue<DisplayKey>[] {
  const bridge = language() === 'en' ? 'it' : 'en'
  return [language(), bridge].flatMap((tag) => tongues.filter((tongue) => tongue.tag === tag))
}

/** `Sportello / Desk` */
export function Words(props: { tongues: readonly Tongue<DisplayKey>[]; say: DisplayKey; time?: string; class?: string }) {
  return (
    <span class={`sp-words ${props.class ?? ''}`}>
      <For each={wallTongues(props.tongues)}>
        {(tongue, at) => (
          <>
            <Show when={at() > 0}>
              <i aria-hidden="true">/</i>
            </Show>
            <span lang={tongue.tag} dir={tongue.dir}>
              {tongue.t(props.say, { time: props.time ?? '' })}
            </span>
          </>
        )}
      </For>
    </span>
  )
}
