import ical, { type VEvent } from 'node-ical'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { merged } from '../../shared/domain/intervals.ts'

/** As far as anybody can book. */
const aheadMs = 190 * 24 * 60 * minute
const mostEvents = 5000
const mostTimes = 2000

/**
 * When a calendar says that its owner is busy, from now on: merged, sorted. Null when the text is no calendar. What is free or
 * cancelled there does not count, nor do entries of our own (`ownHost`), which come back from a calendar that subscribes to ours.
 */
export function busyTimesIn(text: string, ownHost: string, now: Instant): Interval[] | null {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return null
  const events = eventsIn(text)
  if (!events) return null
  const range = { from: new Date(now), to: new Date(now + aheadMs) }
  const times = events
    .filter((event) => isBusy(event) && !String(event.uid ?? '').endsWith(`@${ownHost}`))
    .slice(0, mostEvents)
    .flatMap((event) => instancesOf(event, range))
    .filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to) && to > now && from < to && from < now + aheadMs)
  return merged(times).slice(0, mostTimes)
}

function eventsIn(text: string): VEvent[] | null {
  try {
    return Object.values(ical.sync.parseICS(text)).filter((each): each is VEvent => each?.type === 'VEVENT')
  } catch {
    return null
  }
}

const isBusy = ({ status, transparency }: VEvent): boolean => status !== 'CANCELLED' && transparency !== 'TRANSPARENT'

function instancesOf(event: VEvent, range: { from: Date; to: Date }): Interval[] {
  if (!event.rrule) return [intervalOf(event.start, event.end)]
  try {
    const found = ical.expandRecurringEvent(event, { ...range, expandOngoing: true })
    return found.slice(0, mostTimes).map(({ start, end }) => intervalOf(start, end))
  } catch {
    // A rule that nobody can read says nothing
    return []
  }
}

const intervalOf = (start: Date | undefined, end: Date | undefined): Interval => ({
  from: start?.getTime() ?? Number.NaN,
  to: (end ?? start)?.getTime() ?? Number.NaN,
})
