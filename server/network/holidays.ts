import Holidays from 'date-holidays'
import type { Day } from '../../shared/domain/cells.ts'
import type { HoursException } from '../../shared/domain/opening.ts'

/** One looks ahead at most half a year; a server that runs for a year without a change of the network still knows the next. */
const yearsAhead = [0, 1, 2]

export interface Closing {
  /** a country, `IT` */
  readonly holidays: string | null
  /** of the patron saint, `12-07` */
  readonly patronDay: string | null
}

/**
 * Public holidays on which a site is closed. Where the site says something of its own for a day, that holds: who opens on
 * 15 August writes an exception with times.
 */
export function holidayClosures({ holidays, patronDay }: Closing, own: readonly HoursException[], year: number): HoursException[] {
  const days = yearsAhead.flatMap((ahead) => [
    ...(holidays === null ? [] : publicHolidays(holidays, year + ahead)),
    ...(patronDay === null ? [] : [`${year + ahead}-${patronDay}`]),
  ])
  const isSpokenOf = (day: Day) => own.some((exception) => exception.fromDay <= day && day <= exception.toDay)
  return [...new Set(days)].filter((day) => !isSpokenOf(day)).map((day) => ({ fromDay: day, toDay: day, fromMinute: null, toMinute: null }))
}

const known = new Map<string, Day[]>()

function publicHolidays(country: string, year: number): Day[] {
  const key = `${country} ${year}`
  const found = known.get(key) ?? daysOf(country, year)
  known.set(key, found)
  return found
}

const daysOf = (country: string, year: number): Day[] =>
  new Holidays(country)
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => holiday.date.slice(0, 10))
