import type { Day } from '../../shared/domain/cells.ts'
import type { Period } from '../../shared/domain/period.ts'
import { countIn, newSpread, type Spread } from '../../shared/domain/spread.ts'
import { missedOutcome, notCalledOutcome } from './fact.ts'
import { type MonthColumns, unknown, valueAt } from './month-columns.ts'

/** What is counted of visits that have something in common; each service of a visit has a wait of its own. */
export interface Tally {
  visits: number
  kept: number
  broken: number
  first: number
  again: number
  came: number
  missed: number
  readonly waits: Spread
  readonly daysAhead: Spread
  readonly firstFree: Spread
}

export interface Tallies {
  readonly outcomes: Map<string, number>
  readonly time: Map<string, Tally>
  readonly site: Map<string, Tally>
  readonly service: Map<string, Tally>
  readonly language: Map<string, Tally>
  readonly channel: Map<string, Tally>
  /** by hour of the day */
  readonly hour: readonly Tally[]
}

/** Longer waits and longer leads count as these: ten hours, and a year. */
const longestWait = 600
const longestLead = 366

export function newTally(): Tally {
  const spreads = { waits: newSpread(longestWait), daysAhead: newSpread(longestLead), firstFree: newSpread(longestLead) }
  return { visits: 0, kept: 0, broken: 0, first: 0, again: 0, came: 0, missed: 0, ...spreads }
}

export const newTallies = (): Tallies => ({
  outcomes: new Map(),
  time: new Map(),
  site: new Map(),
  service: new Map(),
  language: new Map(),
  channel: new Map(),
  hour: Array.from({ length: 24 }, newTally),
})

const counters = ['visits', 'kept', 'broken', 'first', 'again', 'came', 'missed'] as const
const spreads = ['waits', 'daysAhead', 'firstFree'] as const

/** All of them as one. */
export function together(tallies: Iterable<Tally>): Tally {
  const sum = newTally()
  for (const tally of tallies) {
    for (const counter of counters) sum[counter] += tally[counter]
    for (const spread of spreads) for (const [place, count] of tally[spread].entries()) sum[spread][place]! += count
  }
  return sum
}

export interface Wanted extends Period {
  readonly service: string | undefined
  readonly language: string | undefined
  readonly channel: string | undefined
}

/**
 * Adds the facts of one month of one site that are wanted. A region’s year is a million and a half of them: nothing is made for
 * a single one, and each is added to the six tallies from which all others follow. `timeOf` names the row of a day. A visit of three
 * services is three facts: it counts once, by its first, and in each of its services once.
 */
export function countMonth(tallies: Tallies, siteId: string, month: string, facts: MonthColumns, wanted: Wanted, timeOf: (day: Day) => string): void {
  const ofSite = of(tallies.site, siteId)
  const ofTime = daysWanted(month, wanted).map((day) => (day === null ? undefined : of(tallies.time, timeOf(day))))
  const ofService = wantedOf(tallies.service, facts.names.service, wanted.service)
  const ofLanguage = wantedOf(tallies.language, facts.names.language, wanted.language)
  const ofChannel = wantedOf(tallies.channel, facts.names.channel, wanted.channel)
  const missed = facts.names.outcome.indexOf(missedOutcome)
  const notCalled = facts.names.outcome.indexOf(notCalledOutcome)
  const ended = facts.names.outcome.map(() => 0)
  // Months that were packed before visits had several steps lack the column
  const steps = facts.steps ?? ''
  for (let at = 0; at < facts.hour.length; at++) {
    const time = ofTime[valueAt(facts.day, at)]
    const service = ofService[valueAt(facts.service, at)]
    const language = ofLanguage[valueAt(facts.language, at)]
    const channel = ofChannel[valueAt(facts.channel, at)]
    if (!time || !service || !language || !channel) continue
    const outcome = valueAt(facts.outcome, at)
    if (outcome === notCalled) continue
    const isFirst = valueAt(steps, at) !== 0
    const addToService = outcome === missed ? countMissed : isFirst ? countVisit : countFurtherVisit
    const add = addToService === countFurtherVisit && wanted.service === undefined ? countWait : addToService
    add(ofSite, facts, at)
    add(time, facts, at)
    add(tallies.hour[valueAt(facts.hour, at)]!, facts, at)
    addToService(service, facts, at)
    add(language, facts, at)
    add(channel, facts, at)
    ended[outcome]!++
  }
  for (const [outcome, name] of facts.names.outcome.entries()) {
    if (outcome !== missed && outcome !== notCalled) tallies.outcomes.set(name, (tallies.outcomes.get(name) ?? 0) + ended[outcome]!)
  }
}

/** By the day of the month; null for what lies outside the period. */
const daysWanted = (month: string, { from, to }: Period): (Day | null)[] =>
  Array.from({ length: 32 }, (_, number) => `${month}-${String(number).padStart(2, '0')}`).map((day) => (from <= day && day <= to ? day : null))

/** By the place of the name; undefined for what nobody asked for, whose tally stays empty. */
const wantedOf = (tallies: Map<string, Tally>, names: readonly string[], wanted: string | undefined): (Tally | undefined)[] =>
  names.map((name) => {
    const tally = of(tallies, name)
    return wanted === undefined || wanted === name ? tally : undefined
  })

function of(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key)
  if (known) return known
  const fresh = newTally()
  tallies.set(key, fresh)
  return fresh
}

function countMissed(tally: Tally): void {
  tally.missed++
}

function countVisit(tally: Tally, facts: MonthColumns, at: number): void {
  countFurtherVisit(tally, facts, at)
  countPromise(tally, facts, at)
}

/** The promise was of the first call of the visit: what follows had none. */
function countFurtherVisit(tally: Tally, facts: MonthColumns, at: number): void {
  tally.visits++
  countWait(tally, facts, at)
  const daysAhead = valueAt(facts.daysAhead, at)
  if (daysAhead !== unknown) countLead(tally, daysAhead, valueAt(facts.firstFree, at))
  const firstVisit = valueAt(facts.firstVisit, at)
  if (firstVisit === 1) tally.first++
  else if (firstVisit === 0) tally.again++
}

function countWait(tally: Tally, facts: MonthColumns, at: number): void {
  const wait = valueAt(facts.wait, at)
  if (wait !== unknown) countIn(tally.waits, wait)
}

function countPromise(tally: Tally, facts: MonthColumns, at: number): void {
  const wait = valueAt(facts.wait, at)
  const promised = valueAt(facts.promised, at)
  if (wait === unknown || promised === unknown) return
  if (wait <= promised) tally.kept++
  else tally.broken++
}

function countLead(tally: Tally, daysAhead: number, firstFree: number): void {
  tally.came++
  countIn(tally.daysAhead, daysAhead)
  if (firstFree !== unknown) countIn(tally.firstFree, firstFree)
}
