import { createSignal, onCleanup } from 'solid-js'
import { localeOf } from '../../shared/text/languages.ts'

export interface Clock {
  /** epoch milliseconds as the server counts them, moving once a second */
  readonly now: () => number
  /** an instant that the server has just written */
  readonly hear: (serverNow: string) => void
}

/** Desk computers go wrong by minutes, and a countdown must not: each picture that arrives sets the clock. */
export function createClock(): Clock {
  const [local, setLocal] = createSignal(Date.now())
  const [ahead, setAhead] = createSignal(0)
  const tick = setInterval(() => setLocal(Date.now()), 1000)
  onCleanup(() => clearInterval(tick))
  return {
    now: () => local() + ahead(),
    hear(serverNow) {
      setAhead(Date.parse(serverNow) - Date.now())
      setLocal(Date.now())
    },
  }
}

export const secondsUntil = (instant: string, now: number): number => Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000)) || 0

/** `3:07`, after an hour `1:03:07` */
export function elapsed(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const tail = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

/** `10:42` in the site's own zone */
export const timeIn = (zone: string, instant: number, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(instant)
