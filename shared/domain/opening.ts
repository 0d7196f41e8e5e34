import { type Day, type Instant, type Interval, minute } from './cells.ts'
import { clipped, merged } from './intervals.ts'

/**
 * A window that comes back every week, in the local time of `zone`. Weekday 1 is Monday, 7 is Sunday. Minutes count from
 * local midnight, 0 to 1440; `toMinute` is greater than `fromMinute` (a window past midnight is two windows).
 * `validFrom` and `validTo` are inclusive local days; null means no limit.
 */
export interface WeeklyWindow {
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
  readonly validFrom: Day | null
  readonly validTo: Day | null
}

/**
 * Days (inclusive) on which the weekly windows do not count. Without minutes it closes them; with minutes it opens
 * just these. Several exceptions on one day add up, and a closure among them wins over all.
 */
export interface HoursException {
  readonly fromDay: Day
  readonly toDay: Day
  readonly fromMinute: number | null
  readonly toMinute: number | null
}

export interface Hours {
  readonly zone: string
  readonly weekly: readonly WeeklyWindow[]
  readonly exceptions: readonly HoursException[]
}

/**
 * The open intervals that meet `range`, clipped to it, sorted, touching ones merged. A wall time that the clock skips in
 * spring moves forward by what was skipped, one that it repeats in autumn is the first; a window whose ends collapse gives
 * nothing. Throws RangeError when the system does not know `zone`.
 */
export function openIntervals(hours: Hours, range: Interval): Interval[] {
  if (range.to <= range.from) return []
  const opened = daysAround(hours.zone, range).flatMap((date) => openedOn(hours, date))
  return clipped(merged(opened), range)
}

/** Whether `instant` lies in an open interval. Throws as `openIntervals` does. */
export function isOpenAt(hours: Hours, instant: Instant): boolean {
  return openIntervals(hours, { from: instant, to: instant + 1 }).length > 0
}

/** The calendar day at `instant` in `zone`. Throws RangeError when the system does not know `zone`. */
export function localDay(zone: string, instant: Instant): Day {
  return localDate(zone, instant).toString()
}

/** From the first instant of the local day to that of the next: 23, 24 or 25 hours. Throws RangeError on a bad zone or day. */
export function dayInterval(zone: string, day: Day): Interval {
  const date = Temporal.PlainDate.from(day)
  return { from: startOf(zone, date), to: startOf(zone, dayAfter(date)) }
}

/** From the first instant of the Monday on or before the local day to that of the next Monday. Throws RangeError on a bad zone or day. */
export function weekInterval(zone: string, day: Day): Interval {
  const date = Temporal.PlainDate.from(day)
  const monday = date.subtract({ days: date.dayOfWeek - 1 })
  return { from: startOf(zone, monday), to: startOf(zone, monday.add({ days: 7 })) }
}

/** What the wall clock in `zone` shows at `instant`, in whole minutes from 00:00, 0 to 1439. Throws RangeError on a bad zone. */
export function localMinute(zone: string, instant: Instant): number {
  const { hour, minute } = localTime(zone, instant)
  return hour * 60 + minute
}

/**
 * The instant at which the wall clock in `zone` shows `minuteOfDay` (0 to 1440; 1440 is the start of the next day), with
 * skipped and repeated times as in `openIntervals`. Throws RangeError on a bad zone, day or minute.
 */
export function instantOf(zone: string, day: Day, minuteOfDay: number): Instant {
  return instantOn(zone, Temporal.PlainDate.from(day), minuteOfDay)
}

type MinuteSpan = Pick<WeeklyWindow, 'fromMinute' | 'toMinute'>

const minutesPerDay = 1440

// One day more on both sides: where the clock skips the last hour of a day (America/Nuuk), a window moves into the next.
function daysAround(zone: string, range: Interval): Temporal.PlainDate[] {
  const last = dayAfter(localDate(zone, range.to))
  const days: Temporal.PlainDate[] = []
  for (let date = localDate(zone, range.from).subtract({ days: 1 }); !isAfter(date, last); date = dayAfter(date)) days.push(date)
  return days
}

function openedOn(hours: Hours, date: Temporal.PlainDate): Interval[] {
  const spans = spansOn(hours, date)
  if (spans.length === 0) return []
  const instantAt = clockOf(hours.zone, date)
  return spans.map(({ fromMinute, toMinute }) => ({ from: instantAt(fromMinute), to: instantAt(toMinute) }))
}

function spansOn(hours: Hours, date: Temporal.PlainDate): MinuteSpan[] {
  const day = date.toString()
  const exceptions = hours.exceptions.filter(({ fromDay, toDay }) => fromDay <= day && day <= toDay)
  if (exceptions.length > 0) return exceptions.every(opens) ? exceptions : []
  return hours.weekly.filter((window) => window.weekday === date.dayOfWeek && isValidOn(window, day))
}

function opens(exception: HoursException): exception is HoursException & MinuteSpan {
  return exception.fromMinute !== null && exception.toMinute !== null
}

function isValidOn({ validFrom, validTo }: WeeklyWindow, day: Day): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo)
}

// A zone conversion costs microseconds. In a day of 24 hours the clock does not change, so minutes are just added.
function clockOf(zone: string, date: Temporal.PlainDate): (minuteOfDay: number) => Instant {
  const from = startOf(zone, date)
  const isSteady = startOf(zone, dayAfter(date)) - from === minutesPerDay * minute
  return (minuteOfDay) => (isSteady ? from + minuteOfDay * minute : instantOn(zone, date, minuteOfDay))
}

function instantOn(zone: string, date: Temporal.PlainDate, minuteOfDay: number): Instant {
  if (minuteOfDay === 0) return startOf(zone, date)
  if (minuteOfDay === minutesPerDay) return startOf(zone, dayAfter(date))
  const time = new Temporal.PlainTime(Math.floor(minuteOfDay / 60), minuteOfDay % 60)
  return date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

const startOf = (zone: string, date: Temporal.PlainDate): Instant => date.toZonedDateTime(zone).epochMilliseconds
const dayAfter = (date: Temporal.PlainDate): Temporal.PlainDate => date.add({ days: 1 })
const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) > 0
const localTime = (zone: string, instant: Instant) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
const localDate = (zone: string, instant: Instant): Temporal.PlainDate => localTime(zone, instant).toPlainDate()
