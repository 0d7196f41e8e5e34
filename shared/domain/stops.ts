import type { Day } from './cells.ts'

/** Where a mobile unit is on these days (inclusive), between these minutes of the day. */
export interface Stop {
  readonly fromDay: Day
  readonly toDay: Day
  readonly fromMinute: number
  readonly toMinute: number
  readonly place: string
  /** null: somewhere in the city of the unit */
  readonly address: string | null
}

export const stopOn = (stops: readonly Stop[], day: Day, minuteOfDay: number): Stop | undefined =>
  stops.find((stop) => stop.fromDay <= day && day <= stop.toDay && stop.fromMinute <= minuteOfDay && minuteOfDay < stop.toMinute)
