import { createMemo, createSignal } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { NumberField } from '../../staff/form/number-field.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { TimeField } from '../../staff/form/time-field.tsx'
import { isolate } from '../../staff/texts.ts'
import type { Acts } from './act.ts'
import { instantIn } from './local.ts'
import { poolsOf } from './pools.ts'
import { cannotBeHad } from './requests.ts'
import { useText } from './text.ts'

/** A clerk is missing: so many places of their pool are not there, from now or later until some time of today or its end. */
export function SomebodyIll(props: { queue: Queue; day: string; acts: Acts; close: () => void }) {
  const t = useText()
  const pools = createMemo(() => poolsOf(props.queue))
  const [poolId, setPoolId] = createSignal(pools()[0]?.id ?? '')
  const [units, setUnits] = createSignal<number | null>(1)
  const [from, setFrom] = createSignal('')
  const [to, setTo] = createSignal('')
  const [mistake, setMistake] = createSignal<{ units?: string; to?: string }>({})

  function submit(event: Event) {
    event.preventDefault()
    const missing = units()
    if (missing === null || missing < 1) return setMistake({ units: t('illHowMany') })
    const begin = from() ? instantIn(props.queue.zone, props.day, from()) : Date.parse(props.queue.now)
    const end = to() ? instantIn(props.queue.zone, props.day, to()) : null
    if (end !== null && end <= Math.max(begin, Date.parse(props.queue.now))) return setMistake({ to: t('illPast') })
    props.close()
    const name = isolate(pools().find(({ id }) => id === poolId())?.name ?? '')
    const wish = {
      who: { poolId: poolId(), units: missing },
      ...(from() ? { from: new Date(begin).toISOString() } : {}),
      ...(end === null ? {} : { to: new Date(end).toISOString() }),
      reason: 'ill' as const,
    }
    const said = end === null ? t('saidIll', { n: missing, name }) : t('saidIllUntil', { n: missing, name, time: isolate(to()) })
    return void props.acts.begin(cannotBeHad(wish, said))
  }

  return (
    <Dialog title={t('ill')} close={props.close}>
      <form class="sp-form" novalidate onSubmit={submit}>
        <SelectField label={t('pool')} value={poolId()} options={pools().map(({ id, name }) => ({ value: id, label: name }))} onChosen={setPoolId} />
        <NumberField label={t('illUnits')} min={1} max={50} value={units()} mistake={mistake().units} onNumber={setUnits} />
        <TimeField label={t('illFrom')} hint={t('illFromHint')} optional value={from()} onTime={setFrom} />
        <TimeField label={t('illTo')} hint={t('illToHint')} optional value={to()} mistake={mistake().to} onTime={setTo} />
        <div class="sp-save-row">
          <button type="submit" class="btn btn-primary">
            {t('goOn')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
