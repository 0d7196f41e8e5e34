import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { blockedTimes, mayPlan, type PersonRules, type Plan } from '../../shared/domain/travel.ts'
import type { Reader, Row } from '../db/schema.ts'
import { isBound, type NetworkModel, type PersonModel } from '../network/model.ts'
import { awayIntervals } from '../resources/away-queries.ts'
import { candidateIds, type Plans, reach, type Wanted } from './slot-question.ts'
import { busyIntervals, type Needed, plansOfPeople } from './store.ts'

/** What stands in the way of taking anybody and anything for this, within `range`; what `moving` has does not. */
export async function plansOf(
  db: Reader,
  network: NetworkModel,
  wanted: Wanted,
  range: Interval,
  now: Instant,
  moving: string | null = null,
): Promise<Plans> {
  const ids = candidateIds(network, wanted)
  const around = reach(wanted, range)
  const busy = await busyIntervals(db, ids, around, now, moving)
  const bound = boundAmong(network, ids)
  const plans = await otherPlans(db, network, bound, around, now, moving)
  const length = lengthOf(wanted)
  for (const person of bound)
    busy.set(person.id, blockedTimes(placeAsked(wanted), length, plans.get(person.id) ?? [], rulesOf(network, person, around)))
  return { busy, away: await awayIntervals(db, ids, around) }
}

/** Whether what has just been claimed is still allowed to each of the people, now that nobody else can plan their day. */
export async function isStillAllowed(tx: PlansReader, wanted: Wanted, { assignments, taken }: Needed, appointmentId: string): Promise<boolean> {
  const { db, network, now } = tx
  const ids = assignments.map((assignment) => assignment.resourceId)
  const bound = boundAmong(network, ids)
  const plans = await otherPlans(db, network, bound, taken, now, appointmentId)
  const plan = { taken, siteId: placeAsked(wanted) }
  return bound.every((person) => mayPlan(plan, plans.get(person.id) ?? [], rulesOf(network, person, taken)).ok)
}

interface PlansReader {
  readonly db: Reader
  readonly network: NetworkModel
  readonly now: Instant
}

/** Those of them whom more than their cells binds. */
export const boundAmong = (network: NetworkModel, ids: readonly string[]): PersonModel[] =>
  ids.flatMap((id) => {
    const person = network.people.get(id)
    return person && isBound(network, person) ? [person] : []
  })

/** On site they have to be there; by phone and video they are wherever they are. */
export const placeOf = ({ site_id, channel }: Pick<Row<'appointment'>, 'site_id' | 'channel'>): string | null =>
  channel === 'onSite' ? site_id : null
const placeAsked = ({ site, channel }: Wanted): string | null => placeOf({ site_id: site.id, channel })

const lengthOf = ({ service }: Pick<Wanted, 'service'>): number =>
  (service.bufferBeforeMinutes + service.durationMinutes + service.bufferAfterMinutes) * minute

export const rulesOf = (network: NetworkModel, { weeklyMinutes }: PersonModel, range: Interval): PersonRules => ({
  travel: network.travel,
  weeklyMinutes,
  weeks: weeklyMinutes === null ? [] : network.openings.weeksAround(network.zone, range),
})

async function otherPlans(
  db: Reader,
  network: NetworkModel,
  people: readonly PersonModel[],
  range: Interval,
  now: Instant,
  moving: string | null,
): Promise<ReadonlyMap<string, readonly Plan[]>> {
  if (people.length === 0) return new Map()
  const ids = people.map((person) => person.id)
  return plansOfPeople(db, ids, reachOfRules(network, people, range), now, moving)
}

/** As far as anything can matter to these people: a journey to both sides, and whole weeks where their hours are counted. */
export function reachOfRules(network: NetworkModel, people: readonly PersonModel[], range: Interval): Interval {
  const longest = network.travel.longestMinutes * minute
  const weeks = people.some((person) => person.weeklyMinutes !== null) ? network.openings.weeksAround(network.zone, range) : []
  return {
    from: Math.min(range.from - longest, ...weeks.map((week) => week.from)),
    to: Math.max(range.to + longest, ...weeks.map((week) => week.to)),
  }
}
