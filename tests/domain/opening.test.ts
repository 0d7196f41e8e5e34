import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Interval } from '../../shared/domain/cells.ts'
import {
  dayInterval,
  type Hours,
  type HoursException,
  instantOf,
  isOpenAt,
  localDay,
  localMinute,
  openIntervals,
  type WeeklyWindow,
} from '../../shared/domain/opening.ts'
import { type Calendar, calendars } from './oracle/calendars.ts'
import { openByLooking } from './oracle/opening.ts'
import { controlRuns, patience, runs } from './oracle/replay.ts'

const rome = 'Europe/Rome'
const sunday = 7
const springDay = '2026-03-29'
const autumnDay = '2026-10-25'

const at = (text: string): number => Date.parse(text)
const clock = (hours: number, minutes = 0): number => hours * 60 + minutes
const weekly = (weekday: number, fromMinute: number, toMinute: number, season: Partial<WeeklyWindow> = {}): WeeklyWindow => ({
  weekday,
  fromMinute,
  toMinute,
  validFrom: null,
  validTo: null,
  ...season,
})
const everyDay = (fromMinute: number, toMinute: number) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => weekly(weekday, fromMinute, toMinute))
const closedOn = (fromDay: string, toDay = fromDay): HoursException => ({ fromDay, toDay, fromMinute: null, toMinute: null })
const opensOn = (day: string, fromMinute: number, toMinute: number): HoursException => ({ fromDay: day, toDay: day, fromMinute, toMinute })
const inRome = (windows: readonly WeeklyWindow[], exceptions: readonly HoursException[] = []): Hours => ({ zone: rome, weekly: windows, exceptions })
const span = (from: string, to: string): Interval => ({ from: at(from), to: at(to) })
const openOn = (day: string, hours: Hours): string[] => openIntervals(hours, dayInterval(hours.zone, day)).map(inWords)
const inWords = ({ from, to }: Interval): string => `${hourOf(from)}-${hourOf(to)}`
const hourOf = (instant: number): string => new Date(instant).toISOString().slice(11, 16)

test('a window opens at the local hour, in winter and in summer', () => {
  const hours = inRome(everyDay(clock(9), clock(13)))
  expect(openOn('2026-01-14', hours)).toEqual(['08:00-12:00'])
  expect(openOn('2026-07-14', hours)).toEqual(['07:00-11:00'])
})

test('a window is for its weekday alone, 1 is Monday and 7 is Sunday', () => {
  expect(openOn('2026-06-15', inRome([weekly(1, 540, 780), weekly(7, 600, 660)]))).toEqual(['07:00-11:00'])
  expect(openOn('2026-06-21', inRome([weekly(1, 540, 780), weekly(7, 600, 660)]))).toEqual(['08:00-09:00'])
  expect(openOn('2026-06-16', inRome([weekly(1, 540, 780)]))).toEqual([])
})

test('a window over the clock change lasts an hour less in spring and an hour more in autumn', () => {
  const night = inRome([weekly(sunday, clock(1), clock(5))])
  expect(openOn(springDay, night)).toEqual(['00:00-03:00'])
  expect(openOn(autumnDay, night)).toEqual(['23:00-04:00'])
})

test('a window in the hour that does not exist opens when the clock has jumped', () => {
  expect(openOn(springDay, inRome([weekly(sunday, clock(2, 15), clock(2, 45))]))).toEqual(['01:15-01:45'])
  expect(openOn(springDay, inRome([weekly(sunday, clock(2), clock(4))]))).toEqual(['01:00-02:00'])
})

test('a window whose ends collapse in the clock change gives nothing', () => {
  expect(openOn(springDay, inRome([weekly(sunday, clock(2), clock(3))]))).toEqual([])
  expect(openOn(springDay, inRome([weekly(sunday, clock(2, 30), clock(3))]))).toEqual([])
})

test('a window in the hour that comes twice is open the first time', () => {
  expect(openOn(autumnDay, inRome([weekly(sunday, clock(2, 15), clock(2, 45))]))).toEqual(['00:15-00:45'])
})

test('a clock that jumps half an hour moves a window by half an hour', () => {
  const hours: Hours = { zone: 'Australia/Lord_Howe', weekly: [weekly(sunday, clock(2, 10), clock(4))], exceptions: [] }
  expect(openIntervals(hours, dayInterval(hours.zone, '2026-10-04'))).toEqual([span('2026-10-03T15:40Z', '2026-10-03T17:00Z')])
})

test('where the clock skips the last hour of a day, its window moves into the next day', () => {
  const hours: Hours = { zone: 'America/Nuuk', weekly: [weekly(6, clock(23, 15), clock(23, 45))], exceptions: [] }
  expect(openOn('2026-03-28', hours)).toEqual([])
  expect(openOn('2026-03-29', hours)).toEqual(['01:15-01:45'])
})

