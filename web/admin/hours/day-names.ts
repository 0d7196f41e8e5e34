import { localeOf } from '../../../shared/text/languages.ts'
import { weekdayName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'

/** In the order of a week in Italy: Monday first, in each of our languages. */
export const weekdayNumbers = [1, 2, 3, 4, 5, 6, 7] as const

export const dayName = (weekday: number): string => weekdayName(weekday, language())
export const shortDayName = (weekday: number): string =>
  new Intl.DateTimeFormat(localeOf(language()), { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday))
