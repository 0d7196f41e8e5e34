import { createUniqueId, type JSX } from 'solid-js'

interface ConfirmProps {
  /** receives the function that opens the question */
  ref: (open: () => void) => void
  title: string
  yes: string
  no: string
  onYes: () => void
  children?: JSX.Element
}

/** One question before something that cannot be taken back, in a native dialog: it keeps the focus, and Escape means no. */
export function Confirm(props: ConfirmProps) {
  const id = createUniqueId()
  let dialog!: HTMLDialogElement
  props.ref(() => (dialog.showModal ? dialog.showModal() : dialog.setAttribute('open', '')))
  const close = () => (dialog.close ? dialog.close() : dialog.removeAttribute('open'))
  return (
    <dialog ref={dialog} class="sp-dialog rounded" aria-labelledby={id}>
      <h2 id={id} class="h4">
        {props.title}
      </h2>
      <div class="mb-4">{props.children}</div>
      <div class="d-grid gap-3">
        <button type="button" class="btn btn-danger" onClick={() => [close(), props.onYes()]}>
          {props.yes}
        </button>
        <button type="button" class="btn btn-outline-primary" onClick={close}>
          {props.no}
        </button>
      </div>
    </dialog>
  )
}
