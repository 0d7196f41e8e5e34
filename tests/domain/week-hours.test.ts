import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayInterval, type Hours, openIntervals } from '../../shared/domain/opening.ts'
import { type Week, weekOf } from '../../shared/domain/week-grid.ts'
import {
  dayAfter,
  dayBefore,
  type HoursWindow,
  isSameSeason,
  joinSeason,
  minuteOf,
  type Season,
  seasonsOf,
  splitSeason,
  weekdays,
  weekIn,
  withWeek,
} from '../../shared/domain/week-hours.ts'
import { controlRuns, runs } from './oracle/replay.ts'

const allYear: Season = { validFrom: null, validTo: null }
const summer: Season = { validFrom: '2026-06-01', validTo: '2026-08-31' }
const mornings: HoursWindow[] = [{ on: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '13:00' }]

test('days with the same times share a window', () => {
  const week = [1, 2, 4].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1440 }))
  expect(withWeek([], allYear, week)).toEqual([{ on: ['mon', 'tue', 'thu'], from: '09:00', to: '24:00' }])
  expect(weekIn(withWeek([], allYear, week), allYear)).toEqual(week)
})

describe('a season', () => {
  test('is split off with the hours that its days have anyway', () => {
    const split = splitSeason(mornings, summer)
    expect(seasonsOf(split)).toEqual([{ validFrom: null, validTo: '2026-05-31' }, summer, { validFrom: '2026-09-01', validTo: null }])
    expect(weekIn(split, summer)).toEqual(weekIn(mornings, allYear))
  })

  test('is drawn in without touching the rest of the year', () => {
    const closed = withWeek(splitSeason(mornings, summer), summer, [])
    expect(openOn(closed, '2026-05-29')).toEqual(['09:00-13:00'])
    expect(openOn(closed, '2026-07-15')).toEqual([])
    expect(openOn(closed, '2026-09-01')).toEqual(['09:00-13:00'])
  })

  test('is taken away again, and the year is whole', () => {
    expect(joinSeason(splitSeason(mornings, summer), summer)).toEqual(mornings)
  })

  test('is taken away from between different hours: those before it go on', () => {
    const split = splitSeason(mornings, summer)
    const autumn = { validFrom: '2026-09-01', validTo: null }
    const changed = withWeek(split, autumn, weekIn(split, autumn).slice(1))
    expect(openOn(joinSeason(changed, summer), '2026-07-13')).toEqual(['09:00-13:00'])
    expect(openOn(joinSeason(changed, summer), '2026-09-07')).toEqual([])
  })
})

test('the day before the first of March is the twenty-ninth in a leap year', () => {
  expect(dayBefore('2028-03-01')).toBe('2028-02-29')
  expect(dayAfter('2026-12-31')).toBe('2027-01-01')
})

const anyDay = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10))
const anySeason: fc.Arbitrary<Season> = fc
  .tuple(fc.option(anyDay), fc.option(anyDay))
  .map(([one, other]) => (one && other && one > other ? { validFrom: other, validTo: one } : { validFrom: one, validTo: other }))
const anyMinute = fc.integer({ min: 0, max: 288 }).map((fives) => fives * 5)
const anyWeek: fc.Arbitrary<Week> = fc
  .array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), fromMinute: anyMinute, toMinute: anyMinute }), { maxLength: 6 })
  .map(weekOf)
const anyHours = fc
  .array(fc.tuple(anySeason, anyWeek), { maxLength: 4 })
  .map((parts) => parts.reduce<HoursWindow[]>((windows, [season, week]) => withWeek(windows, season, week), []))

describe('whatever the hours', () => {
  test('a season that is split off changes nothing on any day, where none begins or ends in it', () => {
    fc.assert(
      fc.property(anyHours, anySeason, anyDay, (windows, season, day) => {
        fc.pre(seasonsOf(windows).every((each) => isSameSeason(each, season) || !cross(each, season)))
        expect(openOn(splitSeason(windows, season), day)).toEqual(openOn(windows, day))
      }),
      runs(1000),
    )
  })

  test('a season that is drawn in is open as it was drawn, and no day outside of it changes', () => {
    fc.assert(
      fc.property(anyHours, anySeason, anyWeek, anyDay, (windows, season, week, day) => {
        const drawn = withWeek(splitSeason(windows, season), season, week)
        const inside = (season.validFrom ?? '') <= day && day <= (season.validTo ?? '9')
        expect(openOn(drawn, day)).toEqual(openOn(inside ? withWeek([], allYear, week) : windows, day))
      }),
      runs(1000),
    )
  })

  // The control: a season laid over the year, instead of split off, is found out.
  test('a season that is only added is noticed', () => {
    const found = fc.check(
      fc.property(anyHours, anySeason, anyWeek, anyDay, (windows, season, week, day) => {
        const inside = (season.validFrom ?? '') <= day && day <= (season.validTo ?? '9')
        const expected = openOn(inside ? withWeek([], allYear, week) : windows, day)
        return openOn(withWeek(windows, season, week), day).join() === expected.join()
      }),
      controlRuns(2000),
    )
    expect(found.failed).toBe(true)
  })
})

const cross = (one: Season, season: Season): boolean => {
  const [from, to] = [season.validFrom ?? '', season.validTo ?? '9']
  const inside = (day: string) => from <= day && day <= to
  return inside(one.validFrom ?? '') !== (one.validFrom === season.validFrom) || inside(one.validTo ?? '9') !== (one.validTo === season.validTo)
}

/** By the rule that opens the doors. */
function openOn(windows: readonly HoursWindow[], day: string): string[] {
  const weekly = windows.flatMap((window) =>
    window.on.map((on) => ({
      weekday: weekdays.indexOf(on) + 1,
      fromMinute: minuteOf(window.from),
      toMinute: minuteOf(window.to),
      validFrom: window.validFrom ?? null,
      validTo: window.validTo ?? null,
    })),
  )
  const hours: Hours = { zone: 'UTC', weekly, exceptions: [] }
  const hourOf = (instant: number) => new Date(instant).toISOString().slice(11, 16)
  return openIntervals(hours, dayInterval('UTC', day)).map(({ from, to }) => `${hourOf(from)}-${hourOf(to)}`)
}
