import type { JSX } from 'solid-js'
import { Portal } from 'solid-js/web'
import { Dialog } from './dialog.tsx'

interface FormDialogProps {
  title: string
  close: () => void
  submitLabel: string
  /** false: something is not right yet, and is shown */
  submit: () => boolean
  wide?: boolean
  children: JSX.Element
}

/** A small form over a large one. It stands outside of that one, so that Enter in it sends only itself. */
export function FormDialog(props: FormDialogProps) {
  function submit(event: Event & { currentTarget: HTMLFormElement }) {
    event.preventDefault()
    if (props.submit()) event.currentTarget.closest('dialog')?.close()
  }
  return (
    <Portal>
      <Dialog title={props.title} close={() => props.close()} wide={props.wide ?? false}>
        <form class="sp-form" novalidate onSubmit={submit}>
          {props.children}
          <button type="submit" class="btn btn-primary">
            {props.submitLabel}
          </button>
        </form>
      </Dialog>
    </Portal>
  )
}
