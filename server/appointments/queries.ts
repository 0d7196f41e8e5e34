import type { Appointment } from '../../shared/contracts/appointments.ts'
import { limits } from '../../shared/contracts/limits.ts'
import type { Slot, SlotList } from '../../shared/contracts/slots.ts'
import { afterVerb, isStillOpen } from '../../shared/domain/appointment.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { dayInterval, localDay, localMinute } from '../../shared/domain/opening.ts'
import { findStarts } from '../../shared/domain/slots.ts'
import type { Reader, Row } from '../db/schema.ts'
import {
  interpreterNeed,
  knownService,
  knownSite,
  type NetworkModel,
  offers,
  type ServiceModel,
  type SiteModel,
  stopAt,
  textOf,
} from '../network/model.ts'
import { plansOf } from './plans.ts'
import { slotQuestion, type Wanted } from './slot-question.ts'

export interface SlotSearch {
  readonly service: ServiceModel
  readonly sites: readonly SiteModel[]
  readonly channel: Wanted['channel']
  readonly interpreter: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly limit: number
}

const dayLength = 24 * 60 * minute

/** Free starts at one site or across sites, ascending. */
export async function freeSlots(db: Reader, network: NetworkModel, search: SlotSearch, now: Instant): Promise<SlotList> {
  const perSite = await Promise.all(
    search.sites.filter((site) => offers(site, search.service.id)).map((site) => freeSlotsAt(db, network, site, search, now)),
  )
  const slots = perSite.flat().sort((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : 0))
  const zone = search.sites[0]?.zone ?? network.zone
  const kept = slots.slice(0, search.limit)
  return {
    slots: kept,
    until: kept.length < slots.length ? kept.at(-1)!.day : localDay(zone, rangeOf(search, zone, now).to - 1),
    durationMinutes: search.service.durationMinutes,
  }
}

async function freeSlotsAt(db: Reader, network: NetworkModel, site: SiteModel, search: SlotSearch, now: Instant): Promise<Slot[]> {
  const wanted: Wanted = {
    service: search.service,
    site,
    channel: search.channel,
    interpreter: interpreterNeed(search.service, site, search.interpreter),
  }
  const range = rangeOf(search, site.zone, now)
  if (range.to <= range.from) return []
  const plans = await plansOf(db, network, wanted, range, now)
  return findStarts(slotQuestion(network, wanted, plans, range, now))
    .slice(0, search.limit + 1)
    .map((start) => slotAt(network, site, start))
}

/** From now, or the beginning of a day, to the horizon or the end of a day; at most 62 days. */
function rangeOf({ service, from, to }: Pick<SlotSearch, 'service' | 'from' | 'to'>, zone: string, now: Instant): Interval {
  const first = Math.max(now, from ? dayInterval(zone, from).from : now)
  const horizon = now + service.horizonDays * dayLength
  const last = Math.min(horizon, to ? dayInterval(zone, to).to : horizon)
  return { from: first, to: Math.min(last, first + limits.searchDays * dayLength) }
}

export function slotAt(network: Pick<NetworkModel, 'openings'>, site: SiteModel, start: Instant): Slot {
  const { openings } = network
  const stop = stopAt(network, site, start)
  return {
    siteId: site.id,
    start: new Date(start).toISOString(),
    day: openings.dayOf(site.zone, start),
    time: clockTime(openings.minuteOf(site.zone, start)),
    ...(stop ? { place: stop.place, ...(stop.address ? { address: stop.address } : {}) } : {}),
  }
}

export const localTime = (zone: string, instant: Instant): string => clockTime(localMinute(zone, instant))

const clockTime = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The next free starts for what an appointment was for, at its site; none where it is not to be had there any more. */
export async function nextFreeTimes(
  db: Reader,
  network: NetworkModel,
  { site_id, service_id, channel, interpreter_language }: Pick<Row<'appointment'>, 'site_id' | 'service_id' | 'channel' | 'interpreter_language'>,
  limit: number,
  now: Instant,
): Promise<Slot[]> {
  const site = network.sites.get(site_id)
  const service = network.services.get(service_id)
  if (!site || !service?.channels.includes(channel)) return []
  const search = { service, sites: [site], channel, interpreter: interpreter_language ?? undefined, from: undefined, to: undefined, limit }
  return (await freeSlots(db, network, search, now)).slots
}

/** One appointment with all that its holder may see. */
export async function appointmentView(db: Reader, network: NetworkModel, id: string, language: string, now: Instant): Promise<Appointment | null> {
  const row = await db
    .selectFrom('appointment')
    .leftJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
    .selectAll('appointment')
    .select(['given_name', 'family_name', 'organisation', 'email', 'phone'])
    .where('appointment.id', '=', id)
    .executeTakeFirst()
  const site = row && knownSite(network, row.site_id)
  const service = row && knownService(network, row.service_id)
  if (!row || !site || !service) return null
  const texts = textOf(service, language, network)
  const stop = stopAt(network, site, row.start_at)
  const ahead = isStillOpen(row.status, row.start_at, now)
  return {
    id: row.id,
    code: row.code,
    status: row.status,
    serviceId: service.id,
    serviceName: texts.name,
    documents: [...texts.documents],
    channel: row.channel,
    language: row.language,
    interpreter: row.interpreter_language,
    site: { id: site.id, name: site.name, address: site.address, city: site.city, phone: site.phone },
    stop: stop && { place: stop.place, address: stop.address },
    start: new Date(row.start_at).toISOString(),
    end: new Date(row.end_at).toISOString(),
    day: localDay(site.zone, row.start_at),
    time: localTime(site.zone, row.start_at),
    endTime: localTime(site.zone, row.end_at),
    givenName: row.given_name,
    familyName: row.family_name,
    organisation: row.organisation,
    email: row.email,
    phone: row.phone,
    replanReason: row.status === 'replan' ? row.replan_reason : null,
    mayMove: ahead && afterVerb(row.status, 'move').ok && offers(site, service.id),
    mayCancel: ahead && row.status !== 'arrived' && row.status !== 'held' && afterVerb(row.status, 'cancel').ok,
  }
}

/**
 * By code and family name: neither alone opens anything. Who gave one name only is found by it or by any word of it, for it may
 * stand there in two scripts. Names are compared without accents and case.
 */
export async function appointmentByCode(db: Reader, code: string, familyName: string): Promise<string | null> {
  const row = await db
    .selectFrom('appointment')
    .innerJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
    .select(['appointment.id', 'given_name', 'family_name'])
    .where('code', '=', code)
    .executeTakeFirst()
  const names = row?.family_name ? [row.family_name] : [row?.given_name ?? '', ...(row?.given_name ?? '').split(/\s+/)]
  const typed = plain(familyName)
  return typed !== '' && names.some((name) => plain(name) === typed) ? row!.id : null
}

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s'’-]/g, '')
    .toLowerCase()
