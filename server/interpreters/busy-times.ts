import ical, { type VEvent } from 'node-ical'
import type { FeedProblem } from '../../shared/contracts/interpreters.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { merged } from '../../shared/domain/intervals.ts'

/** As far as anybody can book. */
const aheadMs = 190 * 24 * 60 * minute
const mostEvents = 5000
const mostTimes = 2000

export type BusyTimes = { readonly times: readonly Interval[] } | { readonly problem: FeedProblem }

/**
 * When a calendar says that its owner is busy, from now on: merged, sorted. What is free or cancelled there does not count, nor do
 * entries of our own (`ownHost`), which come back from a calendar that subscribes to ours. An entry whose time nobody can read
 * makes the whole unclear: taken as free, it would be booked over.
 */
export function busyTimesIn(text: string, ownHost: string, now: Instant): BusyTimes {
  const events = /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text) ? eventsIn(text) : null
  if (!events) return { problem: 'feed_not_calendar' }
  const range = { from: new Date(now), to: new Date(now + aheadMs) }
  const busy = events.filter((event) => isBusy(event) && !String(event.uid ?? '').endsWith(`@${ownHost}`)).slice(0, mostEvents)
  if (!busy.every(hasTime)) return { problem: 'feed_unclear' }
  const times = busy.flatMap((event) => instancesOf(event, range)).filter(({ from, to }) => to > now && from < to && from < now + aheadMs)
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
const isTime = (time: unknown): boolean => time instanceof Date && Number.isFinite(time.getTime())

function instancesOf(event: VEvent, range: { from: Date; to: Date }): Interval[] {
  if (!event.rrule) return [intervalOf(event)]
  try {
    return ical
      .expandRecurringEvent(event, { ...range, expandOngoing: true })
      .slice(0, mostTimes)
      .map(intervalOf)
  } catch {
    // A rule that nobody can read says nothing
    return []
  }
}

const intervalOf = ({ start, end }: { start: Date; end?: Date }): Interval => ({ from: start.getTime(), to: (end ?? start).getTime() })
