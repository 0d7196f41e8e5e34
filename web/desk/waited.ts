import type { Text } from '../../shared/text/text.ts'
import type { TextKey } from './text.ts'

/** `12 min`, from an hour on `1 h 5 min` */
export function waitedText(since: string, now: number, t: Text<TextKey>): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
  return minutes < 60 ? t('waited', { n: minutes }) : t('waitedHours', { h: Math.floor(minutes / 60), m: minutes % 60 })
}
