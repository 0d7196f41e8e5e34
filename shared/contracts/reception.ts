import { z } from 'zod'
import { ticketStatuses } from '../domain/ticket.ts'
import { bookPerson, moveRequest } from './appointments.ts'
import { limits } from './limits.ts'
import { further, kiosk, station, stranded, ticketFace, waitEstimate } from './tickets.ts'
import { channel, day, id, instant, languageTag, time } from './values.ts'

/** `GET /api/sites/{siteId}/reception`: what can be given and booked here, also what takes an appointment. */
export const reception = kiosk.omit({ services: true, printer: true }).extend({
  services: z.array(kiosk.shape.services.element.extend({ walkIn: z.boolean(), durationMinutes: z.int() })),
  /** languages of interpreters who are ever at this site */
  interpreterLanguages: z.array(languageTag),
  /** a kiosk stands here: the code of an appointment is typed there */
  kiosk: z.boolean(),
})
export type Reception = z.infer<typeof reception>

/** What was typed: a name or the beginnings of its words, `A47` or `47`, the last three or more digits of a code. */
const typed = z
  .string()
  .max(limits.name)
  .regex(/^[\p{L}\p{M}\p{N} '’.-]+$/u)
/** `whole`: for the list on paper, where nobody can type. */
export const todayQuery = z.strictObject({ q: typed.optional(), lang: languageTag.optional(), whole: z.enum(['true']).optional() })

/** Somebody of today: with an appointment, with a number, or with both; and, looked for, somebody whose appointment has been moved or lost. */
export const todayRow = z.strictObject({
  appointmentId: id.nullable(),
  ticketId: id.nullable(),
  /** where the visit is at */
  stepId: id.nullable(),
  /** for staff whose institution serves it; null where none was left */
  name: z.string().nullable(),
  /** whoever is rung up has none */
  face: ticketFace.nullable(),
  /** of the number where there is one, else of the appointment */
  status: z.enum(['booked', 'replan', 'missed', 'cancelled', ...ticketStatuses]),
  serviceId: id,
  serviceName: z.string(),
  icon: z.string(),
  channel,
  language: languageTag,
  interpreter: languageTag.nullable(),
  priority: z.boolean(),
  bookedTime: time.nullable(),
  /** of an appointment that is not of today: it has lost its time or has been moved, and its person may not know */
  bookedDay: day.nullable(),
  /** of an appointment that is still to come: whether its person may be checked in now */
  arrival: z.enum(['now', 'tooEarly', 'tooLate']).nullable(),
  /** it can still be moved and cancelled */
  mayChange: z.boolean(),
  takenTime: time.nullable(),
  /** called or being served */
  desk: z.string().nullable(),
  wait: waitEstimate.nullable(),
  ahead: z.int().nullable(),
  /**
   * will not be served today, as it looks now, as the phone says: this step, or a `later` one of the visit; null at a desk.
   * `serviceId` and `serviceName` as in `way`
   */
  stranded: stranded.extend({ serviceId: id.nullable(), serviceName: z.string().nullable(), later: z.boolean() }).nullable(),
  /** of a visit with several steps: each in its order; `serviceId` and `serviceName` are null for what is no business of the asker’s institution */
  way: z.array(station.extend({ serviceId: id.nullable(), serviceName: z.string().nullable() })),
})
export type TodayRow = z.infer<typeof todayRow>

/** Those who are still to come by their time, then those who wait as they would be called, then the others, the newest first. */
export const today = z.strictObject({
  siteId: id,
  siteName: z.string(),
  zone: z.string(),
  day,
  now: instant,
  rows: z.array(todayRow).max(limits.paperRows),
  /** found, but not listed */
  more: z.int(),
})
export type Today = z.infer<typeof today>

/** `POST /api/sites/{siteId}/tickets`. Refusals: site_closed, no_desk_today, no_interpreter_today, service_unknown. */
export const giveRequest = z.strictObject({
  serviceId: id,
  language: languageTag,
  interpreter: languageTag.optional(),
  priorityClass: z.enum(['walkIn', 'priority']).default('walkIn'),
  further,
})

/** `POST /api/sites/{siteId}/check-ins`: somebody found in today’s list, without their code. Refusals: too_early, too_late, already_checked_in, already_cancelled. */
export const admitRequest = z.strictObject({ appointmentId: id, language: languageTag.optional() })

/**
 * `POST /api/sites/{siteId}/appointments`: for somebody at the window or on the phone. `siteId`: another site of the network,
 * where the earliest place is. Refusals: slot_gone, contact_needed, too_soon, too_far_ahead, start_in_past.
 */
export const bookForRequest = z.strictObject({
  serviceId: id,
  siteId: id.optional(),
  start: instant,
  channel: channel.default('onSite'),
  language: languageTag,
  interpreter: languageTag.optional(),
  ...bookPerson,
})

/**
 * `POST /api/sites/{siteId}/appointments/{id}/move`. `onto`: `resourceId` has it from now on, in the place of one who has it.
 * Refusals: slot_gone, not_suited, changed_meanwhile, too_soon, too_far_ahead, start_in_past.
 */
export const moveForRequest = moveRequest.extend({ onto: z.strictObject({ resourceId: id, insteadOf: id }).optional() })

/** `GET /api/sites/{siteId}/poster`: where the code leads that hangs on the door for this day. */
export const poster = z.strictObject({ path: z.string(), day })
export type Poster = z.infer<typeof poster>
