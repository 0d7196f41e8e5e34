import { z } from 'zod'
import { channel, day, id, languageTag } from './values.ts'

/** A wall time of the site, `2026-03-10T09:30`: a calendar draws it as it stands. */
const wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)

/** `GET /api/sites/{siteId}/agenda`: at most 14 days, both included. */
export const agendaQuery = z.strictObject({ from: day, to: day, lang: languageTag.optional() })

/** What is planned and what has been at one site: places of pools, people, and the desks at which somebody has been. */
export const agenda = z.strictObject({
  siteId: id,
  siteName: z.string(),
  zone: z.string(),
  today: day,
  now: wallTime,
  pools: z.array(z.strictObject({ id, name: z.string(), group: z.string() })),
  resources: z.array(
    z.strictObject({
      id,
      kind: z.enum(['unit', 'interpreter', 'professional', 'desk']),
      name: z.string(),
      group: z.string(),
      /** of a place or a desk */
      poolId: id.nullable(),
    }),
  ),
  /** when the site is open on these days */
  open: z.array(z.strictObject({ from: wallTime, to: wallTime })),
  /** who and what cannot be had, whatever their hours say; what a person's own calendar says only for whoever leads the site */
  away: z.array(z.strictObject({ id, resourceId: id, from: wallTime, to: wallTime })),
  bookings: z.array(
    z.strictObject({
      appointmentId: id,
      resourceIds: z.array(id),
      serviceId: id,
      serviceName: z.string(),
      /** how the person is called; null for a reader whose institution does not serve them */
      name: z.string().nullable(),
      /** the number, once they have come */
      label: z.string().nullable(),
      interpreter: languageTag.nullable(),
      channel,
      status: z.enum(['booked', 'arrived', 'done', 'missed']),
      from: wallTime,
      to: wallTime,
      /** it may be given another start: booked, and still to come */
      mayMove: z.boolean(),
    }),
  ),
  /** people who were called, with a number or with an appointment; `to` null: still there */
  visits: z.array(
    z.strictObject({
      stepId: id,
      deskId: id,
      label: z.string(),
      serviceName: z.string(),
      interpreter: languageTag.nullable(),
      from: wallTime,
      to: wallTime.nullable(),
    }),
  ),
})
export type Agenda = z.infer<typeof agenda>
