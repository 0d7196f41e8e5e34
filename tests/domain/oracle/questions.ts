import fc from 'fast-check'
import type { Interval } from '../../../shared/domain/cells.ts'
import type { Candidate, Demand, SlotQuestion } from '../../../shared/domain/slots.ts'
import { type Calendar, calendars } from './calendars.ts'
import { openByLooking } from './opening.ts'

const minute = 60_000
const hour = 60 * minute

/** Questions over random calendars: no demand, pools, and professionals who are candidates of several roles. */
export const questions: fc.Arbitrary<SlotQuestion> = calendars
  .map((calendar) => ({ ...calendar, opening: openByLooking(calendar.hours, around(calendar.range)) }))
  .chain(({ range, opening }) =>
    fc.record({ range: fc.constant(range), opening: fc.constant(opening), ...visits, ...limits(range), demands: demandsIn(range, opening) }),
  )

// Also a time of the appointment's beginning that the range cuts: the step counts from the whole opening.
const around = ({ from, to }: Calendar['range']): Interval => ({ from: from - 30 * hour, to: to + 30 * hour })

const visits = {
  durationMinutes: fc.constantFrom(5, 15, 20, 30, 45, 60, 90),
  bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 15, 30),
  bufferAfterMinutes: fc.constantFrom(0, 0, 5, 10, 40),
  stepMinutes: fc.constantFrom(5, 10, 15, 20, 30, 45, 60),
}

const limits = ({ from, to }: Interval) => ({
  now: fc.integer({ min: -3 * 24 * 60, max: Math.ceil((to - from) / minute / 2) }).map((minutes) => from + minutes * minute),
  noticeMinutes: fc.constantFrom(0, 0, 60, 120, 24 * 60, 47 * 60),
  horizonDays: fc.constantFrom(1, 3, 5, 30, 90, 90),
})

// Mostly enough people for the role: a question that nobody can meet tests little.
const asked = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom(1, 1, 1, 2), fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 2 })) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(1, 2, 3), fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 0 })) },
)

function demandsIn(range: Interval, opening: readonly Interval[]): fc.Arbitrary<Demand[]> {
  const staff = Array.from({ length: 6 }, (_, index) => candidates(`r${index}`, range, opening))
  const roles = fc.array(asked, { maxLength: 3 })
  return fc
    .tuple(fc.tuple(...staff), roles)
    .map(([people, asked]) =>
      asked.map(([count, members], index) => ({ role: `role${index}`, count, candidates: members.map((member) => people[member]!) })),
    )
}

function candidates(resourceId: string, range: Interval, opening: readonly Interval[]): fc.Arbitrary<Candidate> {
  const windows = fc.oneof(
    { weight: 3, arbitrary: fc.constant(opening) },
    { weight: 2, arbitrary: fc.constant([around(range)]) },
    { weight: 2, arbitrary: stretches(range, 6, 12 * 60) },
  )
  return fc.record({ resourceId: fc.constant(resourceId), windows, busy: stretches(range, 10, 120) })
}

// Most stand on cells; some, such as a window of seven minutes, do not.
function stretches({ from, to }: Interval, maxLength: number, maxMinutes: number): fc.Arbitrary<Interval[]> {
  const grain = fc.constantFrom(5, 5, 5, 1)
  const first = Math.floor(from / (5 * minute)) * 5
  const stretch = fc
    .tuple(grain, fc.integer({ min: -120, max: Math.ceil((to - from) / minute) + 120 }), fc.integer({ min: 5, max: maxMinutes }))
    .map(([size, offset, length]) => [first + Math.floor(offset / size) * size, Math.ceil(length / size) * size] as const)
    .map(([begins, length]) => ({ from: begins * minute, to: (begins + length) * minute }))
  return fc.array(stretch, { maxLength }).map((found) => found.toSorted((a, b) => a.from - b.from))
}
