import { Show } from 'solid-js'
import { Dialog } from '../../staff/dialog.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import type { Sending } from '../../staff/sending.ts'
import { isolate, useText } from '../text.ts'

/** One question before a place in the queue is given up for somebody. */
export function LeaveDialog(props: { label: string; sending: Sending; leave: () => void; close: () => void }) {
  const t = useText()
  return (
    <Dialog title={t('takeOffQuestion', { number: isolate(props.label) })} close={props.close}>
      <p>{t('takeOffDetail')}</p>
      <div role="alert">
        <Show when={props.sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      </div>
      <div class="sp-dialog-foot">
        <button
          ref={(yes) => queueMicrotask(() => yes.focus())}
          type="button"
          class="btn btn-primary"
          aria-disabled={props.sending.underWay()}
          onClick={() => props.leave()}
        >
          {t('takeOffYes')}
        </button>
        <button type="button" class="btn btn-outline-primary" onClick={() => props.close()}>
          {t('takeOffNo')}
        </button>
      </div>
    </Dialog>
  )
}
