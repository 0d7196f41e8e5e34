import type { Problem } from '../../shared/contracts/problem.ts'
import type { Kiosk, Offer, Taken, Wait } from '../../shared/contracts/tickets.ts'
import { mayTakeNumber } from '../../shared/domain/admission.ts'
import type { Channel } from '../../shared/domain/appointment.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { localDay } from '../../shared/domain/opening.ts'
import type { WaitEstimate } from '../../shared/domain/wait.ts'
import { freeSlots, localTime } from '../appointments/queries.ts'
import type { Reader, Row } from '../db/schema.ts'
import type { Outlooks } from '../live/outlook.ts'
import { waitOf } from '../live/outlook.ts'
import { faceOf } from '../live/queue-queries.ts'
import {
  deskLanguages,
  interpreterNeed,
  knownService,
  type NetworkModel,
  offers,
  placeAt,
  placeToday,
  type ServiceModel,
  type SiteModel,
  takesInterpreter,
  textOf,
} from '../network/model.ts'
import { admissionQuestion } from './admission.ts'
import { atItsStep, stepsOfVisit } from './visit-store.ts'
import { wayOf } from './way-queries.ts'

const weekMs = 7 * 24 * 60 * minute

/** What a kiosk of this site can give today, in the language of the person before it. */
export function kioskView(network: NetworkModel, site: SiteModel, printer: boolean, language: string, now: Instant): Kiosk {
  return {
    ...siteNow(network, site, now),
    services: servicesAt(network, site)
      .filter((service) => service.walkIn)
      .map((service) => serviceChoice(network, service, language)),
    printer,
  }
}

/** When and where the appointment with this code is. */
export async function bookedFor(db: Reader, network: NetworkModel, code: string): Promise<Problem['appointment'] | null> {
  const row = await db
    .selectFrom('appointment')
    .select(['site_id', 'start_at'])
    .where('code', '=', code)
    .where('status', '=', 'booked')
    .executeTakeFirst()
  const site = row && network.sites.get(row.site_id)
  return site ? { day: localDay(site.zone, row.start_at), time: localTime(site.zone, row.start_at), siteName: site.name } : null
}

/** What everybody who gives numbers here must know: the time, and whether the site is open. */
export function siteNow(network: NetworkModel, site: SiteModel, now: Instant): Omit<Kiosk, 'services' | 'printer'> {
  const open = network.openings.isOpenAt(site.id, site.hours, now)
  const next = open
    ? undefined
    : network.openings.around(site.id, site.hours, { from: now, to: now + weekMs }).find((interval) => interval.from > now)
  return {
    siteId: site.id,
    siteName: site.name,
    place: placeToday(network, site, now),
    zone: site.zone,
    now: new Date(now).toISOString(),
    open,
    opensAt: next ? { day: localDay(site.zone, next.from), time: localTime(site.zone, next.from), place: placeAt(network, site, next.from) } : null,
    deskLanguages: [...deskLanguages(site)],
  }
}

export const servicesAt = (network: NetworkModel, site: SiteModel): ServiceModel[] =>
  [...network.services.values()].filter((service) => offers(site, service.id))

export function serviceChoice(network: NetworkModel, service: ServiceModel, language: string): Kiosk['services'][number] {
  const texts = textOf(service, language, network)
  return {
    id: service.id,
    name: texts.name,
    icon: service.icon,
    lifeArea: service.lifeArea,
    channels: [...service.channels],
    interpreter: takesInterpreter(service),
    documents: [...texts.documents],
  }
}

export interface OfferQuestion {
  readonly site: SiteModel
  readonly service: ServiceModel
  readonly interpreter: string | undefined
}

