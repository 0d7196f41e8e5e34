import { type Instant, type Interval, minute } from './cells.ts'
import { accepted, type Decision, refused } from './decision.ts'
import { merged } from './intervals.ts'

/** What is known before a number is given. */
export interface AdmissionQuestion {
  readonly now: Instant
  /** when the site closes; null when it is closed now */
  readonly closesAt: Instant | null
  /** a desk of this site serves it, and it may be had without an appointment */
  readonly servedHere: boolean
  /** null: none needed */
  readonly interpreterLanguage: string | null
  /** windows at this site of interpreters of that language, today */
  readonly interpreterWindows: readonly Interval[]
  readonly expectedMinutes: number
}

/**
 * Whether a number may be given: unknown means refuse. A kiosk that expects no interpreter of a language today says so before
 * it gives a number. Refused: `site_closed`, `no_desk_today`, `no_interpreter_today`. The value is the first time that an interpreter
 * is there, from now on, or null when none is needed.
 */
export function mayTakeNumber(question: AdmissionQuestion): Decision<Interval | null> {
  const { now, closesAt } = question
  if (closesAt === null) return refused('site_closed')
  if (!question.servedHere) return refused('no_desk_today')
  if (question.interpreterLanguage === null) return accepted(null)
  const needed = question.expectedMinutes * minute
  const there = question.interpreterWindows
    .map((window) => ({ from: Math.max(window.from, now), to: Math.min(window.to, closesAt) }))
    .filter((window) => window.to - window.from >= needed)
  const first = merged(there)[0]
  return first ? accepted(first) : refused('no_interpreter_today')
}
