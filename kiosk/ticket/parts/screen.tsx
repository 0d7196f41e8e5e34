import { type JSX, onMount, Show } from 'solid-js'
import { Icon } from '../../../web/ui/icon.tsx'

/** One question: asked in the upper half, answered in the lower, where hands are. */
export function Screen(props: { name: string; title: string; lead?: string | undefined; choices: JSX.Element; children?: JSX.Element }) {
  let title!: HTMLHeadingElement
  onMount(() => title.focus({ preventScroll: true }))
  return (
    <main class={`sp-screen sp-screen-${props.name}`}>
      <div class="sp-question">
        <h1 ref={title} tabindex="-1">
          {props.title}
        </h1>
        <Show when={props.lead}>
          <p class="sp-lead">{props.lead}</p>
        </Show>
        {props.children}
      </div>
      <div class="sp-choices">{props.choices}</div>
    </main>
  )
}

interface ChoiceProps {
  icon: string
  word: string
  hint?: string | undefined
  class?: string
  mirror?: boolean
  disabled?: boolean
  onChoose: () => void
}

/** Pictogram and word, as large as the hand. */
export function Choice(props: ChoiceProps) {
  return (
    <button type="button" class={`sp-choice ${props.class ?? ''}`} disabled={props.disabled} onClick={() => props.onChoose()}>
      <Icon name={props.icon} mirror={props.mirror ?? false} />
      <span class="sp-words">
        <b>{props.word}</b>
        <Show when={props.hint}>
          <span>{props.hint}</span>
        </Show>
      </span>
    </button>
  )
}