test('24:00 is the start of the next day, and a night in two windows is one interval', () => {
  const hours = inRome([weekly(1, clock(22), 1440), weekly(2, 0, clock(2))])
  expect(openIntervals(hours, span('2026-06-15T00:00Z', '2026-06-17T00:00Z'))).toEqual([span('2026-06-15T20:00Z', '2026-06-16T00:00Z')])
})

test('touching and overlapping windows are one interval', () => {
  expect(openOn('2026-06-15', inRome([weekly(1, 780, 840), weekly(1, 540, 780), weekly(1, 600, 700)]))).toEqual(['07:00-12:00'])
})

test('a break stays closed', () => {
  expect(openOn('2026-06-15', inRome([weekly(1, 540, 780), weekly(1, 840, 1020)]))).toEqual(['07:00-11:00', '12:00-15:00'])
})

test('intervals are clipped to the range, and an empty range has none', () => {
  const hours = inRome(everyDay(540, 780))
  expect(openIntervals(hours, span('2026-06-15T08:00Z', '2026-06-15T09:30Z'))).toEqual([span('2026-06-15T08:00Z', '2026-06-15T09:30Z')])
  expect(openIntervals(hours, span('2026-06-15T08:00Z', '2026-06-15T08:00Z'))).toEqual([])
  expect(openIntervals(hours, span('2026-06-15T11:00Z', '2026-06-15T20:00Z'))).toEqual([])
})

test('a season counts its first and its last day', () => {
  const hours = inRome(everyDay(540, 780).map((window) => ({ ...window, validFrom: '2026-06-15', validTo: '2026-06-16' })))
  expect(['2026-06-14', '2026-06-15', '2026-06-16', '2026-06-17'].map((day) => openOn(day, hours).length)).toEqual([0, 1, 1, 0])
})

test('a closure takes its whole local days, both ends included', () => {
  const hours = inRome(everyDay(0, 1440), [closedOn('2026-12-31', '2027-01-01')])
  expect(openIntervals(hours, span('2026-12-30T12:00Z', '2027-01-02T12:00Z'))).toEqual([
    span('2026-12-30T12:00Z', '2026-12-30T23:00Z'),
    span('2027-01-01T23:00Z', '2027-01-02T12:00Z'),
  ])
})

test('an exception with hours opens just these, several add up, also on a day that is else closed', () => {
  const hours = inRome([weekly(1, 540, 780)], [opensOn('2026-06-15', 600, 660), opensOn('2026-06-15', 900, 960), opensOn('2026-06-16', 600, 660)])
  expect(openOn('2026-06-15', hours)).toEqual(['08:00-09:00', '13:00-14:00'])
  expect(openOn('2026-06-16', hours)).toEqual(['08:00-09:00'])
})

test('a closure wins over hours on the same day', () => {
  expect(openOn('2026-06-15', inRome(everyDay(540, 780), [opensOn('2026-06-15', 600, 660), closedOn('2026-06-15')]))).toEqual([])
})

test('an exception with half its hours unknown closes', () => {
  expect(openOn('2026-06-15', inRome(everyDay(540, 780), [{ ...closedOn('2026-06-15'), fromMinute: 600 }]))).toEqual([])
})

test('29 February is a day like another', () => {
  expect(openOn('2028-02-29', inRome([weekly(2, 540, 780)]))).toEqual(['08:00-12:00'])
})

test('a site is open from the first instant of a window and closed from its last', () => {
  const hours = inRome([weekly(1, 540, 780)])
  expect(isOpenAt(hours, at('2026-06-15T07:00Z'))).toBe(true)
  expect(isOpenAt(hours, at('2026-06-15T07:00Z') - 1)).toBe(false)
  expect(isOpenAt(hours, at('2026-06-15T11:00Z') - 1)).toBe(true)
  expect(isOpenAt(hours, at('2026-06-15T11:00Z'))).toBe(false)
})

test('local day and minute are those of the wall', () => {
  expect([localDay(rome, at('2026-12-31T22:59Z')), localMinute(rome, at('2026-12-31T22:59:59Z'))]).toEqual(['2026-12-31', 1439])
  expect([localDay(rome, at('2026-12-31T23:00Z')), localMinute(rome, at('2026-12-31T23:00Z'))]).toEqual(['2027-01-01', 0])
  expect(localMinute('Asia/Kolkata', at('2026-01-01T00:00Z'))).toBe(330)
})

