import type { RefusalCode } from '../contracts/refusal.ts'
import { type Instant, minute } from './cells.ts'
import { accepted, type Decision, refused } from './decision.ts'

export const appointmentStatuses = ['held', 'booked', 'arrived', 'done', 'missed', 'cancelled', 'expired', 'replan'] as const
export type AppointmentStatus = (typeof appointmentStatuses)[number]

export const appointmentVerbs = ['book', 'move', 'cancel', 'arrive', 'finish', 'miss', 'expire', 'replan'] as const
export type AppointmentVerb = (typeof appointmentVerbs)[number]

/** Why an appointment must be planned anew: what it had claimed is not to be had any more. */
export const replanReasons = ['siteClosed', 'deskGone', 'interpreterAway', 'professionalAway', 'serviceGone'] as const
export type ReplanReason = (typeof replanReasons)[number]

export const channels = ['onSite', 'phone', 'video'] as const
export type Channel = (typeof channels)[number]

/** By phone and video nobody arrives: such an appointment is finished from `booked`. */
const transitions: Readonly<Record<AppointmentVerb, Partial<Record<AppointmentStatus, AppointmentStatus>>>> = {
  book: { held: 'booked' },
  move: { booked: 'booked', replan: 'booked' },
  cancel: { held: 'cancelled', booked: 'cancelled', arrived: 'cancelled', replan: 'cancelled' },
  arrive: { booked: 'arrived' },
  finish: { booked: 'done', arrived: 'done' },
  miss: { booked: 'missed', arrived: 'missed' },
  expire: { held: 'expired' },
  replan: { booked: 'replan' },
}

const endings: Partial<Record<AppointmentStatus, RefusalCode>> = {
  expired: 'hold_expired',
  cancelled: 'already_cancelled',
  done: 'appointment_over',
  missed: 'appointment_over',
}

/**
 * The status after `verb`; a move keeps `booked`, and ends `replan`. Refused: `hold_expired`, `already_cancelled` and
 * `appointment_over` for one that has ended so, `already_checked_in` for a second arrival, `time_lost` for one without a time, `cannot_move` for a move of one
 * that is held or has arrived, and `step_changed` for any other verb that does not fit.
 */
export function afterVerb(status: AppointmentStatus, verb: AppointmentVerb): Decision<AppointmentStatus> {
  const next = transitions[verb][status]
  return next === undefined ? refused(endings[status] ?? misfitOf(status, verb)) : accepted(next)
}

function misfitOf(status: AppointmentStatus, verb: AppointmentVerb): RefusalCode {
  if (verb === 'move') return 'cannot_move'
  if (verb !== 'arrive') return 'step_changed'
  return status === 'arrived' ? 'already_checked_in' : status === 'replan' ? 'time_lost' : 'step_changed'
}

/** Whether its holder can still change it: until it begins, and where it has lost its time until it has a new one. */
export const isStillOpen = (status: AppointmentStatus, start: Instant, now: Instant): boolean => status === 'replan' || start > now

export interface StartRules {
  readonly noticeMinutes: number
  readonly horizonDays: number
}
const day = 24 * 60 * minute

/** Days of the horizon are 24 hours. Refused: `start_in_past`, `too_soon` (inside the notice) or `too_far_ahead` (past the horizon). */
export function mayStartAt(start: Instant, rules: StartRules, now: Instant): Decision<Instant> {
  if (start < now) return refused('start_in_past')
  if (start < now + rules.noticeMinutes * minute) return refused('too_soon')
  return start > now + rules.horizonDays * day ? refused('too_far_ahead') : accepted(start)
}

export interface ArrivalRules {
  readonly earliestMinutes: number
  readonly latestMinutes: number
}
/** Refused: `too_early`, `too_late`, both ends of the range still accepted; the value is the instant from which waiting counts: the later of booked time and check-in. */
export function mayArriveAt(start: Instant, rules: ArrivalRules, now: Instant): Decision<Instant> {
  if (now < start - rules.earliestMinutes * minute) return refused('too_early')
  return now > start + rules.latestMinutes * minute ? refused('too_late') : accepted(Math.max(start, now))
}

export interface Requester {
  readonly channel: Channel
  /** where the booking is made: at a kiosk nobody has to leave a name */
  readonly by: 'web' | 'kiosk' | 'staff'
  readonly givenName: string | null
  readonly familyName: string | null
  readonly email: string | null
  readonly phone: string | null
}
/**
 * Refused: `name_needed` on the web, where one of the two names is enough, since many passports hold a single name;
 * `contact_needed`: a phone for a phone appointment, an e-mail or phone for a video one. Blanks count as nothing.
 */
export function mayBook(requester: Requester): Decision<Requester> {
  if (requester.by === 'web' && !isGiven(requester.givenName) && !isGiven(requester.familyName)) return refused('name_needed')
  return canBeReached(requester) ? accepted(requester) : refused('contact_needed')
}

const isGiven = (text: string | null): boolean => text !== null && text.trim() !== ''

/** Whether this is contact enough for an appointment by this channel. */
export function canBeReached({ channel, email, phone }: Pick<Requester, 'channel' | 'email' | 'phone'>): boolean {
  if (channel === 'onSite') return true
  return isGiven(phone) || (channel === 'video' && isGiven(email))
}
