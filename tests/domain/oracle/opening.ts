import type { Instant, Interval } from '../../../shared/domain/cells.ts'
import type { Hours } from '../../../shared/domain/opening.ts'
import { tick, type Wall, wallClock } from './wall-clock.ts'

const margin = 50 * 3_600_000

/**
 * The opening by looking at the wall every five minutes: which ticks are open, then which ticks stand in a row. Slow and
 * plain on purpose. Hours are in multiples of five minutes; `range` may begin and end anywhere.
 */
export function openByLooking(hours: Hours, range: Interval): Interval[] {
  const clock = wallClock(hours.zone, range.from - margin, range.to + margin)
  const open = new Set<Instant>()
  for (const dawn of firstTicksOfDays(clock)) {
    for (const [fromMinute, toMinute] of minutesOn(hours, clock[dawn]!)) {
      const from = lookUp(clock, dawn, fromMinute)
      const to = lookUp(clock, dawn, toMinute)
      for (let at = from; at < to; at += tick) open.add(at)
    }
  }
  return rows(clock, open)
    .map(({ from, to }) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to) }))
    .filter(({ from, to }) => from < to)
}

// The first and the last day are cut off by the margin.
function firstTicksOfDays(clock: readonly Wall[]): number[] {
  const dawns: number[] = []
  for (let index = 1; index < clock.length; index++) if (clock[index]!.day !== clock[index - 1]!.day) dawns.push(index)
  return dawns.slice(0, -1)
}

function minutesOn(hours: Hours, { day, weekday }: Wall): [number, number][] {
  const minutes: [number, number][] = []
  let excepted = false
  for (const exception of hours.exceptions) {
    if (day < exception.fromDay || day > exception.toDay) continue
    if (exception.fromMinute === null || exception.toMinute === null) return []
    excepted = true
    minutes.push([exception.fromMinute, exception.toMinute])
  }
  if (excepted) return minutes
  for (const window of hours.weekly) {
    if (window.weekday !== weekday) continue
    if (window.validFrom !== null && day < window.validFrom) continue
    if (window.validTo !== null && day > window.validTo) continue
    minutes.push([window.fromMinute, window.toMinute])
  }
  return minutes
}

/** When the wall first shows it on the day that begins at `dawn`; if it never does, the tick before counts on as if unchanged. */
function lookUp(clock: readonly Wall[], dawn: number, minute: number): Instant {
  const { day } = clock[dawn]!
  let next = dawn
  while (clock[next]!.day === day && clock[next]!.minute < minute) next++
  const found = clock[next]!
  if (minute === 1440 || (found.day === day && found.minute === minute)) return found.at
  const before = clock[next - 1]!
  const lasted = minute - before.minute + (before.day < day ? 1440 : 0)
  return before.at + lasted * 60_000
}

function rows(clock: readonly Wall[], open: ReadonlySet<Instant>): Interval[] {
  const found: Interval[] = []
  for (const { at } of clock) {
    if (!open.has(at)) continue
    if (found.at(-1)?.to === at) found[found.length - 1] = { from: found.at(-1)!.from, to: at + tick }
    else found.push({ from: at, to: at + tick })
  }
  return found
}
