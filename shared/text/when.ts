import { localeOf } from './languages.ts'

/** `2026-11-24` as a local day, in words: `martedì 24 novembre 2026`. No time zone is involved: the day is already local. */
export function longDay(day: string, language: string): string {
  return format(day, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** `mar 24 nov` */
export function shortDay(day: string, language: string): string {
  return format(day, language, { weekday: 'short', day: 'numeric', month: 'short' })
}

export function monthName(day: string, language: string): string {
  return format(day, language, { month: 'long', year: 'numeric' })
}

/** Weekday 1 is Monday, 7 Sunday. */
export function weekdayName(weekday: number, language: string): string {
  return format(`2024-01-0${weekday}`, language, { weekday: 'long' })
}

/** A language by its name in another: `bn` in Italian is `bengalese`. */
export function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames([localeOf(language)], { type: 'language', fallback: 'code' }).of(tag) ?? tag
}

/** Nine digits as they are shown and said: `123 456 789`. */
export const groupedCode = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ')

function format(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
}
