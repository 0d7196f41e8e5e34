import { type Instant, minute } from './cells.ts'
import { promptMs, type WaitEstimate } from './wait.ts'

/** What was promised when the number was given, and what has become of it. */
export interface PromiseNow {
  readonly at: Instant
  readonly kept: boolean
  /** of one that is not kept: about when the call will come instead, to five minutes; null when nobody can say */
  readonly about: Instant | null
}

const roundedTo = 5 * minute

/**
 * The paper in somebody's hand goes on saying what it said: the first promise stays, whatever the estimates say later, until the
 * slow end of the wait is past it by more than a desk may take to call. Then it is broken, and that is said.
 */
export function promiseNow(promisedAt: Instant, estimate: WaitEstimate, now: Instant): PromiseNow {
  if (estimate.kind === 'unknown') return { at: promisedAt, kept: false, about: null }
  // The minutes of a wait are rounded up: with the seconds of now, one and the same call would seem to come now earlier, now later
  const expected = Math.floor(now / minute + estimate.highMinutes) * minute
  if (expected <= promisedAt + promptMs) return { at: promisedAt, kept: true, about: null }
  return { at: promisedAt, kept: false, about: Math.ceil(expected / roundedTo) * roundedTo }
}
