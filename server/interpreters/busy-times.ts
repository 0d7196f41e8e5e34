import ical, { type DateWithTimeZone, type VEvent } from 'node-ical'
import type { FeedProblem } from '../../shared/contracts/interpreters.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { merged } from '../../shared/domain/intervals.ts'
import { endIn, instantIn, isKnownZone, withZone } from './calendar-zone.ts'

const dayMs = 24 * 60 * minute
/** As far as anybody can book. */
const aheadMs = 190 * dayMs
const mostEvents = 5000
const mostTimes = 2000

export type BusyTimes = { readonly times: readonly Interval[] } | { readonly problem: FeedProblem }

/** Whose calendar it is read for. */
export interface ReadFor {
  /** where entries of our own come from; they come back from a calendar that subscribes to ours */
  readonly ownHost: string
  /** of the network: of whole days, and of times that name no zone */
  readonly zone: string
  readonly now: Instant
}

/**
 * When a calendar says that its owner is busy, from now on: merged, sorted. What is free, cancelled or our own does not count. An
 * entry whose time nobody can read makes the whole unclear: taken as free, it would be booked over.
 */
export function busyTimesIn(text: string, { ownHost, zone, now }: ReadFor): BusyTimes {
  const events = /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text) ? eventsIn(withZone(text, zone)) : null
  if (!events) return { problem: 'feed_not_calendar' }
  // A day of its machine more on both sides, for that is how node-ical counts whole days
  const range = { from: new Date(now - dayMs), to: new Date(now + aheadMs + dayMs) }
  const busy = events.filter((event) => isBusy(event) && !String(event.uid ?? '').endsWith(`@${ownHost}`)).slice(0, mostEvents)
  if (!busy.every(hasTime)) return { problem: 'feed_unclear' }
  const times = busy
    .flatMap((event) => instancesOf(event, range))
    .map(({ start, end = start }) => ({ from: instantIn(zone, start), to: endIn(zone, start, end) }))
    .filter(({ from, to }) => to > now && from < to && from < now + aheadMs)
  return { times: merged(times).slice(0, mostTimes) }
}

function eventsIn(text: string): VEvent[] | null {
  try {
    return Object.values(ical.sync.parseICS(text)).filter((each): each is VEvent => each?.type === 'VEVENT')
  } catch {
    return null
  }
}

const isBusy = ({ status, transparency }: VEvent): boolean => status !== 'CANCELLED' && transparency !== 'TRANSPARENT'

/** A time that it cannot read, node-ical leaves as the text it was. */
const hasTime = ({ start, end }: VEvent): boolean => isTime(start) && (end === undefined || isTime(end))
const isTime = (time: unknown): boolean => time instanceof Date && Number.isFinite(time.getTime()) && isKnownZone((time as DateWithTimeZone).tz)

type Instance = Pick<VEvent, 'start' | 'end'>

function instancesOf(event: VEvent, range: { from: Date; to: Date }): Instance[] {
  if (!event.rrule) return [event]
  try {
    return ical.expandRecurringEvent(event, { ...range, expandOngoing: true }).slice(0, mostTimes)
  } catch {
    // A rule that nobody can read says nothing
    return []
  }
}
