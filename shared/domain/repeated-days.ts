import type { Day } from './cells.ts'
import { shifted } from './week-hours.ts'

export const repetitions = ['week', 'twoWeeks', 'month'] as const
export type Repetition = (typeof repetitions)[number]

/** What may be repeated at once; a year of weeks. */
export const mostRepeated = 60

/** The days after `day` on which it comes back, up to `until`. A month later is the same weekday of that month: the second Tuesday, or the last. */
export function repeatedDays(day: Day, every: Repetition, until: Day): Day[] {
  const days: Day[] = []
  for (let turn = 1; turn <= mostRepeated; turn++) {
    const next = every === 'month' ? sameWeekdayLater(day, turn) : shifted(day, turn * (every === 'week' ? 7 : 14))
    if (next > until) break
    days.push(next)
  }
  return days
}

function sameWeekdayLater(day: Day, months: number): Day {
  const from = new Date(`${day}T00:00:00Z`)
  const turn = Math.ceil(from.getUTCDate() / 7)
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1)
  const offset = (from.getUTCDay() - new Date(first).getUTCDay() + 7) % 7
  const date = 1 + offset + (turn - 1) * 7
  // the fifth one is there in some months only: it is the last
  return new Date(first + (inMonth(first, date) && turn < 5 ? date - 1 : lastOf(first, offset) - 1) * dayLength).toISOString().slice(0, 10)
}

const lastOf = (first: number, offset: number): number => {
  const fifth = 1 + offset + 28
  return inMonth(first, fifth) ? fifth : fifth - 7
}
const inMonth = (first: number, date: number): boolean => new Date(first + (date - 1) * dayLength).getUTCMonth() === new Date(first).getUTCMonth()
const dayLength = 86_400_000
