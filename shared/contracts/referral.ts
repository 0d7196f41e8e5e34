import { z } from 'zod'
import { slot } from './slots.ts'
import { channel, day, id, instant, languageTag, name, phone } from './values.ts'

/** `GET /api/desks/{deskId}/referral?stepId=`: what other institutions of the network do, for whom this desk serves or has just served. */
export const referralQuery = z.strictObject({ stepId: id, lang: languageTag.optional() })
export const referral = z.strictObject({
  stepId: id,
  language: languageTag,
  /** a name was left with the appointment; it goes along if its person agrees */
  named: z.boolean(),
  /** an e-mail or a phone was left, likewise */
  reachable: z.boolean(),
  services: z.array(
    z.strictObject({
      serviceId: id,
      serviceName: z.string(),
      icon: z.string(),
      /** the others that do it, at any site; none where only one’s own does, which a referral cannot be to */
      institutions: z.array(z.string()),
      /** one’s own institution, where it does this too; null where it does not */
      own: z.string().nullable(),
    }),
  ),
})
export type Referral = z.infer<typeof referral>

/**
 * `GET /api/desks/{deskId}/referral/places?stepId=&serviceId=`: the earliest places, ascending, of several sites where there are
 * several, with `from` those from that local day on; those at which an interpreter is there too, where the desks do not speak the
 * person’s language, but with `alone`.
 */
export const placesQuery = z.strictObject({ stepId: id, serviceId: id, alone: z.enum(['true']).optional(), from: day.optional() })
export type PlacesQuery = z.infer<typeof placesQuery>
export const referralPlaces = z.strictObject({
  channel,
  /** what an interpreter is needed for at one of the sites at least, also where `alone` was asked for; null: nowhere */
  interpreter: languageTag.nullable(),
  /** what was left is enough to be reached by this channel, if its person agrees that it goes along; else a phone has to be given */
  contactLeft: z.boolean(),
  /** `institutions`: whose desks may serve it there; one’s own last, where it does it too */
  places: z.array(z.strictObject({ slot, siteName: z.string(), city: z.string(), institutions: z.array(z.string()) })),
})
export type ReferralPlaces = z.infer<typeof referralPlaces>

/**
 * `POST`: books one. `agreed`: the person has said that what was left with their appointment may go to the other institution:
 * names, organisation, e-mail and phone, and who sends them. Without it the language and the interpreter go alone. A name and a phone may be given
 * for it here. Answers what goes on the slip. Refusals: slot_gone, contact_needed, step_changed, service_unknown.
 */
export const referralRequest = z.strictObject({
  stepId: id,
  serviceId: id,
  siteId: id,
  start: instant,
  agreed: z.boolean(),
  /** goes without an interpreter */
  alone: z.boolean().optional(),
  familyName: name.optional(),
  phone: phone.optional(),
})
