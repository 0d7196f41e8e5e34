import { createMemo, createSignal } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { NumberField } from '../../staff/form/number-field.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { isolate } from '../../staff/texts.ts'
import type { Acts } from './act.ts'
import { cannotBeHad } from './requests.ts'
import { useText } from './text.ts'

/** A clerk is missing: so many places of their pool are not there for the rest of the day. */
export function SomebodyIll(props: { queue: Queue; acts: Acts; close: () => void }) {
  const t = useText()
  const pools = createMemo(() => [...new Map(props.queue.desks.map((desk) => [desk.poolId, `${desk.institutionName} · ${desk.poolName}`]))])
  const [poolId, setPoolId] = createSignal(pools()[0]?.[0] ?? '')
  const [units, setUnits] = createSignal<number | null>(1)
  const [mistake, setMistake] = createSignal<string | undefined>()
  function submit(event: Event) {
    event.preventDefault()
    const missing = units()
    if (missing === null || missing < 1) return setMistake(t('illHowMany'))
    props.close()
    const name = pools().find(([id]) => id === poolId())?.[1] ?? ''
    const wish = { who: { poolId: poolId(), units: missing }, reason: 'ill' as const }
    return void props.acts.begin(cannotBeHad(wish, t('saidIll', { n: missing, name: isolate(name) })))
  }
  return (
    <Dialog title={t('ill')} close={props.close}>
      <form class="sp-form" novalidate onSubmit={submit}>
        <SelectField label={t('pool')} value={poolId()} options={pools().map(([value, label]) => ({ value, label }))} onChosen={setPoolId} />
        <NumberField label={t('illUnits')} hint={t('illHint')} min={1} max={50} value={units()} mistake={mistake()} onNumber={setUnits} />
        <div class="sp-save-row">
          <button type="submit" class="btn btn-primary">
            {t('goOn')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
