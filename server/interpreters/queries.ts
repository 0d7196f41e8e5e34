import type { FeedProblem, OwnPage } from '../../shared/contracts/interpreters.ts'
import { type Instant, minute } from '../../shared/domain/cells.ts'
import { dayInterval } from '../../shared/domain/opening.ts'
import { localTime } from '../appointments/queries.ts'
import type { Reader } from '../db/schema.ts'
import { faceOf } from '../live/queue-queries.ts'
import { addressOf, knownSite, type NetworkModel, type PersonModel, poolsFor, type SiteModel, stopAt, textOf } from '../network/model.ts'
import { windowsAt } from '../present/interpreter-queries.ts'
import { comingUnavailability } from '../resources/queries.ts'
import { type UnfinishedStep, unfinishedSteps } from '../tickets/stranded-queries.ts'

const dayMs = 24 * 60 * minute
const daysShown = 14

/** Today and the two weeks to come of one interpreter or professional. */
export async function ownPageOf(
  db: Reader,
  network: NetworkModel,
  person: PersonModel,
  now: Instant,
  language: string,
): Promise<Omit<OwnPage, 'feedPath'>> {
  const { zone, openings } = network
  const today = openings.dayOf(zone, now)
  const bookings = await bookingsOf(db, person.id, dayInterval(zone, today).from, now + daysShown * dayMs)
  const away = await comingUnavailability(db, [person.id], now)
  const days = Array.from({ length: daysShown }, (_, index) => openings.dayOf(zone, dayInterval(zone, today).from + index * dayMs + dayMs / 2))
  return {
    resourceId: person.id,
    name: person.name,
    kind: person.kind,
    languages: [...person.languages],
    zone,
    now: new Date(now).toISOString(),
    today,
    current: await currentOf(db, network, person.id),
    waiting: await waitingFor(db, network, person, now),
    days: days
      .map((day) => ({
        day,
        windows: windowsOn(day),
        bookings: bookings.filter((row) => openings.dayOf(zone, row.start_at) === day).map(bookingView),
      }))
      .filter(({ day, windows, bookings: booked }) => day === today || windows.length + booked.length > 0),
    away: away.map((row) => ({
      id: row.id,
      from: new Date(row.from_at).toISOString(),
      fromDay: openings.dayOf(zone, row.from_at),
      fromTime: localTime(zone, row.from_at),
      to: new Date(row.to_at).toISOString(),
      toDay: openings.dayOf(zone, row.to_at),
      toTime: localTime(zone, row.to_at),
      by: row.source,
    })),
    calendar: await calendarOf(db, person.id),
  }

  function windowsOn(day: string) {
    const range = dayInterval(zone, day)
    const windows = person.presences
      .flatMap((presence) =>
        openings.around(presence.key, presence.hours, { from: range.from, to: range.to - 1 }).map((interval) => ({
          siteId: presence.siteId,
          siteName: knownSite(network, presence.siteId)?.name ?? '',
          from: localTime(zone, interval.from),
          to: interval.to === range.to ? '24:00' : localTime(zone, interval.to),
          channels: [...presence.channels],
        })),
      )
      .sort((one, other) => (one.from < other.from ? -1 : 1))
    return joined(windows)
  }

  function bookingView(row: Booking): OwnPage['days'][number]['bookings'][number] {
    const site = knownSite(network, row.site_id)
    const service = network.services.get(row.service_id)
    return {
      appointmentId: row.id,
      siteName: site?.name ?? '',
      address: site ? addressOf(site, stopAt(network, site, row.start_at)) : '',
      serviceName: service ? textOf(service, language, network).name : '',
      interpreter: row.interpreter_language,
      channel: row.channel,
      start: new Date(row.start_at).toISOString(),
      time: localTime(zone, row.start_at),
      endTime: localTime(zone, row.end_at),
      status: row.status as 'booked' | 'arrived' | 'done',
    }
  }
}

export type Booking = Awaited<ReturnType<typeof bookingsOf>>[number]

