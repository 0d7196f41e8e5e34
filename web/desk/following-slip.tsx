import { createEffect, createResource, on, Show } from 'solid-js'
import type { FollowingBooked } from '../../shared/contracts/desks.ts'
import { type Catalogues, loadTongues } from '../kit/tongues.ts'
import { type BookedPaper, printSlip, Slip } from '../ui/slip.tsx'
import type { SlipKey } from '../ui/wait-words.ts'
import type { Missing } from './work/ticks.ts'

const catalogues = import.meta.glob('../../shared/text/*/slip.json', { import: 'default' }) as Catalogues

/** The next appointment on paper: when, where, the code, and the papers that were missing. Printed once for each of `times`. */
export default function FollowingSlip(props: { booked: FollowingBooked; missing: readonly Missing[]; times: number }) {
  const [tongues] = createResource(() => loadTongues<SlipKey>(catalogues))
  createEffect(on([tongues, () => props.times, () => props.booked.code], ([loaded]) => loaded && printSlip()))
  return (
    <Show when={tongues()}>
      {(loaded) => <Slip paper={paperOf(props.booked, props.missing)} tongues={loaded()} siteName={props.booked.siteName} />}
    </Show>
  )
}

const paperOf = (booked: FollowingBooked, missing: readonly Missing[]): BookedPaper => ({
  at: 'booked',
  booked,
  slot: { day: booked.day, time: booked.time, siteName: booked.siteName, address: `${booked.address}, ${booked.city}` },
  phone: undefined,
  language: booked.language,
  keep: 'bookedBring',
  // in the person’s own language, by its place in the list; as the clerk has read it where that list is shorter
  bring: missing.map(({ at, document }) => booked.documents[at] ?? document),
})
