import type { HolidayList } from '../../../shared/contracts/holidays.ts'
import { today } from '../days/day-exception.ts'
import { type TextKey, useText } from './text.ts'

export interface NamedDay {
  readonly day: string
  readonly name: string
}

/** Those that the screens have a name for; a holiday that a law adds tomorrow keeps the name that the library gives it. */
const named: readonly string[] = [
  '01-01',
  '01-06',
  'easter',
  'easterMonday',
  '04-25',
  '05-01',
  '06-02',
  '08-15',
  '10-04',
  '11-01',
  '12-08',
  '12-25',
  '12-26',
]

export function holidayName({ code, name }: HolidayList['holidays'][number]): string {
  return named.includes(code) ? useText()(`holiday_${code}` as TextKey) : name
}

/** The days on which a site is closed by itself, in their order. */
export function closedDays(holidays: HolidayList['holidays'], patronDay: string | undefined): NamedDay[] {
  const ofAll = holidays.map((holiday) => ({ day: holiday.day, name: holidayName(holiday) }))
  const patron = patronDay ? nextOn(patronDay) : null
  return [...ofAll, ...(patron ? [{ day: patron, name: useText()('patron') }] : [])].sort((one, other) => (one.day < other.day ? -1 : 1))
}

/** 29 February may be four years away, 31 June is never. */
function nextOn(monthAndDay: string): string | null {
  const now = today()
  const years = Array.from({ length: 9 }, (_, ahead) => Number(now.slice(0, 4)) + ahead)
  return years.map((year) => `${year}-${monthAndDay}`).find((day) => day >= now && isDay(day)) ?? null
}

const isDay = (day: string): boolean => {
  const read = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day)
}
