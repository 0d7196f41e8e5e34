import { type Cell, cellLength, cellsOf, type Instant, type Interval, isAligned, minute } from './cells.ts'
import { createSeating } from './seating.ts'

/** One resource that could fill a demand: when it is there, and when it is already claimed. Both sorted by start. */
export interface Candidate {
  readonly resourceId: string
  readonly windows: readonly Interval[]
  readonly busy: readonly Interval[]
}

/** A role that must be filled `count` times at the same start by different resources. */
export interface Demand {
  readonly role: string
  readonly count: number
  readonly candidates: readonly Candidate[]
}

export interface SlotQuestion {
  readonly now: Instant
  /** starts are searched in this range */
  readonly range: Interval
  /** when the site is open; sorted, merged */
  readonly opening: readonly Interval[]
  readonly durationMinutes: number
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  /** a start is offered every so many minutes from the beginning of each opening */
  readonly stepMinutes: number
  readonly noticeMinutes: number
  readonly horizonDays: number
  readonly demands: readonly Demand[]
}

/** What a visit at a known start asks for. */
export type VisitQuestion = Pick<SlotQuestion, 'durationMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'demands'>

export interface Assignment {
  readonly role: string
  readonly resourceId: string
}

/**
 * Starts at which every demand can be met, ascending. The visit itself lies inside the opening; buffers may lie outside.
 * A resource fills a seat when one of its windows holds the whole visit and nothing busy meets the visit with its buffers;
 * it fills one seat at a time, also where it is a candidate of several roles. Steps count from the beginning of each
 * opening as given, moved up to a cell: hand in whole days, for an opening clipped to "now" would shift them.
 * A step that is no multiple of five minutes, or a demand with too few candidates, gives no starts.
 */
export function findStarts(question: SlotQuestion): Instant[] {
  if (!canEverMeet(question.demands)) return []
  const starts = offeredStarts(question)
  const free = freedoms(question, starts)
  const manned = startsWithEnough(question.demands, free, starts.length)
  return sharesResources(question.demands) ? seatedStarts(question.demands, free, starts, manned) : starts.filter((_, at) => manned[at] === 1)
}

/**
 * Which resources to claim at `start`, or null when the demands cannot all be met. Seat by seat in the order of the demands,
 * it is the first candidate in the order given with which the seats after it can still be filled. Looks at the demands
 * alone: whether the opening, the step, notice and horizon offer `start` is what `findStarts` says.
 */
export function assignAt(question: VisitQuestion, start: Instant): Assignment[] | null {
  if (!isAligned(start) || !canEverMeet(question.demands)) return null
  const free = freedoms(question, [start])
  const seats = seatsOf(question.demands)
  const seating = createSeating(optionsOf(question.demands, seats), (seat, option) => free[seats[seat]!]![option]![0] === 1)
  return seating.first()?.map((option, seat) => assignment(question.demands[seats[seat]!]!, option)) ?? null
}

/** The cells that an appointment at `start` claims, buffers included, ascending. */
export function claimedCells(question: Pick<SlotQuestion, 'durationMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes'>, start: Instant): Cell[] {
  const from = start - question.bufferBeforeMinutes * minute
  return cellsOf({ from, to: start + (question.durationMinutes + question.bufferAfterMinutes) * minute })
}

/** One byte for each start, 1 where the resource is free. */
type Freedom = Uint8Array

const hour = 60 * minute

const canEverMeet = (demands: readonly Demand[]): boolean => demands.every(({ candidates, count }) => candidates.length >= Math.max(count, 1))

function offeredStarts(question: SlotQuestion): Instant[] {
  const step = question.stepMinutes * minute
  if (!(step > 0 && isAligned(step))) return []
  const earliest = Math.max(question.range.from, question.now + question.noticeMinutes * minute)
  const latest = Math.min(question.range.to - 1, question.now + question.horizonDays * 24 * hour)
  const starts: Instant[] = []
  for (const opening of question.opening) {
    const first = Math.ceil(opening.from / cellLength) * cellLength
    const last = Math.min(latest, opening.to - question.durationMinutes * minute)
    const skipped = Math.max(0, Math.ceil((earliest - first) / step)) * step
    for (let start = first + skipped; start <= last; start += step) starts.push(start)
  }
  return starts
}

/** By demand and candidate. */
function freedoms(question: VisitQuestion, starts: readonly Instant[]): Freedom[][] {
  return question.demands.map(({ candidates }) => candidates.map((candidate) => freedom(question, candidate, starts)))
}

function freedom(question: VisitQuestion, { windows, busy }: Candidate, starts: readonly Instant[]): Freedom {
  const duration = question.durationMinutes * minute
  const before = question.bufferBeforeMinutes * minute
  const after = question.bufferAfterMinutes * minute
  const free = new Uint8Array(starts.length)
  for (const { from, to } of windows) free.fill(1, firstAtOrAfter(starts, from), firstAfter(starts, to - duration))
  for (const { from, to } of busy) free.fill(0, firstAfter(starts, from - duration - after), firstAtOrAfter(starts, to + before))
  return free
}

// `fill` takes an end before its beginning as nothing to fill: a window shorter than the visit, a busy time between two starts.
const firstAfter = (starts: readonly Instant[], instant: Instant): number => firstAtOrAfter(starts, instant + 1)

function firstAtOrAfter(starts: readonly Instant[], instant: Instant): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (starts[middle]! < instant) low = middle + 1
    else high = middle
  }
  return low
}

function startsWithEnough(demands: readonly Demand[], free: readonly (readonly Freedom[])[], length: number): Freedom {
  const manned = new Uint8Array(length).fill(1)
  demands.forEach((demand, role) => {
    const present = new Uint16Array(length)
    for (const candidate of free[role]!) for (let at = 0; at < length; at++) present[at]! += candidate[at]!
    for (let at = 0; at < length; at++) if (present[at]! < demand.count) manned[at] = 0
  })
  return manned
}

function sharesResources(demands: readonly Demand[]): boolean {
  const ids = resourceIds(demands)
  return new Set(ids).size < ids.length
}

function seatedStarts(demands: readonly Demand[], free: readonly (readonly Freedom[])[], starts: readonly Instant[], manned: Freedom): Instant[] {
  const seats = seatsOf(demands)
  let at = 0
  const seating = createSeating(optionsOf(demands, seats), (seat, option) => free[seats[seat]!]![option]![at] === 1)
  return starts.filter((_, index) => {
    at = index
    return manned[at] === 1 && seating.isPossible()
  })
}

/** For each seat, the index of its demand. */
const seatsOf = (demands: readonly Demand[]): number[] => demands.flatMap(({ count }, role) => Array.from({ length: count }, () => role))

/** For each seat, its candidates as numbers, one number for each resource whatever the role. */
function optionsOf(demands: readonly Demand[], seats: readonly number[]): number[][] {
  const numbers = new Map([...new Set(resourceIds(demands))].map((id, number) => [id, number]))
  const options = demands.map((demand) => resourceIds([demand]).map((id) => numbers.get(id)!))
  return seats.map((role) => options[role]!)
}

const resourceIds = (demands: readonly Demand[]): string[] => demands.flatMap(({ candidates }) => candidates.map(({ resourceId }) => resourceId))
const assignment = ({ role, candidates }: Demand, option: number): Assignment => ({ role, resourceId: candidates[option]!.resourceId })
