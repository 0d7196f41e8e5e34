import type { DateWithTimeZone } from 'node-ical'
import { type Instant, minute } from '../../shared/domain/cells.ts'
import { dayInterval } from '../../shared/domain/opening.ts'

const halfDayMs = 12 * 60 * minute

/**
 * A calendar may say when in nobody's zone: node-ical then takes that of the machine it runs on. These times are given the zone of
 * the network instead, as if they had been written with it. Lines that are folded come out whole.
 */
export const withZone = (text: string, zone: string): string =>
  text
    .replace(/\r?\n[ \t]/g, '')
    .replace(floating, (line, name: string, parameters: string, times: string) =>
      /;TZID=/i.test(parameters) ? line : `${name}${parameters};TZID=${zone}:${times}`,
    )

/** Without the Z of UTC; EXDATE may list several. */
const floating = /^(DTSTART|DTEND|EXDATE|RECURRENCE-ID)((?:;[\w-]+=(?:"[^"\r\n]*"|[^":;\r\n]*))*):(\d{8}T\d{6}(?:,\d{8}T\d{6})*)[ \t]*$/gim

/** node-ical takes a zone that it does not know for that of its machine too. One that is a shift from UTC says so. */
export function isKnownZone(zone: string | undefined): boolean {
  if (zone === undefined || /[+-]\d/.test(zone)) return true
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/** When it is in `zone`; of a day without a time, the first instant of that day. */
export const instantIn = (zone: string, time: DateWithTimeZone): Instant => (time.dateOnly ? dayInterval(zone, dayOf(time)).from : time.getTime())

/** The first instant after the whole day before which an entry ends; one that ends where it begins has that day. */
export function endIn(zone: string, start: DateWithTimeZone, end: DateWithTimeZone): Instant {
  if (!start.dateOnly) return instantIn(zone, end)
  return Math.max(dayInterval(zone, dayOf(start)).to, dayInterval(zone, dayOf(end)).from)
}

/** node-ical stands it at midnight of its machine, an hour off where that changes its clock. */
function dayOf(time: Date): string {
  const noon = new Date(time.getTime() + halfDayMs)
  return [String(noon.getFullYear()).padStart(4, '0'), twoDigits(noon.getMonth() + 1), twoDigits(noon.getDate())].join('-')
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')
