import ical, { type DateWithTimeZone, type VEvent } from 'node-ical'
import type { FeedProblem } from '../../shared/contracts/interpreters.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { merged } from '../../shared/domain/intervals.ts'
import { endIn, instantIn, isKnownZone, withZone } from './calendar-zone.ts'

const dayMs = 24 * 60 * minute
/** As far as anybody can book. */
const aheadMs = 190 * dayMs
/** Every hour of that time, and some. */
const mostTimes = 5000

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
 * When a calendar says that its owner is busy, from now on: merged, sorted. What is free, cancelled or our own does not count.
 * What nobody can read, or repeats so often that nobody can follow it, makes the whole unclear: taken as free, it would be booked
 * over. It may take long: `busyTimesApart` is for calendars of others.
 */
export function busyTimesIn(text: string, readFor: ReadFor): BusyTimes {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return { problem: 'feed_not_calendar' }
  try {
    const times = timesIn(text, readFor)
    return times && times.length <= mostTimes ? { times } : { problem: 'feed_unclear' }
  } catch {
    // node-ical, at what it cannot read and at rules past the end of its patience
    return { problem: 'feed_unclear' }
  }
}

function timesIn(text: string, { ownHost, zone, now }: ReadFor): Interval[] | null {
  const events = Object.values(ical.sync.parseICS(withZone(text, zone))).filter((each): each is VEvent => each?.type === 'VEVENT')
  const busy = events.filter((event) => isBusy(event) && !String(event.uid ?? '').endsWith(`@${ownHost}`))
  if (!busy.every((event) => hasTime(event) && !repeatsTooOften(event))) return null
  // A day of its machine more on both sides, for that is how node-ical counts whole days
  const range = { from: new Date(now - dayMs), to: new Date(now + aheadMs + dayMs) }
  const times = busy
    .flatMap((event): Instance[] => (event.rrule ? ical.expandRecurringEvent(event, { ...range, expandOngoing: true }) : [event]))
    .map(({ start, end = start }) => ({ from: instantIn(zone, start), to: endIn(zone, start, end) }))
    .filter(({ from, to }) => to > now && from < to && from < now + aheadMs)
  return merged(times)
}

type Instance = Pick<VEvent, 'start' | 'end'>

const isBusy = ({ status, transparency }: VEvent): boolean => status !== 'CANCELLED' && transparency !== 'TRANSPARENT'

/** A time that it cannot read, node-ical leaves as the text it was. */
const hasTime = ({ start, end }: VEvent): boolean => isTime(start) && (end === undefined || isTime(end))
const isTime = (time: unknown): boolean => time instanceof Date && Number.isFinite(time.getTime()) && isKnownZone((time as DateWithTimeZone).tz)

/** More than once an hour: nobody's appointments do. */
function repeatsTooOften({ rrule }: VEvent): boolean {
  if (!rrule) return false
  const { freq, byMinute, bySecond } = rrule.options as { freq: string; byMinute?: unknown[]; bySecond?: unknown[] }
  return freq === 'MINUTELY' || freq === 'SECONDLY' || (byMinute?.length ?? 0) > 1 || (bySecond?.length ?? 0) > 1
}
