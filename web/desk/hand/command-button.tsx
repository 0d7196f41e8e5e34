import { type JSX, Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from './key-cap.tsx'

/** `aria-disabled` and not `disabled`: the focus stays. The second click of a double click is for nobody. */
export function CommandButton(props: {
  text: string
  icon?: string
  keys: readonly string[]
  press: () => void
  disabled: boolean
  class?: string
  mirror?: boolean
  children?: JSX.Element
}) {
  const press = (event: MouseEvent) => {
    if (!props.disabled && event.detail < 2) props.press()
  }
  return (
    <button
      type="button"
      class={`btn sp-command ${props.class ?? 'btn-outline-primary'}`}
      aria-disabled={props.disabled}
      aria-keyshortcuts={shortcuts(props.keys)}
      onClick={press}
    >
      <Show when={props.icon}>{(name) => <Icon name={name()} mirror={props.mirror ?? false} />}</Show>
      <span class="sp-command-text">{props.text}</span>
      <span class="sp-command-keys" aria-hidden="true">
        {props.keys.map((key) => (
          <KeyCap key={key} />
        ))}
      </span>
    </button>
  )
}

const shortcuts = (keys: readonly string[]): string => keys.map((key) => (key === 'space' ? 'Space' : key)).join(' ')