test('a day lasts 23 hours in spring and 25 in autumn, and begins at one where midnight is skipped', () => {
  expect(dayInterval(rome, springDay)).toEqual(span('2026-03-28T23:00Z', '2026-03-29T22:00Z'))
  expect(dayInterval(rome, autumnDay)).toEqual(span('2026-10-24T22:00Z', '2026-10-25T23:00Z'))
  expect(dayInterval('Africa/Cairo', '2026-04-24')).toEqual(span('2026-04-23T22:00Z', '2026-04-24T21:00Z'))
  expect(localMinute('Africa/Cairo', dayInterval('Africa/Cairo', '2026-04-24').from)).toBe(60)
})

test('a wall time that is skipped moves forward, one that is repeated is the first', () => {
  expect(instantOf(rome, springDay, clock(2, 30))).toBe(at('2026-03-29T01:30Z'))
  expect(instantOf(rome, autumnDay, clock(2, 30))).toBe(at('2026-10-25T00:30Z'))
  expect(instantOf(rome, autumnDay, 1440)).toBe(at('2026-10-25T23:00Z'))
})

test('a zone or a day that does not exist is refused loudly', () => {
  expect(() => localDay('Europe/Atlantis', 0)).toThrow(RangeError)
  expect(() => dayInterval(rome, '2026-02-29')).toThrow(RangeError)
  expect(() => instantOf(rome, springDay, 1441)).toThrow(RangeError)
})

type Engine = (hours: Hours, range: Interval) => Interval[]

const agreement = (engine: Engine, among = calendars) =>
  fc.property(among, ({ hours, range }: Calendar) => {
    expect(engine(hours, range)).toEqual(openByLooking(hours, range))
  })

test('4,000 random calendars open as the clock on the wall says', { timeout: patience }, () => {
  fc.assert(agreement(openIntervals), runs(4000))
})

test('a random site is open exactly inside its intervals', { timeout: patience }, () => {
  fc.assert(
    fc.property(calendars, fc.double({ min: 0, max: 1, noNaN: true }), ({ hours, range }, share) => {
      const instant = Math.floor(range.from + share * (range.to - range.from))
      expect(isOpenAt(hours, instant)).toBe(openByLooking(hours, { from: instant, to: instant + 1 }).length > 0)
    }),
    runs(500),
  )
})

const broken: Record<string, Engine> = {
  'forgets exceptions': (hours, range) => openIntervals({ ...hours, exceptions: [] }, range),
  'lets hours win over a closure': ({ exceptions, ...hours }, range) =>
    openIntervals(
      { ...hours, exceptions: exceptions.filter((one, _, all) => one.fromMinute !== null || all.every(({ fromMinute }) => fromMinute === null)) },
      range,
    ),
  'forgets seasons': (hours, range) =>
    openIntervals({ ...hours, weekly: hours.weekly.map((one) => ({ ...one, validFrom: null, validTo: null })) }, range),
  'adds minutes to midnight': openByAddingMinutes,
  'leaves touching windows apart': (hours, range) =>
    hours.weekly.flatMap((window) => openIntervals({ ...hours, weekly: [window] }, range)).sort((a, b) => a.from - b.from),
}

test.each(Object.entries(broken))('the comparison finds an engine that %s', { timeout: patience }, (_, engine) => {
  expect(fc.check(agreement(engine), controlRuns(4000)).failed).toBe(true)
})

test('an engine that adds minutes to midnight is wrong in nothing but the clock changes', { timeout: patience }, () => {
  const steady = calendars.filter(({ hours }) => hours.zone === 'UTC' || hours.zone === 'Asia/Kolkata')
  fc.assert(agreement(openByAddingMinutes, steady), runs(200))
})

// Right but for the clock changes: each day is asked on a day of 24 hours that begins with it.
function openByAddingMinutes(hours: Hours, range: Interval): Interval[] {
  const days = Array.from({ length: 8 }, (_, index) => localDay(hours.zone, range.from + (index - 2) * 86_400_000))
  const opened = [...new Set(days)].flatMap((day) => {
    const begins = dayInterval(hours.zone, day).from
    const asUtc = { from: at(`${day}T00:00Z`), to: at(`${day}T00:00Z`) + 86_400_000 }
    return openIntervals({ ...hours, zone: 'UTC' }, asUtc).map(({ from, to }) => ({ from: from - asUtc.from + begins, to: to - asUtc.from + begins }))
  })
  return mergedByHand(opened, range)
}

function mergedByHand(intervals: readonly Interval[], range: Interval): Interval[] {
  const result: { from: number; to: number }[] = []
  for (const { from, to } of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else result.push({ from, to })
  }
  return result.map(({ from, to }) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to) })).filter(({ from, to }) => from < to)
}
