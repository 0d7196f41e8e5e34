import { createEffect, type JSX, Show } from 'solid-js'
import { Icon } from '../../../web/ui/icon.tsx'

/** A sheet over the screen that waits for an answer; a touch beside it closes it. */
export function Dialog(props: { open: boolean; icon: string; title: string; text: string; onClose: () => void; children: JSX.Element }) {
  let dialog!: HTMLDialogElement
  createEffect(() => {
    if (props.open && !dialog.open) dialog.showModal()
    if (!props.open && dialog.open) dialog.close()
  })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the Escape key does the same, and comes as a cancel event
    <dialog
      ref={dialog}
      class="sp-dialog"
      data-answers=""
      aria-label={props.title}
      onClick={(event) => event.target === dialog && props.onClose()}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
    >
      <Show when={props.open}>
        <div class="sp-sheet">
          <Icon name={props.icon} />
          <h2>{props.title}</h2>
          <p>{props.text}</p>
          {props.children}
        </div>
      </Show>
    </dialog>
  )
}
