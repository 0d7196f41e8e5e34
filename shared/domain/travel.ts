import { type Instant, type Interval, minute } from './cells.ts'
import { accepted, type Decision, refused } from './decision.ts'

/** Minutes from one site to another. Said for one direction alone they hold for both; 0 where nobody has said anything. */
export interface TravelTimes {
  readonly longestMinutes: number
  minutes(from: string, to: string): number
}

export function travelTimes(known: readonly { readonly from: string; readonly to: string; readonly minutes: number }[]): TravelTimes {
  const byWay = new Map(known.map(({ from, to, minutes }) => [`${from} ${to}`, minutes]))
  return {
    longestMinutes: Math.max(0, ...byWay.values()),
    minutes: (from, to) => (from === to ? 0 : (byWay.get(`${from} ${to}`) ?? byWay.get(`${to} ${from}`) ?? 0)),
  }
}

/** What somebody has planned: when, buffers included, and where they must be; null: by phone or video, from wherever they are. */
export interface Plan {
  readonly taken: Interval
  readonly siteId: string | null
}

/** What no cell can say about a person. */
export interface PersonRules {
  readonly travel: Pick<TravelTimes, 'minutes'>
  /** null: no limit */
  readonly weeklyMinutes: number | null
  /** the local weeks in which plans and what is asked for lie; a plan counts whole in each that it touches */
  readonly weeks: readonly Interval[]
}

/**
 * Whether somebody with these other plans can take one more. Refused: `slot_gone`, where they are at something else, cannot be
 * there in time, could not get to the next one in time, or would be planned for more than their weekly hours.
 */
export function mayPlan(plan: Plan, others: readonly Plan[], rules: PersonRules): Decision<Plan> {
  if (others.some((other) => isTooClose(plan, other, rules))) return refused('slot_gone')
  return weeksOf(plan, rules).every((week) => hasRoom(week, lengthOf(plan.taken), others, rules)) ? accepted(plan) : refused('slot_gone')
}

function isTooClose(plan: Plan, other: Plan, { travel }: PersonRules): boolean {
  const there = wayMs(travel, plan.siteId, other.siteId)
  const back = wayMs(travel, other.siteId, plan.siteId)
  return plan.taken.from < other.taken.to + back && other.taken.from < plan.taken.to + there
}

/**
 * The same for a search: when somebody cannot take a plan of this length at this site, whatever its start. A plan that meets none
 * of these times may be made.
 */
export function blockedTimes(siteId: string | null, lengthMs: number, others: readonly Plan[], rules: PersonRules): Interval[] {
  const there = others.map((other) => ({
    from: other.taken.from - wayMs(rules.travel, siteId, other.siteId),
    to: other.taken.to + wayMs(rules.travel, other.siteId, siteId),
  }))
  return [...there, ...rules.weeks.filter((week) => !hasRoom(week, lengthMs, others, rules))].sort((one, other) => one.from - other.from)
}

const wayMs = (travel: PersonRules['travel'], from: string | null, to: string | null): number =>
  from === null || to === null ? 0 : travel.minutes(from, to) * minute

function hasRoom(week: Interval, lengthMs: number, others: readonly Plan[], { weeklyMinutes }: PersonRules): boolean {
  if (weeklyMinutes === null) return true
  const planned = others.reduce((sum, { taken }) => (meets(taken, week) ? sum + lengthOf(taken) : sum), 0)
  return planned + lengthMs <= weeklyMinutes * minute
}

const weeksOf = ({ taken }: Plan, { weeks }: PersonRules): readonly Interval[] => weeks.filter((week) => meets(taken, week))
const meets = (one: Interval, other: Interval): boolean => one.from < other.to && other.from < one.to
const lengthOf = ({ from, to }: Interval): Instant => to - from
