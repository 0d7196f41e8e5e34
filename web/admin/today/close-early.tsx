import { createMemo, createSignal } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { TimeField } from '../../staff/form/time-field.tsx'
import { isolate } from '../../staff/texts.ts'
import type { Acts } from './act.ts'
import { instantIn } from './local.ts'
import { poolsOf } from './pools.ts'
import { cannotBeHad, closesEarly } from './requests.ts'
import { useText } from './text.ts'

/** The site closes before its time, or one pool of it, or one desk of a pool: today alone. */
export function CloseEarly(props: { queue: Queue; siteId: string; day: string; acts: Acts; close: () => void }) {
  const t = useText()
  const [what, setWhat] = createSignal('site')
  const [time, setTime] = createSignal('')
  const [reason, setReason] = createSignal('')
  const [mistake, setMistake] = createSignal<string | undefined>()
  const parts = createMemo(() =>
    poolsOf(props.queue).flatMap(({ id, name, deskCount }) => [
      ...(deskCount > 1 ? [{ value: `all ${id}`, label: t('closePool', { name: isolate(name) }), poolId: id, units: 'all' as const }] : []),
      { value: `one ${id}`, label: t('closeDesk', { name: isolate(name) }), poolId: id, units: 1 },
    ]),
  )
  const part = () => parts().find((each) => each.value === what())

  function submit(event: Event) {
    event.preventDefault()
    if (!time()) return setMistake(t('closeWhen'))
    const from = instantIn(props.queue.zone, props.day, time())
    if (from <= Date.parse(props.queue.now)) return setMistake(t('closePast'))
    props.close()
    return void props.acts.begin(actFrom(from))
  }

  function actFrom(from: number) {
    const closed = part()
    if (!closed) return closesEarly(props.siteId, props.day, time(), reason().trim() || t('closeEarly'), t('saidClosed', { time: isolate(time()) }))
    const { poolId, units, label } = closed
    const wish = { who: { poolId, units }, from: new Date(from).toISOString(), reason: 'other' as const }
    return cannotBeHad(wish, t('saidPartClosed', { name: label, time: isolate(time()) }))
  }

  return (
    <Dialog title={t('closeEarly')} close={props.close}>
      <form class="sp-form" novalidate onSubmit={submit}>
        <SelectField
          label={t('closeWhat')}
          hint={part()?.units === 1 ? t('closeDeskHint') : undefined}
          value={what()}
          options={[{ value: 'site', label: t('closeSite') }, ...parts()]}
          onChosen={setWhat}
        />
        <TimeField label={t('closeAt')} value={time()} mistake={mistake()} onTime={setTime} />
        {part() ? null : <TextField label={t('reason')} optional maxlength={200} value={reason()} onText={setReason} />}
        <div class="sp-save-row">
          <button type="submit" class="btn btn-primary">
            {t('goOn')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
