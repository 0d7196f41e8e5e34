import type { Day } from './cells.ts'
import { type Week, type WeekSpan, weekOf } from './week-grid.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Opening hours as the file of a network says them: `HH:MM` local, `24:00` the end of the day, days inclusive. */
export interface HoursWindow {
  readonly on: Weekday[]
  readonly from: string
  readonly to: string
  readonly validFrom?: Day | undefined
  readonly validTo?: Day | undefined
}

/** From which day until which the windows hold, inclusive; null: without an end. */
export interface Season {
  readonly validFrom: Day | null
  readonly validTo: Day | null
}

/** The stretches of the calendar that these hours speak of, the earliest first. */
export function seasonsOf(windows: readonly HoursWindow[]): Season[] {
  const seasons = new Map(windows.map((window) => [keyOf(seasonOf(window)), seasonOf(window)]))
  return [...seasons.values()].sort(bySeason)
}

export const isSameSeason = (one: Season, other: Season): boolean => keyOf(one) === keyOf(other)
export const doSeasonsMeet = (one: Season, other: Season): boolean =>
  (one.validFrom ?? earliest) <= (other.validTo ?? latest) && (other.validFrom ?? earliest) <= (one.validTo ?? latest)

/** What is open in an ordinary week of a season, by the windows that are of just this season. */
export const weekIn = (windows: readonly HoursWindow[], season: Season): Week =>
  weekOf(windows.filter((window) => isSameSeason(seasonOf(window), season)).flatMap(spansOf))

/** The same hours with another week in a season. Days with the same times share a window. */
export function withWeek(windows: readonly HoursWindow[], season: Season, week: Week): HoursWindow[] {
  return [...windows.filter((window) => !isSameSeason(seasonOf(window), season)), ...windowsOf(week, season)].sort(byWindow)
}

/**
 * Makes a season of its own out of these days. It begins with the hours that hold through all of it, so that nothing changes until
 * somebody draws in it; what reached across it goes on before and after, what only began or ended in it stays outside.
 */
export function splitSeason(windows: readonly HoursWindow[], season: Season): HoursWindow[] {
  const met = windows.filter((window) => doSeasonsMeet(seasonOf(window), season))
  const rest = windows.filter((window) => !met.includes(window))
  const outside = met.flatMap((window) => around(seasonOf(window), season).map((left) => ({ ...window, ...fieldsOf(left) })))
  const through = met.filter((window) => covers(seasonOf(window), season))
  return withWeek([...rest, ...outside], season, weekOf(through.flatMap(spansOf)))
}

/** Takes a season away: what held until the day before it goes on, and meets what begins after it where both are the same. */
export function joinSeason(windows: readonly HoursWindow[], season: Season): HoursWindow[] {
  const rest = windows.filter((window) => !isSameSeason(seasonOf(window), season))
  const before = seasonsOf(rest).find((each) => season.validFrom !== null && each.validTo === dayBefore(season.validFrom))
  const after = seasonsOf(rest).find((each) => season.validTo !== null && each.validFrom === dayAfter(season.validTo))
  if (before && after && isSameWeek(weekIn(rest, before), weekIn(rest, after)))
    return withWeek(withWeek(withWeek(rest, before, []), after, []), { ...before, validTo: after.validTo }, weekIn(rest, before))
  if (before) return withWeek(withWeek(rest, before, []), { ...before, validTo: season.validTo }, weekIn(rest, before))
  if (after) return withWeek(withWeek(rest, after, []), { ...after, validFrom: season.validFrom }, weekIn(rest, after))
  return [...rest]
}

export const clockOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
/** NaN where it is no time. */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
export const dayBefore = (day: Day): Day => shifted(day, -1)
export const dayAfter = (day: Day): Day => shifted(day, 1)
/** A local day some days later; there is no time in it, so no zone either. */
export const shifted = (day: Day, days: number): Day => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

function windowsOf(week: Week, season: Season): HoursWindow[] {
  const times = new Map<string, WeekSpan[]>()
  for (const span of week) {
    const key = `${span.fromMinute} ${span.toMinute}`
    times.set(key, [...(times.get(key) ?? []), span])
  }
  return [...times.values()].map((spans) => ({
    on: spans.map((span) => weekdays[span.weekday - 1]!),
    from: clockOf(spans[0]!.fromMinute),
    to: clockOf(spans[0]!.toMinute),
    ...fieldsOf(season),
  }))
}

const spansOf = ({ on, from, to }: HoursWindow): WeekSpan[] =>
  on.map((day) => ({ weekday: weekdays.indexOf(day) + 1, fromMinute: minuteOf(from), toMinute: minuteOf(to) }))

/** What of `whole` lies before and after `season`. */
function around(whole: Season, season: Season): Season[] {
  const before = season.validFrom === null ? null : { validFrom: whole.validFrom, validTo: dayBefore(season.validFrom) }
  const after = season.validTo === null ? null : { validFrom: dayAfter(season.validTo), validTo: whole.validTo }
  return [before, after].filter((each) => each !== null).filter((each) => (each.validFrom ?? earliest) <= (each.validTo ?? latest))
}

const covers = (whole: Season, season: Season): boolean =>
  (whole.validFrom ?? earliest) <= (season.validFrom ?? earliest) && (season.validTo ?? latest) <= (whole.validTo ?? latest)
const earliest = '0000'
const latest = '9999'
const seasonOf = ({ validFrom, validTo }: HoursWindow): Season => ({ validFrom: validFrom ?? null, validTo: validTo ?? null })
const keyOf = ({ validFrom, validTo }: Season): string => `${validFrom ?? earliest} ${validTo ?? latest}`
const fieldsOf = ({ validFrom, validTo }: Season) => ({ validFrom: validFrom ?? undefined, validTo: validTo ?? undefined })
const isSameWeek = (one: Week, other: Week): boolean => JSON.stringify(one) === JSON.stringify(other)
const bySeason = (a: Season, b: Season): number => compare(keyOf(a), keyOf(b))
const byWindow = (a: HoursWindow, b: HoursWindow): number =>
  weekdays.indexOf(a.on[0]!) - weekdays.indexOf(b.on[0]!) || compare(a.from, b.from) || compare(keyOf(seasonOf(a)), keyOf(seasonOf(b)))
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
