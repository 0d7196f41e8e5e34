import { z } from 'zod'
import { kiosk, offerQuery, takeRequest } from './tickets.ts'
import { id, instant, languageTag } from './values.ts'

/** The code of a door or board, as a phone has read it: `/number#<siteId>.<door>`. Refused with `door_code_old` once its time is over. */
const door = {
  siteId: id,
  door: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/),
}

/** On a board, where the site has no kiosk: where its code leads, and until when it is the newest. */
export const boardDoor = z.strictObject({ path: z.string(), until: instant })

/** `GET /api/door`: what a phone can be given here today. */
export const doorQuery = z.strictObject({ ...door, lang: languageTag.optional() })
export const doorSite = kiosk.omit({ printer: true })
export type DoorSite = z.infer<typeof doorSite>

/** `GET /api/phone-offer`: asked before a number is given, as at a kiosk. */
export const phoneOfferQuery = offerQuery.extend(door)

/**
 * `POST /api/phone-tickets`. `phone`: made at random by the page and kept there; it is not stored, only a seal of it and the day.
 * Refusals: door_code_old, one_number_a_day, site_closed, no_desk_today, no_interpreter_today, service_unknown.
 */
export const phoneTakeRequest = takeRequest.extend({
  ...door,
  phone: z
    .string()
    .min(16)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/),
})
