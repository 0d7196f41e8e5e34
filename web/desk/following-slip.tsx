import { createEffect, createResource, on, Show } from 'solid-js'
import type { FollowingBooked } from '../../shared/contracts/desks.ts'
import { type Catalogues, loadTongues } from '../kit/tongues.ts'
import { type BookedPaper, printSlip, Slip } from '../ui/slip.tsx'
import type { SlipKey } from '../ui/wait-words.ts'
import { oneOf } from './text.ts'
import type { Missing } from './work/ticks.ts'

const catalogues = import.meta.glob('../../shared/text/*/slip.json', { import: 'default' }) as Catalogues

export interface DeskPaper {
  readonly booked: FollowingBooked
  /** with another institution: then the paper says for what and with whom */
  readonly elsewhere: boolean
  readonly missing: readonly Missing[]
  readonly times: number
}

/** An appointment on paper: when, where, the code, and the papers to bring. Printed once for each of `times`. */
export default function FollowingSlip(props: DeskPaper) {
  const [tongues] = createResource(() => loadTongues<SlipKey>(catalogues))
  createEffect(on([tongues, () => props.times, () => props.booked.code], ([loaded]) => loaded && printSlip()))
  return <Show when={tongues()}>{(loaded) => <Slip paper={paperOf(props)} tongues={loaded()} siteName={props.booked.siteName} />}</Show>
}

const paperOf = ({ booked, elsewhere, missing }: DeskPaper): BookedPaper => ({
  at: 'booked',
  booked,
  slot: { day: booked.day, time: booked.time, siteName: booked.siteName, address: `${booked.address}, ${booked.city}` },
  phone: undefined,
  language: booked.language,
  keep: 'bookedBring',
  what: elsewhere ? { serviceName: booked.serviceName, institution: oneOf(booked.institutions, booked.language) } : undefined,
  // in the person’s own language, by its place in the list; as the clerk has read it where that list is shorter
  bring: missing.map(({ at, document }) => booked.documents[at] ?? document),
})
