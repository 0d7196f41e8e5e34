import { createSignal, onCleanup } from 'solid-js'
import { localeOf } from '../shared/text/languages.ts'

/** The present, ticking: epoch milliseconds of this device. */
export function createNow(everyMs = 1000): () => number {
  const [now, setNow] = createSignal(Date.now())
  const timer = setInterval(() => setNow(Date.now()), everyMs)
  onCleanup(() => clearInterval(timer))
  return now
}

/** `09:05` on the wall of the site. */
export const wallTime = (at: number, zone: string | undefined): string => format(at, 'it', { hour: '2-digit', minute: '2-digit', ...zoned(zone) })

/** `martedì 24 novembre` */
export const wallDay = (at: number, zone: string | undefined, language: string): string =>
  format(at, language, { weekday: 'long', day: 'numeric', month: 'long', ...zoned(zone) })

const zoned = (zone: string | undefined) => (zone ? { timeZone: zone } : {})
const format = (at: number, language: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(localeOf(language), options).format(at)
