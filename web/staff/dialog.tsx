import { type JSX, onMount } from 'solid-js'
import { Icon } from '../ui/icon.tsx'
import { useStaffText } from './text.ts'

/** The browser's own modal dialog: it keeps the focus inside, Escape closes it, and the focus goes back where it was. */
export function Dialog(props: { title: string; close: () => void; wide?: boolean; children: JSX.Element }) {
  const t = useStaffText()
  let dialog!: HTMLDialogElement
  onMount(() => dialog.showModal())
  // The browser tells of the closing a moment later: the next dialog may be open by then, and must not be closed for this one
  const close = () => dialog.isConnected && props.close()
  return (
    <dialog ref={dialog} class="sp-dialog" classList={{ 'sp-wide': props.wide ?? false }} aria-label={props.title} onClose={close}>
      <div class="sp-dialog-head">
        <h2>{props.title}</h2>
        <button type="button" class="sp-tool" onClick={() => dialog.close()}>
          <Icon name="x" />
          {t('close')}
        </button>
      </div>
      {props.children}
    </dialog>
  )
}
