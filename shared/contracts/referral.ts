import { z } from 'zod'
import { slot } from './slots.ts'
import { channel, id, instant, languageTag, name, phone } from './values.ts'

/** `GET /api/desks/{deskId}/referral?stepId=`: what other institutions of the network do, for whom this desk serves or has just served. */
export const referralQuery = z.strictObject({ stepId: id, lang: languageTag.optional() })
export const referral = z.strictObject({
  stepId: id,
  language: languageTag,
  interpreter: languageTag.nullable(),
  /** a name was left with the appointment; it goes along if its person agrees */
  named: z.boolean(),
  /** an e-mail or a phone was left, likewise */
  reachable: z.boolean(),
  services: z.array(z.strictObject({ serviceId: id, serviceName: z.string(), icon: z.string(), institutions: z.array(z.string()) })),
})
export type Referral = z.infer<typeof referral>

/** `GET /api/desks/{deskId}/referral/places?stepId=&serviceId=`: the earliest places, ascending, of several sites where there are several. */
export const placesQuery = z.strictObject({ stepId: id, serviceId: id })
export const referralPlaces = z.strictObject({
  channel,
  places: z.array(z.strictObject({ slot, siteName: z.string(), city: z.string(), institutionName: z.string() })),
})
export type ReferralPlaces = z.infer<typeof referralPlaces>

/**
 * `POST`: books one. `agreed`: the person has said that what was left with their appointment may go to the other institution:
 * names, organisation, e-mail and phone. Without it the language and the interpreter go alone. A name and a phone may be given
 * for it here. Answers what goes on the slip. Refusals: slot_gone, contact_needed, step_changed, service_unknown.
 */
export const referralRequest = z.strictObject({
  stepId: id,
  serviceId: id,
  siteId: id,
  start: instant,
  agreed: z.boolean(),
  familyName: name.optional(),
  phone: phone.optional(),
})
