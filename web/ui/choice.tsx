import { Show } from 'solid-js'
import { Icon } from './icon.tsx'

interface ChoiceProps {
  icon: string
  word: string
  hint?: string
  chosen?: boolean
  onChoose: () => void
}

/** Something to choose by one tap: a pictogram, always with its word. */
export function Choice(props: ChoiceProps) {
  return (
    <button
      type="button"
      class="sp-choice card rounded shadow-sm text-start w-100"
      classList={{ 'border-primary': props.chosen ?? false }}
      onClick={() => props.onChoose()}
    >
      <span class="sp-choice-icon rounded">
        <Icon name={props.icon} />
      </span>
      <span class="flex-grow-1">
        <span class="d-block fw-semibold">
          <bdi>{props.word}</bdi>
        </span>
        <Show when={props.hint}>
          <span class="sp-choice-hint small text-secondary">
            <bdi>{props.hint}</bdi>
          </span>
        </Show>
      </span>
      <Icon name="chevron-right" mirror class="text-primary" />
    </button>
  )
}
