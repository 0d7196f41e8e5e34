import { type Clock, systemClock } from '../../server/deps.ts'
import type { Instant } from '../../shared/domain/cells.ts'

/** A clock that stands where the test puts it; timers run on real time, because only the order of things matters to a test. */
export interface TestClock extends Clock {
  set(instant: Instant | string): void
  advanceMinutes(minutes: number): void
}

/** Twice a minute of real time, what looks round by itself would on a slow machine meet what a leap of the clock has left: a console
 * that could not speak meanwhile. Tests have it look when they mean it. */
const looksRoundMs = 30_000

/** `lookingMs`: what looks round as seldom as this, or more seldom, does not look by itself at all. */
export function testClock(start: string, lookingMs = looksRoundMs): TestClock {
  let at = Date.parse(start)
  return {
    ...systemClock,
    every: (ms, run) => (ms < lookingMs ? systemClock.every(ms, run) : () => {}),
    now: () => at,
    set: (instant) => {
      at = typeof instant === 'string' ? Date.parse(instant) : instant
    },
    advanceMinutes: (minutes) => {
      at += minutes * 60_000
    },
  }
}
