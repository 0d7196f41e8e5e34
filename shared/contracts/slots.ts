import { z } from 'zod'
import { channel, day, id, instant, languageTag, time } from './values.ts'

/** A start at which all requirements can be met. `day` and `time` are local to the site, so that no client needs a time zone. */
export const slot = z.strictObject({
  siteId: id,
  start: instant,
  day,
  time,
  /** where a mobile unit stops at that time */
  place: z.string().optional(),
  address: z.string().optional(),
})
export type Slot = z.infer<typeof slot>

/**
 * What is looked for. `from` and `to` are local days of the site, inclusive, at most 62 apart; without them the search
 * runs from today to the service's horizon. Without `siteId`, every site that offers the service.
 * `interpreter`: the language in which an interpreter is needed.
 */
export const slotQuery = z.strictObject({
  serviceId: id,
  siteId: id.optional(),
  channel: channel.default('onSite'),
  interpreter: languageTag.optional(),
  from: day.optional(),
  to: day.optional(),
  limit: z.coerce.number().int().min(1).max(4000).default(1000),
})
/** Ascending by start. `until` is the last day searched. */
export const slotList = z.strictObject({ slots: z.array(slot), until: day, durationMinutes: z.int() })
export type SlotList = z.infer<typeof slotList>
