import type { Interval } from './cells.ts'

/** The same time as sorted intervals that neither overlap nor touch; empty and reversed ones are dropped. Takes any order. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(lasts).sort((a, b) => a.from - b.from)
  const result: Interval[] = []
  for (const next of sorted) {
    const last = result.at(-1)
    if (last === undefined || next.from > last.to) result.push(next)
    else if (next.to > last.to) result[result.length - 1] = { from: last.from, to: next.to }
  }
  return result
}

/** What of each interval lies inside `range`, in the order given. */
export function clipped(intervals: readonly Interval[], range: Interval): Interval[] {
  return intervals.map(({ from, to }) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to) })).filter(lasts)
}

/** What is left of sorted, merged `intervals` when `away` is taken out of them; `away` in any order. */
export function without(intervals: readonly Interval[], away: readonly Interval[]): readonly Interval[] {
  if (away.length === 0) return intervals
  const gone = merged(away)
  return intervals.flatMap((interval) => {
    const left: Interval[] = []
    let from = interval.from
    for (const each of gone) {
      if (each.to <= from || each.from >= interval.to) continue
      left.push({ from, to: each.from })
      from = each.to
    }
    left.push({ from, to: interval.to })
    return left.filter(lasts)
  })
}

/** Whether one of them holds the whole of `visit`. */
export const holds = (intervals: readonly Interval[], visit: Interval): boolean =>
  intervals.some(({ from, to }) => from <= visit.from && visit.to <= to)

const lasts = ({ from, to }: Interval): boolean => from < to
