import { z } from 'zod'
import { replanReasons } from '../domain/appointment.ts'
import { channel, day, id, instant, languageTag, time } from './values.ts'

/**
 * How an offer of other times stands. `toCall`: there is no e-mail, or it could not be delivered; `unreachable`: nor is there a
 * phone, so that they are told when they come or type their code. Nothing is offered twice, unless the appointment has had a new
 * time and lost that too.
 */
export const offerStates = ['open', 'onItsWay', 'sent', 'toCall', 'unreachable'] as const

/**
 * `GET /api/sites/{siteId}/replan`: appointments that wait to be planned anew, whose last day comes first, with whom to call. `name`, `phone` and
 * `email` are null too for a reader whose right is for an institution that does not serve this service there.
 */
export const replanList = z.strictObject({
  appointments: z.array(
    z.strictObject({
      appointmentId: id,
      serviceId: id,
      serviceName: z.string(),
      channel,
      language: languageTag,
      interpreter: languageTag.nullable(),
      start: instant,
      day,
      time,
      reason: z.enum(replanReasons).nullable(),
      since: instant,
      /** whoever has no new time by the end of it loses the appointment, and is told so by mail alone */
      lastDay: day,
      offer: z.enum(offerStates),
      offeredAt: instant.nullable(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    }),
  ),
})
export type ReplanList = z.infer<typeof replanList>

/**
 * `POST /api/sites/{siteId}/offers`: a mail with the next free times to each of these, or to all, who have had none. Answers ids
 * alone: whom to call, and whom nobody can reach, stands in the list.
 */
export const offersRequest = z.strictObject({ to: z.union([z.literal('all'), z.array(id).min(1).max(500)]) })
export const offersSent = z.strictObject({ offered: z.array(id), toCall: z.array(id), unreachable: z.array(id) })
export type OffersSent = z.infer<typeof offersSent>

/** `GET /api/replan`: how many are to be planned anew at each site that the reader leads; a site without any is left out. */
export const replanCounts = z.strictObject({ sites: z.array(z.strictObject({ siteId: id, count: z.int() })) })
export type ReplanCounts = z.infer<typeof replanCounts>
