import { z } from 'zod'
import { limits, phonePattern } from './limits.ts'

/** Ids are opaque: slugs from the network file, or generated. */
export const id = z
  .string()
  .min(1)
  .max(limits.id)
  .regex(/^[A-Za-z0-9_-]+$/)
/** An instant on the wire: ISO 8601 in UTC to the second or millisecond, `2026-11-24T09:30:00Z`. */
export const instant = z.iso.datetime()
/** A local calendar day of a site. */
export const day = z.iso.date()
/** A local wall time of a site, 24 hours: `09:30`. */
export const time = z.string().regex(/^\d{2}:\d{2}$/)
/** A BCP 47 tag, `bn` or `zh-Hans`. Interpreter languages are an open list, interface languages a closed one. */
export const languageTag = z
  .string()
  .min(2)
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
export const channel = z.enum(['onSite', 'phone', 'video'])
/** Nine digits; spaces and hyphens are how people type them and are dropped. */
export const code = z
  .string()
  .max(20)
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{9}$/))

/** C0 and C1 controls and bidi overrides have no place in a name; what is left is normalised to NFC. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const unsafe = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g
export const text = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((typed) => typed.toWellFormed().replace(unsafe, ' ').normalize('NFC').trim())
    .refine((clean) => [...clean].length <= max, { params: { tooLong: max } })
export const name = text(limits.name).pipe(z.string().min(1))
export const email = z.string().max(limits.email).trim().toLowerCase().pipe(z.email())
export const phone = z
  .string()
  .max(limits.phone)
  .regex(phonePattern)
  .transform((typed) => typed.replace(/[\s()-]/g, ''))
/** Of exactly what was seen: a change that names another one comes too late. */
export const version = z.string().max(64)
export const zone = z.string().max(60).refine(isZone, 'an IANA time zone, Europe/Rome')

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