/** What this resource is booked for, in order of time. */
export const bookingsOf = (db: Reader, resourceId: string, from: Instant, to: Instant) =>
  db
    .selectFrom('busy')
    .innerJoin('appointment', 'appointment.id', 'busy.appointment_id')
    .select(['appointment.id', 'appointment.site_id', 'appointment.service_id', 'appointment.interpreter_language', 'appointment.channel'])
    .select(['appointment.start_at', 'appointment.end_at', 'appointment.status', 'appointment.sequence'])
    .where('busy.resource_id', '=', resourceId)
    // Busy is never less than the visit: what has been is left out before any appointment is looked up
    .where('busy.to_at', '>', from)
    .where('busy.from_at', '<', to)
    .where('appointment.status', 'in', ['booked', 'arrived', 'done'])
    .where('appointment.end_at', '>', from)
    .where('appointment.start_at', '<', to)
    .orderBy('appointment.start_at')
    .execute()

async function currentOf(db: Reader, network: NetworkModel, resourceId: string): Promise<OwnPage['current']> {
  const row = await db
    .selectFrom('engagement')
    .innerJoin('step', 'step.id', 'engagement.step_id')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .innerJoin('desk', 'desk.id', 'step.desk_id')
    .select(['engagement.opened_at', 'ticket.series', 'ticket.number', 'desk.label', 'desk.site_id'])
    .where('engagement.resource_id', '=', resourceId)
    .where('engagement.closed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return {
    siteName: knownSite(network, row.site_id)?.name ?? '',
    desk: row.label,
    label: faceOf(row).label,
    since: new Date(row.opened_at).toISOString(),
  }
}

/** Without an appointment nobody is promised to them, and still nobody else may be there for these. */
async function waitingFor(db: Reader, network: NetworkModel, person: PersonModel, now: Instant): Promise<number> {
  const sites = person.kind === 'interpreter' ? [...network.sites.values()].filter((site) => isExpected(network, site, person, now)) : []
  const steps = await Promise.all(sites.map((site) => unfinishedSteps(db, site.id, network.openings.dayOf(site.zone, now))))
  const waiting = steps.flat().filter((step) => person.languages.includes(neededIn(network, step) ?? ''))
  return new Set(waiting.map((step) => `${step.site_id} ${step.series} ${step.number}`)).size
}

/** Now or later today: for whoever has gone, or comes tomorrow, nobody waits. */
function isExpected(network: NetworkModel, site: SiteModel, person: PersonModel, now: Instant): boolean {
  const midnight = dayInterval(site.zone, network.openings.dayOf(site.zone, now)).to
  return windowsAt(network, site, person, now).some(({ from, to }) => from < midnight && to > now)
}

/** In which language somebody needs an interpreter; null where a desk speaks it itself. */
function neededIn(network: NetworkModel, { site_id, service_id, interpreter_language: wanted }: UnfinishedStep): string | null {
  const site = network.sites.get(site_id)
  const isSpoken = site && wanted !== null && poolsFor(site, service_id).some((pool) => pool.languages.includes(wanted))
  return isSpoken ? null : wanted
}

async function calendarOf(db: Reader, resourceId: string): Promise<OwnPage['calendar']> {
  const row = await db.selectFrom('calendar_feed').select(['url', 'read_at', 'problem']).where('resource_id', '=', resourceId).executeTakeFirst()
  if (!row) return null
  return { url: row.url, readAt: row.read_at === null ? null : new Date(row.read_at).toISOString(), problem: row.problem as FeedProblem | null }
}

/** Counted up, an address that has got about leads nowhere. */
export async function feedVersionOf(db: Reader, resourceId: string): Promise<number> {
  const row = await db.selectFrom('resource').select('feed_version').where('id', '=', resourceId).executeTakeFirst()
  return row?.feed_version ?? 0
}

/** Calendars whose time to be read has come, the longest due first. */
export const dueFeeds = (db: Reader, now: Instant) =>
  db.selectFrom('calendar_feed').select(['resource_id', 'url']).where('next_at', '<=', now).orderBy('next_at').limit(20).execute()

/** Hours at a site are set once for the desk and once for phone and video: who reads her own day wants one line of both. */
function joined<Window extends { siteId: string; from: string; to: string; channels: readonly string[] }>(windows: readonly Window[]): Window[] {
  const lines = new Map<string, Window>()
  for (const window of windows) {
    const key = `${window.siteId} ${window.from} ${window.to}`
    const line = lines.get(key)
    lines.set(key, line ? { ...line, channels: [...new Set([...line.channels, ...window.channels])] } : window)
  }
  return [...lines.values()]
}
