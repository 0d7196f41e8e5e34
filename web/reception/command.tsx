import { Show } from 'solid-js'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-names.ts'
import { AltKey, KeyCap } from './key-cap.tsx'

interface CommandProps {
  text: string
  icon: IconName
  /** the letter that does the same */
  letter: string
  /** the field is being typed in: the letter needs Alt */
  withAlt: boolean
  press: () => void
  main?: boolean
  disabled?: boolean
  hint?: string | undefined
}

/** A command with its key on it. `aria-disabled` and not `disabled`: the focus stays. The second click of a double click is for nobody. */
export function Command(props: CommandProps) {
  const press = (event: MouseEvent) => {
    if (!props.disabled && event.detail < 2) props.press()
  }
  return (
    <button
      type="button"
      class={`btn sp-command ${props.main ? 'btn-primary' : 'btn-outline-primary'}`}
      aria-disabled={props.disabled ?? false}
      aria-keyshortcuts={`Alt+${props.letter.toUpperCase()} ${props.letter.toUpperCase()}`}
      onClick={press}
    >
      <Icon name={props.icon} />
      <span class="sp-command-words">
        {props.text}
        <Show when={props.hint}>
          <span class="sp-command-hint">{props.hint}</span>
        </Show>
      </span>
      <span class="sp-command-keys" aria-hidden="true" dir="ltr">
        <Show when={props.withAlt}>
          <AltKey />
        </Show>
        <KeyCap letter={props.letter} />
      </span>
    </button>
  )
}
