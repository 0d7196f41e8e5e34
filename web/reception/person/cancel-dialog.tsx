import { Show } from 'solid-js'
import { Dialog } from '../../staff/dialog.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import type { Sending } from '../../staff/sending.ts'
import type { Row } from '../list/today.ts'
import { isolate, useText } from '../text.ts'

/** One question before the place is free again. */
export function CancelDialog(props: { row: Row; sending: Sending; cancel: () => void; close: () => void }) {
  const t = useText()
  return (
    <Dialog title={t('cancelQuestion')} close={props.close}>
      <p>{t('cancelDetail', { name: isolate(props.row.name ?? t('unnamed')), time: isolate(props.row.bookedTime ?? '') })}</p>
      <div role="alert">
        <Show when={props.sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      </div>
      <div class="sp-dialog-foot">
        <button type="button" class="btn btn-danger" aria-disabled={props.sending.underWay()} onClick={() => props.cancel()}>
          {t('cancelYes')}
        </button>
        <button type="button" class="btn btn-outline-primary" onClick={() => props.close()}>
          {t('cancelNo')}
        </button>
      </div>
    </Dialog>
  )
}
