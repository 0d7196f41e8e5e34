import { z } from 'zod'
import { strandedReasons, unknownReasons } from '../domain/wait.ts'
import { limits } from './limits.ts'
import { channel, code, day, id, instant, languageTag, time } from './values.ts'

/**
 * Whole minutes, or why nobody can say. `notLaterThan`: the instant by which the call is promised. `closesTime`, to whoever takes a
 * number: when the desks close that would serve them, where that is before their turn.
 */
export const waitEstimate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('range'), lowMinutes: z.int(), highMinutes: z.int(), notLaterThan: instant, notLaterThanTime: time }),
  z.strictObject({ kind: z.literal('unknown'), reason: z.enum(unknownReasons), closesTime: time.optional() }),
])
export type Wait = z.infer<typeof waitEstimate>

/**
 * Who will not be served today, as it looks now, and with what they can book: the service, the site and the language of the step
 * concerned, which may be a later one of the visit. `closesTime`: of `afterClosing`, when the site or the pool closes.
 */
export const stranded = z.strictObject({
  reason: z.enum(strandedReasons),
  siteId: id,
  serviceId: id,
  serviceName: z.string(),
  interpreter: languageTag.nullable(),
  closesTime: time.nullable(),
})
export type Stranded = z.infer<typeof stranded>

/** What is shown of a ticket: label, colour and shape follow from the number alone. `mark` is 0 to 7. */
export const ticketFace = z.strictObject({ label: z.string(), mark: z.int().min(0).max(7) })
export type TicketFace = z.infer<typeof ticketFace>

/** `GET /api/kiosk`: what this kiosk can give today. */
export const kiosk = z.strictObject({
  siteId: id,
  siteName: z.string(),
  /** of a mobile unit: where it stands today; null for a site that does not move */
  place: z.string().nullable(),
  zone: z.string(),
  /** the server's clock: a kiosk's own may be wrong, and its wall clock must agree with the times on the paper */
  now: instant,
  open: z.boolean(),
  /** the next opening, when closed */
  opensAt: z.strictObject({ day, time, place: z.string().nullable() }).nullable(),
  services: z.array(
    z.strictObject({
      id,
      name: z.string(),
      icon: z.string(),
      lifeArea: z.string(),
      channels: z.array(channel),
      interpreter: z.boolean(),
      documents: z.array(z.string()),
    }),
  ),
  /** languages that the desks of this site speak: nobody needs an interpreter for these */
  deskLanguages: z.array(languageTag),
  printer: z.boolean(),
})
export type Kiosk = z.infer<typeof kiosk>

/**
 * `GET /api/kiosk/offer`: asked before a number is given. `number` says whether one can be had now and how long it may take;
 * when not, `reason` says why, and `slots` holds the next free starts by channel. `interpreterFrom` is null for one who is there now.
 */
export const offerQuery = z.strictObject({ serviceId: id, interpreter: languageTag.optional(), lang: languageTag.optional() })
export const offer = z.strictObject({
  serviceId: id,
  number: z.union([
    z.strictObject({
      available: z.literal(true),
      wait: waitEstimate,
      ahead: z.int(),
      interpreterFrom: time.nullable(),
      interpreterUntil: time.nullable(),
    }),
    z.strictObject({ available: z.literal(false), reason: z.enum(['site_closed', 'no_desk_today', 'no_interpreter_today']) }),
  ]),
  slots: z.array(z.strictObject({ channel, siteId: id, siteName: z.string(), start: instant, day, time })),
})
export type Offer = z.infer<typeof offer>

/** Services that follow in the same visit, in this order: one number, several desks, also of several institutions. */
export const further = z
  .array(id)
  .max(limits.steps - 1)
  .optional()

/** `POST /api/tickets/{id}/steps` by reception or a clerk of the site: one desk more in the same visit. */
export const addStepRequest = z.strictObject({ serviceId: id, interpreter: languageTag.optional() })
export const stepAdded = z.strictObject({ stepId: id })

/** A step of a visit, as the person sees it: what, with whom, and the desk once it is known. */
export const station = z.strictObject({
  serviceName: z.string(),
  institutionName: z.string().nullable(),
  state: z.enum(['over', 'now', 'toCome']),
  desk: z.string().nullable(),
})
export type Station = z.infer<typeof station>

/** `POST /api/tickets` by a paired kiosk. Refusals: site_closed, no_desk_today, no_interpreter_today, service_unknown. */
export const takeRequest = z.strictObject({ serviceId: id, language: languageTag, interpreter: languageTag.optional(), further })
/** `POST /api/check-ins` by a paired kiosk. Refusals: wrong_code, code_paused, too_early, too_late, wrong_site, already_checked_in, already_cancelled. */
export const checkInRequest = z.strictObject({ code, language: languageTag.optional() })
/** `token` goes into the QR on the paper: it lets a phone follow this ticket for the day. */
export const taken = z.strictObject({
  ticketId: id,
  token: z.string(),
  face: ticketFace,
  siteName: z.string(),
  /** of a mobile unit: where it stands today */
  place: z.string().nullable(),
  serviceName: z.string(),
  /** of a visit with several steps: each in its order; empty for one with a single step */
  way: z.array(station),
  day,
  time,
  wait: waitEstimate,
  ahead: z.int(),
  language: languageTag,
  /** check-in only: the booked local time */
  bookedTime: time.nullable(),
  documents: z.array(z.string()),
})
export type Taken = z.infer<typeof taken>

/** `GET /api/tickets/{id}` and its stream: one person's own slice of the queue. */
export const ticket = z.strictObject({
  id,
  version: z.string(),
  face: ticketFace,
  status: z.enum(['waiting', 'called', 'serving', 'parked', 'absent', 'done', 'left', 'closed']),
  siteName: z.string(),
  serviceName: z.string(),
  documents: z.array(z.string()),
  language: languageTag,
  interpreter: languageTag.nullable(),
  desk: z.string().nullable(),
  wait: waitEstimate.nullable(),
  /**
   * the first “not later than”, as the paper has it, for as long as the first call has not come; null where there was none.
   * `aboutTime`: of one that is not kept, about when the call comes instead, where that can be said
   */
  promise: z.strictObject({ time, kept: z.boolean(), aboutTime: time.nullable() }).nullable(),
  stranded: stranded.nullable(),
  /** people who wait and would be called before, as it looks now */
  ahead: z.int().nullable(),
  /** of a visit with several steps: each in its order; empty for one with a single step */
  way: z.array(station),
  /** between which times the visit ends, as it looks now; null when nobody can say */
  finish: z.strictObject({ earliest: time, latest: time }).nullable(),
  takenTime: time,
  bookedTime: time.nullable(),
  /** who passed and why: the reason of each call that overtook this ticket */
  overtaken: z.array(z.strictObject({ face: ticketFace, reason: z.string(), time })),
})
export type Ticket = z.infer<typeof ticket>
