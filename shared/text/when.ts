import { localeOf } from './languages.ts'
import { nativeNames, ownName } from './own-names.ts'

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

/** A language by its name in another: `bn` in Italian is `bengalese`. A tag that nobody has a name for is its own name. */
export const languageName = (tag: string, language: string): string => ownName(tag, language) ?? knownName(tag, language) ?? tag

/** A language by its own name: `bn` is `বাংলা`; undefined where nobody knows it. */
export const nativeName = (tag: string): string | undefined => nativeNames[tag] ?? knownName(tag, tag)

/** A tag may be well-formed and yet none that the browser takes. */
function knownName(tag: string, language: string): string | undefined {
  try {
    const locales = Intl.DisplayNames.supportedLocalesOf([localeOf(language)])
    // In no language rather than in that of the machine
    return locales.length > 0 ? new Intl.DisplayNames(locales, { type: 'language', fallback: 'none' }).of(tag) : undefined
  } catch {
    return undefined
  }
}

/** Nine digits as they are shown and said: `123 456 789`. */
export const groupedCode = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ')

function format(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
}
