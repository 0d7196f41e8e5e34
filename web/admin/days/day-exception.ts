import { localeOf } from '../../../shared/text/languages.ts'
import { language } from '../../kit/text.ts'
import { isolate } from '../../staff/texts.ts'
import { useText } from './text.ts'

/** Days on which the weekly hours do not count, as the file says it; with a place it is a stop of a mobile unit. */
export interface DayException {
  readonly fromDay: string
  readonly toDay: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly reason: string
  readonly place?: string | undefined
  readonly address?: string | undefined
  /** of a person: where */
  readonly site?: string | undefined
}

export const isStop = (exception: DayException): boolean => exception.place !== undefined

/** `24 dic 2026`, or `24 dic 2026 – 6 gen 2027`. */
export function daysName({ fromDay, toDay }: Pick<DayException, 'fromDay' | 'toDay'>): string {
  if (fromDay === toDay) return dayName(fromDay)
  return useText()('dayRange', { from: isolate(dayName(fromDay)), to: isolate(dayName(toDay)) })
}

/** Today by this computer's clock: only what is past by more than a day must not be in the way. */
export function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

export const inOrder = (exceptions: readonly DayException[]): DayException[] =>
  [...exceptions].sort((one, other) => compare(one.fromDay, other.fromDay) || compare(one.from ?? '', other.from ?? ''))

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function dayName(day: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language()), { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  return format.format(Date.parse(`${day}T00:00:00Z`))
}
