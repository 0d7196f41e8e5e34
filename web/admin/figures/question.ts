import { limits } from '../../../shared/contracts/limits.ts'

export type PeriodName = 'today' | 'month' | 'lastMonth' | 'year' | 'days'

/** What somebody looks at. Empty: all of them. */
export interface Question {
  readonly period: PeriodName
  /** of the period `days` */
  readonly from: string
  readonly to: string
  /** `site centre`, `area town` */
  readonly place: string
  readonly serviceId: string
  readonly language: string
  readonly channel: string
}

export const firstQuestion: Question = { period: 'month', from: '', to: '', place: '', serviceId: '', language: '', channel: '' }

interface Days {
  readonly from: string
  readonly to: string
}

/** Null: days that make no period. `today` is the network's, not this computer's. */
export function daysOf({ period, from, to }: Question, today: string): Days | null {
  if (period === 'today') return { from: today, to: today }
  if (period === 'month') return { from: firstOfMonth(today, 0), to: today }
  if (period === 'lastMonth') return { from: firstOfMonth(today, -1), to: dayBefore(firstOfMonth(today, 0)) }
  if (period === 'year') return { from: firstOfMonth(today, -11), to: today }
  return from && to && from <= to && lengthOf({ from, to }) <= limits.figureDays ? { from, to } : null
}

/** For the API; without days it is today that is asked for. */
export function queryOf({ place, serviceId, language, channel }: Question, days: Days | null): Record<string, string> {
  const [kind, id = ''] = place.split(' ')
  const chosen = { serviceId, language, channel, [`${kind}Id`]: id }
  return { ...days, ...Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== '')) }
}

const dayMs = 24 * 60 * 60_000

const lengthOf = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

function firstOfMonth(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number)
  return dayOf(Date.UTC(year!, month! - 1 + months, 1))
}

const dayBefore = (day: string): string => dayOf(Date.parse(day) - dayMs)
