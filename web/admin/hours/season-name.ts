import type { Season } from '../../../shared/domain/week-hours.ts'
import { localeOf } from '../../../shared/text/languages.ts'
import { language } from '../../kit/text.ts'
import { isolate } from '../../staff/texts.ts'
import { useText } from './text.ts'

/** `tutto l’anno`, or `1 giugno 2026 – 31 agosto 2026`. */
export function seasonName({ validFrom, validTo }: Season): string {
  const t = useText()
  if (validFrom && validTo) return t('seasonRange', { from: dayName(validFrom), to: dayName(validTo) })
  if (validFrom) return t('seasonFrom', { day: dayName(validFrom) })
  return validTo ? t('seasonUntil', { day: dayName(validTo) }) : t('allYear')
}

function dayName(day: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language()), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return isolate(format.format(Date.parse(`${day}T00:00:00Z`)))
}
