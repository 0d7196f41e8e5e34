import { createUniqueId, type JSX, Show } from 'solid-js'
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
  /** why it cannot be pressed now */
  why?: string | null
  children?: JSX.Element
}) {
  const id = createUniqueId()
  const press = (event: MouseEvent) => {
    if (!props.disabled && event.detail < 2) props.press()
  }
  return (
    <button
      type="button"
      class={`btn sp-command ${props.class ?? 'btn-outline-primary'}`}
      aria-disabled={props.disabled}
      title={props.why ?? undefined}
      aria-describedby={props.why ? id : undefined}
      aria-keyshortcuts={shortcuts(props.keys)}
      onClick={press}
    >
      <Show when={props.icon}>{(name) => <Icon name={name()} mirror={props.mirror ?? false} />}</Show>
      <span class="sp-command-text">
        {props.text}
        <Show when={props.why}>
          {(why) => (
            <span id={id} class="sp-command-why" aria-hidden="true">
              {why()}
            </span>
          )}
        </Show>
      </span>
      <span class="sp-command-keys" aria-hidden="true">
        {props.keys.map((key) => (
          <KeyCap key={key} />
        ))}
      </span>
    </button>
  )
}

const shortcuts = (keys: readonly string[]): string => keys.map((key) => (key === 'space' ? 'Space' : key)).join(' ')
