import type { Instant } from '../../../shared/domain/cells.ts'

/** What a clock on the wall shows, read from Intl and not from Temporal, which the engine uses. */
export interface Wall {
  readonly at: Instant
  readonly day: string
  readonly weekday: number
  readonly minute: number
}

export const tick = 5 * 60_000

/** The clock on the wall in `zone`, every five minutes from `from` to `to`. */
export function wallClock(zone: string, from: Instant, to: Instant): Wall[] {
  const known = readings.get(zone) ?? new Map<Instant, Wall>()
  readings.set(zone, known)
  const clock: Wall[] = []
  for (let at = Math.floor(from / tick) * tick; at <= to; at += tick) {
    const wall = known.get(at) ?? readWall(zone, at)
    known.set(at, wall)
    clock.push(wall)
  }
  return clock
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
// Random ranges lie on the same few days: reading each instant once makes 10,000 runs take seconds.
const readings = new Map<string, Map<Instant, Wall>>()
const clocks = new Map<string, Intl.DateTimeFormat>()

function readWall(zone: string, at: Instant): Wall {
  const parts = new Map(
    clockIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
  return {
    at,
    day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    weekday: weekdays.indexOf(parts.get('weekday')!) + 1,
    minute: number('hour') * 60 + number('minute'),
  }
}

function clockIn(zone: string): Intl.DateTimeFormat {
  const clock = clocks.get(zone) ?? newClock(zone)
  clocks.set(zone, clock)
  return clock
}

function newClock(zone: string): Intl.DateTimeFormat {
  const twoDigits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn-hc-h23', { timeZone: zone, weekday: 'short', year: 'numeric', ...twoDigits })
}
