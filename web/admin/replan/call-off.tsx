import { Show } from 'solid-js'
import { Dialog } from '../../staff/dialog.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import type { Sending } from '../../staff/sending.ts'
import { isolate } from '../../staff/texts.ts'
import { nameOf, type Row, whenOf } from './row.ts'
import { useText } from './text.ts'

/** One question before the case is closed without another time. */
export function CallOff(props: { row: Row; sending: Sending; cancel: () => void; close: () => void }) {
  const t = useText()
  return (
    <Dialog title={t('callOffFor', { name: nameOf(props.row) })} close={props.close}>
      <div class="sp-form">
        <p class="sp-replan-lost">
          {t(props.row.offer === 'unreachable' ? 'callOffUntold' : 'callOffDetail', {
            service: isolate(props.row.serviceName),
            when: whenOf(props.row),
          })}
        </p>
        <div role="alert">
          <Show when={props.sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
        </div>
        <div class="sp-save-row">
          <button type="button" class="btn btn-danger" aria-disabled={props.sending.underWay()} onClick={() => props.cancel()}>
            {t('callOffYes')}
          </button>
          <button type="button" class="btn btn-outline-primary" onClick={() => props.close()}>
            {t('callOffNo')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
