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

/** The same days, cut at the ends of months. */
export function monthsOf({ from, to }: Period): Period[] {
  const months: Period[] = []
  for (let first = from; first <= to; ) {
    const date = Temporal.PlainDate.from(first)
    const last = date.with({ day: date.daysInMonth })
    months.push({ from: first, to: last.toString() < to ? last.toString() : to })
    first = last.add({ days: 1 }).toString()
  }
  return months
}
