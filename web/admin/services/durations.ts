import { localeOf } from '../../../shared/text/languages.ts'
import type { Option } from '../../staff/form/select-field.tsx'

const hour = 60
const day = 24 * hour

/** `90` is 1 hour 30 minutes, `1440` 1 day, as the language says it. */
export function duration(minutes: number, language: string): string {
  const parts: [number, string][] =
    minutes >= day && minutes % day === 0
      ? [[minutes / day, 'day']]
      : [
          [Math.floor(minutes / hour), 'hour'],
          [minutes % hour, 'minute'],
        ]
  const said = parts.filter(([n, unit], index) => n > 0 || (unit === 'minute' && index === parts.length - 1 && minutes === 0))
  return said.map(([n, unit]) => amount(n, unit, language)).join(' ')
}

export const days = (n: number, language: string): string => amount(n, 'day', language)

const amount = (n: number, unit: string, language: string): string =>
  new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(n)

/** Proposals, and what is set already. */
export const durationOptions = (proposed: readonly number[], set: number, language: string, zero?: string): Option[] =>
  withSet(proposed, set).map((minutes) => ({ value: String(minutes), label: minutes === 0 && zero ? zero : duration(minutes, language) }))

export const dayOptions = (proposed: readonly number[], set: number, language: string): Option[] =>
  withSet(proposed, set).map((n) => ({ value: String(n), label: days(n, language) }))

const withSet = (proposed: readonly number[], set: number): number[] => [...new Set([...proposed, set])].sort((one, other) => one - other)

/** Starts that an office proposes: every so many minutes from nine o'clock on. */
export const firstStarts = (stepMinutes: number): string[] =>
  [0, 1, 2].map((n) => 9 * hour + n * stepMinutes).map((minute) => `${Math.floor(minute / hour)}:${String(minute % hour).padStart(2, '0')}`)
