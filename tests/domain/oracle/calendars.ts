import fc from 'fast-check'
import type { Day, Interval } from '../../../shared/domain/cells.ts'
import type { Hours, HoursException, WeeklyWindow } from '../../../shared/domain/opening.ts'

const minute = 60_000
const hour = 60 * minute

/** Clock changes of each zone, and the days on which calendars go wrong. Nuuk skips 23:00 to 24:00, Cairo 00:00 to 01:00. */
const clockChanges: Record<string, Day[]> = {
  'Europe/Rome': ['2026-03-29', '2026-10-25'],
  'America/New_York': ['2026-03-08', '2026-11-01'],
  'Australia/Lord_Howe': ['2026-04-05', '2026-10-04'],
  'America/Nuuk': ['2026-03-28', '2026-10-24'],
  'Africa/Cairo': ['2026-04-24', '2026-10-29'],
  'Asia/Kolkata': ['2026-03-29'],
  UTC: ['2026-10-25'],
}
const hardDays: Day[] = ['2026-03-29', '2026-10-25', '2028-02-29', '2026-12-31', '2026-06-15']

const zones = fc.oneof(
  { weight: 5, arbitrary: fc.constant('Europe/Rome') },
  { weight: 5, arbitrary: fc.constantFrom('America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC', 'America/Nuuk', 'Africa/Cairo') },
)

export interface Calendar {
  readonly hours: Hours
  readonly range: Interval
}

/** Weekly hours with breaks, seasons and exceptions, and a range of one to four days on or around a hard day. */
export const calendars: fc.Arbitrary<Calendar> = zones
  .chain((zone) => fc.record({ zone: fc.constant(zone), anchor: fc.constantFrom(...clockChanges[zone]!, ...clockChanges[zone]!, ...hardDays) }))
  .chain(({ zone, anchor }) => fc.record({ hours: hoursAround(zone, anchor), range: rangesAround(anchor) }))

function rangesAround(anchor: Day): fc.Arbitrary<Interval> {
  const midnight = Date.parse(anchor)
  const beginning = fc.oneof(
    fc.integer({ min: -30, max: 18 }).map((hours) => hours * hour),
    fc.integer({ min: -30 * 60, max: 18 * 60 }).map((minutes) => minutes * minute + 1),
  )
  const length = fc.oneof(
    fc.integer({ min: 24, max: 80 }).map((hours) => hours * hour),
    fc.integer({ min: 0, max: 96 * 60 }).map((minutes) => minutes * minute),
  )
  return fc.tuple(beginning, length).map(([offset, lasting]) => ({ from: midnight + offset, to: midnight + offset + lasting }))
}

function hoursAround(zone: string, anchor: Day): fc.Arbitrary<Hours> {
  return fc.record({
    zone: fc.constant(zone),
    weekly: fc.array(fc.oneof(shifts(anchor), nightWindows(anchor)), { minLength: 1, maxLength: 6 }).map((windows) => windows.flat()),
    exceptions: fc.oneof(
      fc.constant([]),
      fc.array(exceptions(anchor), { maxLength: 2 }),
      fc.array(exceptions(anchor), { minLength: 2, maxLength: 4 }),
    ),
  })
}

const fiveMinutes = (min: number, max: number) => fc.integer({ min: min / 5, max: max / 5 }).map((count) => count * 5)

// The same hours on several weekdays, with a break: what a desk has.
function shifts(anchor: Day): fc.Arbitrary<WeeklyWindow[]> {
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
  const parts = fc.tuple(fiveMinutes(360, 660), fiveMinutes(30, 240), fiveMinutes(0, 90), fiveMinutes(30, 240))
  return fc.tuple(days, parts, seasons(anchor)).map(([weekdays, [opens, morning, pause, afternoon], season]) =>
    weekdays.flatMap((weekday) => [
      { weekday, fromMinute: opens, toMinute: opens + morning, ...season },
      { weekday, fromMinute: opens + morning + pause, toMinute: Math.min(1440, opens + morning + pause + afternoon), ...season },
    ]),
  )
}

// Where clocks change: in the night, and up to 24:00.
function nightWindows(anchor: Day): fc.Arbitrary<WeeklyWindow[]> {
  return fc
    .tuple(fc.constantFrom(6, 7, 7, 7, 5, 4, 3, 2, 1), nightMinutes, seasons(anchor))
    .map(([weekday, minutes, season]) => [{ weekday, ...minutes, ...season }])
}

const nightMinutes = fc
  .oneof(
    fc.tuple(fiveMinutes(0, 240), fiveMinutes(5, 120)),
    fc.tuple(fiveMinutes(1320, 1435), fc.constantFrom(5, 30, 1440)),
    fc.tuple(fc.constant(0), fc.constantFrom(1440, 720)),
  )
  .map(([fromMinute, length]) => ({ fromMinute, toMinute: Math.min(1440, fromMinute + length) }))

function daysFrom(anchor: Day, min: number, max: number): fc.Arbitrary<Day> {
  return fc.integer({ min, max }).map((days) => new Date(Date.parse(anchor) + days * 24 * hour).toISOString().slice(0, 10))
}

const seasons = (anchor: Day) =>
  fc.record({
    validFrom: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: daysFrom(anchor, -5, 3) }),
    validTo: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: daysFrom(anchor, -2, 6) }),
  })

// A holiday, a closed stretch over the turn of a month or year, or other hours for a day or more.
function exceptions(anchor: Day): fc.Arbitrary<HoursException> {
  const closed = fc.constant({ fromMinute: null, toMinute: null })
  const day = fiveMinutes(0, 1200).chain((fromMinute) =>
    fc.record({ fromMinute: fc.constant(fromMinute), toMinute: fiveMinutes(fromMinute + 5, 1440) }),
  )
  return fc
    .tuple(daysFrom(anchor, -3, 3), daysFrom(anchor, -1, 4), fc.oneof(closed, nightMinutes, day))
    .map(([fromDay, toDay, minutes]) => ({ fromDay, toDay: toDay < fromDay ? fromDay : toDay, ...minutes }))
}
