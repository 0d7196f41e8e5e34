import type { Day } from './cells.ts'

/** Local days, both inclusive. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

export const daysIn = ({ from, to }: Period): number => Temporal.PlainDate.from(from).until(to).days + 1

export function daysOf(period: Period): Day[] {
  const first = Temporal.PlainDate.from(period.from)
  return Array.from({ length: Math.max(0, daysIn(period)) }, (_, index) => first.add({ days: index }).toString())
}

/** The months that the period touches: `2026-03`. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = []
  for (let month = Temporal.PlainYearMonth.from(from); month.toString() <= to; month = month.add({ months: 1 })) months.push(month.toString())
  return months
}
