import { z } from 'zod'
import { limits } from './limits.ts'
import { channel, day, id, instant, languageTag, time } from './values.ts'

/** One thing that an interpreter or a professional is booked for. No name of anybody: they will meet. */
export const ownBooking = z.strictObject({
  appointmentId: id,
  siteName: z.string(),
  address: z.string(),
  serviceName: z.string(),
  interpreter: languageTag.nullable(),
  channel,
  start: instant,
  time,
  endTime: time,
  status: z.enum(['booked', 'arrived', 'done']),
})

/**
 * `GET /api/interpreter`: the own page of an interpreter or a professional, today and the days to come. `feedPath`: an address for
 * their own calendar program, which holds all of this; whoever has it can read it. `calendar`: theirs, from which busy times come in.
 */
export const ownPage = z.strictObject({
  resourceId: id,
  name: z.string(),
  kind: z.enum(['interpreter', 'professional']),
  languages: z.array(languageTag),
  zone: z.string(),
  now: instant,
  today: day,
  /** at whose desk they are needed this moment */
  current: z.strictObject({ siteName: z.string(), desk: z.string(), label: z.string(), since: instant }).nullable(),
  /** how many people wait now, where they are expected today, for an interpreter of one of their languages */
  waiting: z.int(),
  days: z.array(
    z.strictObject({
      day,
      windows: z.array(z.strictObject({ siteId: id, siteName: z.string(), from: time, to: time, channels: z.array(channel) })),
      bookings: z.array(ownBooking),
    }),
  ),
  /** when they cannot be had, in order of time; `by`: who has said so. What oneself has said can be taken back here. */
  away: z.array(
    z.strictObject({ id, from: instant, fromDay: day, fromTime: time, to: instant, toDay: day, toTime: time, by: z.enum(['self', 'staff', 'feed']) }),
  ),
  feedPath: z.string(),
  calendar: z
    .strictObject({
      url: z.string(),
      readAt: instant.nullable(),
      problem: z.enum(['feed_unreachable', 'feed_not_calendar', 'feed_too_large', 'feed_unclear', 'feed_address_refused']).nullable(),
    })
    .nullable(),
})
export type OwnPage = z.infer<typeof ownPage>
export type FeedProblem = NonNullable<NonNullable<OwnPage['calendar']>['problem']>

/**
 * `POST /api/interpreter/calendar`: busy times are read from this address now and then every quarter of an hour. Refusals:
 * feed_address_refused (not https, or of a private net), feed_unreachable, feed_not_calendar, feed_too_large, feed_unclear (an
 * entry whose time cannot be read, or that repeats too often); nothing is kept then.
 */
export const calendarRequest = z.strictObject({ url: z.string().trim().min(1).max(limits.calendarUrl) })
export const calendarKept = z.strictObject({ busyTimes: z.int() })
export const calendarGone = z.strictObject({ resourceId: id })
/** `GET /api/feeds/{id}`: without its key it leads nowhere. Refusals: not_found. */
export const feedQuery = z.strictObject({
  key: z
    .string()
    .max(64)
    .regex(/^[\w-]+$/)
    .optional(),
  lang: languageTag.optional(),
})

/** `POST /api/interpreter/feed/renew`: the old address of the calendar that goes out leads nowhere any more. */
export const feedRenewed = z.strictObject({ feedPath: z.string() })
