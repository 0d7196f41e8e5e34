/**
 * Instants are epoch milliseconds (UTC) everywhere; a cell is five minutes of UTC, so daylight saving needs no special
 * case. Durations and buffers are multiples of five minutes and starts align to cells.
 */
export type Instant = number
export type Cell = number

/** A local calendar day, `YYYY-MM-DD`, in the time zone of the site it belongs to. */
export type Day = string

/** Half-open: `from` is inside, `to` is not. */
export interface Interval {
  readonly from: Instant
  readonly to: Instant
}

export const minute = 60_000
export const cellLength = 5 * minute

export const cellOf = (instant: Instant): Cell => Math.floor(instant / cellLength)
export const startOfCell = (cell: Cell): Instant => cell * cellLength
export const isAligned = (instant: Instant): boolean => instant % cellLength === 0

/** Every cell that the interval touches, in ascending order. */
export function cellsOf(interval: Interval): Cell[] {
  const first = cellOf(interval.from)
  const last = Math.ceil(interval.to / cellLength)
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index)
}
