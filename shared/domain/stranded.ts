import { type AdmissionQuestion, mayTakeNumber } from './admission.ts'
import type { StrandedReason, WaitEstimate } from './wait.ts'

/** What is left of today for somebody who has a number: one question for each time that the site is still open, the first of them now if it is. */
export interface RestOfToday {
  readonly openNow: boolean
  readonly chances: readonly AdmissionQuestion[]
}

/**
 * Why somebody with a number will not be served today; null while they may be. Decided by what decides whether a number is given, so
 * nobody is sent away who could take one now. Only `afterClosing` may be said to them too, for numbers are given as long as it is
 * open: it is likely, the others are certain. `estimate` is null for somebody who does not wait: set aside, or not ready yet.
 */
export function strandedBy({ openNow, chances }: RestOfToday, estimate: WaitEstimate | null): StrandedReason | null {
  if (estimate?.kind === 'range') return null
  if (chances.length === 0) return 'afterClosing'
  const refusals = chances.map(mayTakeNumber).filter((answer) => !answer.ok)
  const lacksInterpreter = refusals.length === chances.length && refusals.every(({ code }) => code === 'no_interpreter_today')
  if (lacksInterpreter) return 'noInterpreterToday'
  // Somebody sits there, and calls until then: when it closes says more than that nobody will be there after it
  if (estimate?.reason === 'afterClosing' && openNow && chances.slice(1).every((later) => !mayTakeNumber(later).ok)) return 'afterClosing'
  return refusals.length === chances.length ? 'noDeskToday' : null
}
