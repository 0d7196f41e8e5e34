import { z } from 'zod'
import { replanReasons } from '../domain/appointment.ts'
import { limits } from './limits.ts'
import { channel, code, day, email, id, instant, languageTag, name, phone, text, time } from './values.ts'

const wanted = {
  serviceId: id,
  siteId: id,
  start: instant,
  channel: channel.default('onSite'),
  /** the language we write and speak to the person in */
  language: languageTag,
  /** the language an interpreter is needed for; absent: none needed */
  interpreter: languageTag.optional(),
}

/** `POST /api/holds`: keeps a slot for some minutes. Refusals: slot_gone, start_in_past, too_soon, too_far_ahead, service_unknown, channel_not_offered. */
export const holdRequest = z.strictObject(wanted)
/** `token` is the key to this appointment from now on; it is never stored in clear and belongs in a URL fragment or a header. */
export const held = z.strictObject({
  appointmentId: id,
  token: z.string(),
  expiresAt: instant,
  /** the same as seconds from now, for phones whose clock is wrong */
  secondsLeft: z.int(),
  start: instant,
})
export type Held = z.infer<typeof held>

export const bookPerson = {
  givenName: name.optional(),
  familyName: name.optional(),
  email: email.optional(),
  phone: phone.optional(),
  /** whom the person asks for, where it is not for themselves */
  organisation: name.optional(),
  details: text(limits.details).optional(),
  requesterKind: z.enum(['person', 'company', 'office']).default('person'),
}

/**
 * `POST /api/appointments`: either from a hold, or at once for a slot. On the web given and family name are asked for; at a
 * kiosk nobody has to leave one. A phone appointment needs a phone, a video one an e-mail or a phone.
 */
export const bookRequest = z.union([
  z.strictObject({ hold: z.strictObject({ appointmentId: id, token: z.string().max(64) }), ...bookPerson }),
  z.strictObject({ slot: z.strictObject(wanted), ...bookPerson }),
])
export const booked = z.strictObject({ appointmentId: id, code: z.string(), token: z.string(), start: instant })
export type Booked = z.infer<typeof booked>

export const appointment = z.strictObject({
  id,
  code: z.string(),
  status: z.enum(['held', 'booked', 'arrived', 'done', 'missed', 'cancelled', 'expired', 'replan']),
  serviceId: id,
  serviceName: z.string(),
  documents: z.array(z.string()),
  channel,
  language: languageTag,
  interpreter: languageTag.nullable(),
  site: z.strictObject({ id, name: z.string(), address: z.string(), city: z.string(), phone: z.string().nullable() }),
  /** where a mobile unit stops at that time */
  stop: z.strictObject({ place: z.string(), address: z.string().nullable() }).nullable(),
  start: instant,
  end: instant,
  day,
  time,
  endTime: time,
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  organisation: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** why it must be planned anew, where it must */
  replanReason: z.enum(replanReasons).nullable(),
  mayMove: z.boolean(),
  mayCancel: z.boolean(),
})
export type Appointment = z.infer<typeof appointment>

/** Finding an appointment without its link takes both the code and the family name it was booked with. */
export const findRequest = z.strictObject({ code, familyName: name })
export const found = z.strictObject({ appointmentId: id, token: z.string() })
export const moveRequest = z.strictObject({ start: instant })
export const moved = z.strictObject({ appointmentId: id, start: instant })
export const cancelled = z.strictObject({ appointmentId: id })