/** Asked before a number is given: how long it may take, or why there is none and what can be had instead. */
export async function offerView(db: Reader, network: NetworkModel, outlooks: Outlooks, question: OfferQuestion, now: Instant): Promise<Offer> {
  const { site, service } = question
  const interpreterLanguage = interpreterNeed(service, site, question.interpreter)
  const admitted = mayTakeNumber(await admissionQuestion(db, network, { site, service, interpreterLanguage }, now))
  if (!admitted.ok) {
    const reason = admitted.code as 'site_closed' | 'no_desk_today' | 'no_interpreter_today'
    return { serviceId: service.id, number: { available: false, reason }, slots: await nextByChannel(db, network, question, now) }
  }
  const { estimate, closesAt, ahead } = await outlooks.ofNewcomer(site, {
    stepId: 'newcomer',
    serviceId: service.id,
    interpreterLanguage,
    priorityClass: 'walkIn',
    waitingSince: now,
    order: Number.MAX_SAFE_INTEGER,
    passed: 0,
    claimedInterpreterId: null,
    expectedMinutes: service.durationMinutes,
    wanted: null,
  })
  return {
    serviceId: service.id,
    number: {
      available: true,
      wait: waitOf(estimate, site.zone, closesAt),
      ahead,
      ...interpreterTimes(site, admitted.value, now),
    },
    slots: [],
  }
}

function interpreterTimes({ zone }: SiteModel, there: Interval | null, now: Instant) {
  const isComing = there !== null && there.from > now
  return { interpreterFrom: isComing ? localTime(zone, there.from) : null, interpreterUntil: there && localTime(zone, there.to) }
}

const offersPerChannel = 3

/** The next free starts of each channel: on site here, and elsewhere only when there are none here; what needs no travel from anywhere. */
async function nextByChannel(
  db: Reader,
  network: NetworkModel,
  { site, service, interpreter }: OfferQuestion,
  now: Instant,
): Promise<Offer['slots']> {
  const everywhere = [...network.sites.values()]
  const perChannel = await Promise.all(
    service.channels.map(async (channel) => {
      const here = channel === 'onSite' ? await nextAt([site], channel) : []
      return here.length > 0 ? here : nextAt(everywhere, channel)
    }),
  )
  return perChannel.flat()

  async function nextAt(sites: readonly SiteModel[], channel: Channel): Promise<Offer['slots']> {
    const search = { service, sites, channel, interpreter, from: undefined, to: undefined, limit: offersPerChannel }
    const { slots } = await freeSlots(db, network, search, now)
    return slots.map((slot) => ({ channel, siteName: network.sites.get(slot.siteId)?.name ?? '', ...slot }))
  }
}

/** What goes on the paper. */
export async function takenView(
  db: Reader,
  network: NetworkModel,
  ticketId: string,
  wait: Wait,
  ahead: number,
): Promise<Omit<Taken, 'token'> | null> {
  const row = await atItsStep(db, ticketId)
    .select([
      'ticket.site_id',
      'ticket.series',
      'ticket.number',
      'ticket.day',
      'ticket.taken_at',
      'ticket.language',
      'step.id as step_id',
      'step.service_id',
      'appointment.start_at',
    ])
    .executeTakeFirst()
  const site = row && network.sites.get(row.site_id)
  const service = row && knownService(network, row.service_id)
  if (!row || !site || !service) return null
  const texts = textOf(service, row.language, network)
  return {
    ticketId,
    face: faceOf(row),
    siteName: site.name,
    place: placeToday(network, site, row.taken_at),
    serviceName: texts.name,
    way: wayOf(network, site, await stepsOfVisit(db, ticketId), row.step_id, row.language),
    day: row.day,
    time: localTime(site.zone, row.taken_at),
    wait,
    ahead,
    language: row.language,
    bookedTime: row.start_at === null ? null : localTime(site.zone, row.start_at),
    documents: [...texts.documents],
  }
}

export const siteOfTicket = (db: Reader, ticketId: string): Promise<Pick<Row<'ticket'>, 'site_id'> | undefined> =>
  db.selectFrom('ticket').select('site_id').where('id', '=', ticketId).executeTakeFirst()

export const stepOfTicket = (db: Reader, ticketId: string) =>
  db
    .selectFrom('step')
    .select(['id', 'site_id'])
    .where('ticket_id', '=', ticketId)
    .where('ready', '=', 1)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What was promised when the number was given; null where nothing could be. */
export async function promisedEstimate(db: Reader, ticketId: string): Promise<WaitEstimate | null> {
  const row = await db
    .selectFrom('ticket')
    .select(['estimate_low_minutes', 'estimate_high_minutes', 'promised_at'])
    .where('id', '=', ticketId)
    .executeTakeFirst()
  if (row?.promised_at == null) return null
  return { kind: 'range', lowMinutes: row.estimate_low_minutes ?? 0, highMinutes: row.estimate_high_minutes ?? 0, notLaterThan: row.promised_at }
}
