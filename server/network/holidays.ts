import Holidays from 'date-holidays'
import type { HolidayList } from '../../shared/contracts/holidays.ts'
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
    ...(holidays === null ? [] : publicHolidays(holidays, year + ahead).map(({ day }) => day)),
    ...(patronDay === null ? [] : [`${year + ahead}-${patronDay}`]),
  ])
  const isSpokenOf = (day: Day) => own.some((exception) => exception.fromDay <= day && day <= exception.toDay)
  return [...new Set(days)].filter((day) => !isSpokenOf(day)).map((day) => ({ fromDay: day, toDay: day, fromMinute: null, toMinute: null }))
}

/** By name, from this day on for a year. */
export function nextHolidays(country: string, from: Day): HolidayList['holidays'] {
  const year = Number(from.slice(0, 4))
  const until = `${year + 1}${from.slice(4)}`
  return [year, year + 1]
    .flatMap((each) => publicHolidays(country, each))
    .filter(({ day }) => from <= day && day < until)
    .map(({ day, name, rule }) => ({ day, code: moving[rule] ?? day.slice(5), name }))
}

/** As the library calls the days that follow Easter. */
const moving: Readonly<Record<string, string>> = { easter: 'easter', 'easter 1': 'easterMonday' }

interface PublicHoliday {
  readonly day: Day
  readonly name: string
  readonly rule: string
}

const known = new Map<string, PublicHoliday[]>()

function publicHolidays(country: string, year: number): PublicHoliday[] {
  const key = `${country} ${year}`
  const found = known.get(key) ?? holidaysOf(country, year)
  known.set(key, found)
  return found
}

const holidaysOf = (country: string, year: number): PublicHoliday[] =>
  new Holidays(country)
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    .map(({ date, name, rule }) => ({ day: date.slice(0, 10), name, rule }))
