import { z } from 'zod'
import { unavailabilityReasons } from '../domain/unavailability.ts'
import { touched } from './network-changes.ts'
import { day, id, instant, time } from './values.ts'

/** What staff can say; `calendar` is what a person's own calendar says. */
const saidReason = z.enum(unavailabilityReasons).exclude(['calendar'])

/** Whom or what: an interpreter or a professional, or so many places of a pool ("a clerk is ill"), whichever are needed least; `all` that are there: it closes early. */
const who = z.union([z.strictObject({ resourceId: id }), z.strictObject({ poolId: id, units: z.union([z.int().min(1).max(50), z.literal('all')]) })])

/**
 * `POST /api/unavailability/rehearse`: what it would touch; nothing is changed. Without `from` it is from now on, without `to` until
 * the end of the day on which it begins. Of somebody who also comes to sites that one does not lead, it is for today alone, and who
 * is touched there is counted and not listed. Refusals: not_found, not_allowed (further than today), invalid_input (it ends before it
 * begins, or has ended).
 */
export const unavailabilityWish = z.strictObject({ who, from: instant.optional(), to: instant.optional(), reason: saidReason })

/** `POST /api/unavailability`; `seal` is of the rehearsal that was shown. Refusals: as above, touches_changed. */
export const unavailabilityRequest = unavailabilityWish.extend({ seal: z.string().max(64) })
export const unavailabilityMade = z.strictObject({
  unavailabilityIds: z.array(id),
  touched,
  /** offers of other times on their way by mail, where the person themselves has cancelled */
  offered: z.int(),
})

/** `POST /api/unavailability/{id}/end`. `restored`: those who had not been told yet and have their time back. Refusals: not_found, not_allowed (it lasts longer than today, and they also come to sites that one does not lead), changed_meanwhile (it is over). */
export const unavailabilityEnded = z.strictObject({ unavailabilityId: id, restored: z.int() })

/** `GET /api/sites/{siteId}/unavailability`: what is and what is to come; an interpreter sees their own alone. */
export const unavailabilityList = z.strictObject({
  unavailability: z.array(
    z.strictObject({
      id,
      resourceId: id,
      kind: z.enum(['interpreter', 'professional', 'unit']),
      /** of the person, or of the pool that the place belongs to */
      name: z.string(),
      poolId: id.nullable(),
      reason: z.enum(unavailabilityReasons),
      source: z.enum(['staff', 'self', 'feed']),
      from: instant,
      fromDay: day,
      fromTime: time,
      to: instant,
      toDay: day,
      toTime: time,
      /** what a person's own calendar says ends there; further than today, what other sites go by too ends with whoever leads them all */
      mayEnd: z.boolean(),
    }),
  ),
})
export type UnavailabilityList = z.infer<typeof unavailabilityList>
