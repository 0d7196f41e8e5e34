import { createSignal } from 'solid-js'
import { Dialog } from '../../staff/dialog.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { TimeField } from '../../staff/form/time-field.tsx'
import { isolate } from '../../staff/texts.ts'
import type { Acts } from './act.ts'
import { closesEarly } from './requests.ts'
import { useText } from './text.ts'

/** The site closes before its time: an exception of today alone. */
export function CloseEarly(props: { siteId: string; day: string; acts: Acts; close: () => void }) {
  const t = useText()
  const [time, setTime] = createSignal('')
  const [reason, setReason] = createSignal('')
  const [mistake, setMistake] = createSignal<string | undefined>()
  function submit(event: Event) {
    event.preventDefault()
    if (!time()) return setMistake(t('closeWhen'))
    props.close()
    const said = t('saidClosed', { time: isolate(time()) })
    return void props.acts.begin(closesEarly(props.siteId, props.day, time(), reason().trim() || t('closeEarly'), said))
  }
  return (
    <Dialog title={t('closeEarly')} close={props.close}>
      <form class="sp-form" novalidate onSubmit={submit}>
        <TimeField label={t('closeAt')} value={time()} mistake={mistake()} onTime={setTime} />
        <TextField label={t('reason')} optional maxlength={200} value={reason()} onText={setReason} />
        <div class="sp-save-row">
          <button type="submit" class="btn btn-primary">
            {t('goOn')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
