import type { ReplanReason } from '../../shared/domain/appointment.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { dealtAnew, entangledWith } from '../../shared/domain/deal.ts'
import { type Assignment, assignAt, type Demand, type VisitQuestion } from '../../shared/domain/slots.ts'
import { lostClaims, lostPlace, lostRole, type Standing } from '../../shared/domain/standing.ts'
import { blockedTimes } from '../../shared/domain/travel.ts'
import { askingFirst } from '../../shared/domain/wish.ts'
import type { Tx } from '../db/transact.ts'
import { deskRole, type NetworkModel, offers, poolsFor } from '../network/model.ts'
import { awayIntervals, saidAway, type TimesByResource } from '../resources/away-queries.ts'
import { PlanBook } from './plan-book.ts'
import { boundAmong, placeOf, reachOfRules, rulesOf } from './plans.ts'
import { claimsOn, type PlannedAppointment, type PlannedClaim } from './replan-store.ts'
import { candidateIds, demandsOf, type Plans, type RoleCount, type Wanted } from './slot-question.ts'
import { expireHolds } from './store.ts'

/** What becomes of an appointment that cannot stay as it is. */
export interface Fate {
  readonly appointment: PlannedAppointment
  /** null: it keeps its time, with other resources */
  readonly reason: ReplanReason | null
}

export interface Deal {
  readonly fates: readonly Fate[]
  /** also of appointments that nothing was wrong with: units given to one another, so that one more found a place */
  readonly given: readonly PlannedClaim[]
  readonly taken: readonly PlannedClaim[]
}

/** Whether those who have lost something can keep their time with other resources. Nothing is written, but that holds expire. */
export async function dealAnew(tx: Tx, network: NetworkModel, planned: readonly PlannedAppointment[]): Promise<Deal> {
  const own = [...new Set(planned.flatMap(({ claims }) => claims.map((claim) => claim.resourceId)))]
  // What somebody's own calendar says stands in the way of new plans, and breaks none
  const away = await saidAway(tx.db, own, spanOf(planned))
  const asked = planned.map((appointment) => askedBy(network, appointment))
  const broken = asked.filter((each) => isBroken(standingOf(network, each, { busy: new Map(), away })))
  if (broken.length === 0) return { fates: [], given: [], taken: [] }
  const table = await tableFor(tx, network, broken)
  const fates = broken.map((each) => ({ appointment: each.appointment, reason: seat(table, each) }))
  return { fates, ...table.book.changes }
}

/** What an appointment asks for in terms of the network as it is now: of the roles it has, those that the service still knows. */
interface Asked {
  readonly appointment: PlannedAppointment
  readonly visit: Interval
  /** null: its site or service does not exist any more */
  readonly wanted: Wanted | null
  readonly roles: readonly RoleCount[]
}

function askedBy(network: NetworkModel, appointment: PlannedAppointment): Asked {
  const service = network.services.get(appointment.service_id)
  const site = network.sites.get(appointment.site_id)
  const { channel, interpreter_language: interpreter } = appointment
  const wanted = service && site ? { service, site, channel, interpreter } : null
  const had = Map.groupBy(appointment.claims, (claim) => claim.role)
  const roles = (service?.requirements ?? []).flatMap(({ role, count }) => {
    const claims = had.get(role)?.length ?? 0
    return claims === 0 ? [] : [{ role, count: Math.min(count, claims) }]
  })
  return { appointment, visit: { from: appointment.start_at, to: appointment.end_at }, wanted, roles }
}

function standingOf(network: NetworkModel, asked: Asked, plans: Plans): Standing {
  const { appointment, visit, wanted, roles } = asked
  const site = network.sites.get(appointment.site_id)
  return {
    visit,
    opening: site ? network.openings.around(site.id, site.hours, visit) : null,
    served: wanted !== null && isOffered(wanted),
    demands: wanted ? demandsOf(network, wanted, roles, plans, visit) : [],
    claims: appointment.claims,
  }
}

const isOffered = ({ service, site, channel }: Wanted): boolean => service.channels.includes(channel) && offers(site, service.id)

const isBroken = (standing: Standing): boolean => lostPlace(standing) !== null || lostClaims(standing).length > 0

/** What is dealt: everything that the broken ones could take, without what they have now. */
interface Table {
  readonly network: NetworkModel
  readonly away: TimesByResource
  readonly book: PlanBook
}

async function tableFor(tx: Tx, network: NetworkModel, broken: readonly Asked[]): Promise<Table> {
  const span = spanOf(broken.map(({ appointment }) => appointment))
  const ids = [
    ...new Set(
      broken.flatMap(({ wanted, appointment }) => [...candidatesOf(network, wanted), ...appointment.claims.map((claim) => claim.resourceId)]),
    ),
  ]
  for (const expired of await expireHolds(tx.db, ids, span, tx.now)) tx.record({ kind: 'holdExpired', siteId: null, appointmentId: expired })
  const book = new PlanBook(await claimsOn(tx.db, ids, reachOfRules(network, boundAmong(network, ids), span), tx.now))
  const brokenIds = new Set(broken.map(({ appointment }) => appointment.id))
  book.give(book.on(ids).filter((claim) => brokenIds.has(claim.appointmentId)))
  return { network, away: await awayIntervals(tx.db, ids, span), book }
}

const candidatesOf = (network: NetworkModel, wanted: Wanted | null): string[] => (wanted ? candidateIds(network, wanted) : [])

/** Keeps the time with what is left, or says why it cannot be kept. */
function seat({ network, away, book }: Table, asked: Asked): ReplanReason | null {
  const standing = standingOf(network, asked, { busy: busyFor(network, book, asked), away })
  const place = lostPlace(standing)
  if (place) return place
  const question = questionOf(asked, standing.demands)
  const found = assignAt(question, asked.visit.from) ?? withUnitsDealtAnew(book, asked, question)
  if (!found) return lostRole(unmetRole(question, asked.visit.from) ?? lostClaims(standing)[0]?.role ?? deskRole)
  book.take(found.map(({ resourceId, role }) => ({ ...claimFor(asked), resourceId, role })))
  return null
}

/** When each candidate cannot be taken: by other plans, and for people also by ways and hours that the plans imply. */
function busyFor(network: NetworkModel, book: PlanBook, asked: Asked): TimesByResource {
  const ids = candidatesOf(network, asked.wanted)
  const { taken, siteId } = claimFor(asked)
  const busy = book.busy(ids)
  for (const person of boundAmong(network, ids))
    busy.set(person.id, blockedTimes(siteId, taken.to - taken.from, book.on([person.id]), rulesOf(network, person, taken)))
  return busy
}

/** As long as it was booked, whatever the service takes by now; whom it has is asked first. */
function questionOf(asked: Asked, demands: readonly Demand[]): VisitQuestion {
  const { visit, taken } = claimFor(asked)
  return {
    durationMinutes: (visit.to - visit.from) / minute,
    bufferBeforeMinutes: (visit.from - taken.from) / minute,
    bufferAfterMinutes: (taken.to - visit.to) / minute,
    demands: askingFirst(demands, asked.appointment.claims),
  }
}

const claimFor = ({ appointment, visit }: Asked): Omit<PlannedClaim, 'resourceId' | 'role'> => ({
  appointmentId: appointment.id,
  status: appointment.status,
  visit,
  taken: appointment.claims[0]?.taken ?? visit,
  siteId: placeOf(appointment),
  expiresAt: appointment.claims[0]?.expiresAt ?? null,
})

/** Where no unit is free all through the visit, those who have one may be able to give way to one another. */
function withUnitsDealtAnew(book: PlanBook, asked: Asked, question: VisitQuestion): Assignment[] | null {
  const desk = question.demands.find(({ role }) => role === deskRole)
  const others = assignAt({ ...question, demands: question.demands.filter((demand) => demand !== desk) }, asked.visit.from)
  if (!desk || !others || !asked.wanted) return null
  const { visit, taken } = claimFor(asked)
  for (const { unitIds } of poolsFor(asked.wanted.site, asked.wanted.service.id)) {
    const rivals = entangledWith(taken, book.on(unitIds))
    const seats = rivals.map((rival) => ({ visit: rival.visit, taken: rival.taken, has: rival.resourceId }))
    const own = Array.from({ length: desk.count }, () => ({ visit, taken, has: null }))
    const dealt = dealtAnew(
      [...seats, ...own],
      desk.candidates.filter(({ resourceId }) => unitIds.includes(resourceId)),
    )
    if (!dealt) continue
    const moved = rivals.flatMap((rival, at) => (rival.resourceId === dealt[at] ? [] : [{ rival, resourceId: dealt[at]! }]))
    book.give(moved.map(({ rival }) => rival))
    book.take(moved.map(({ rival, resourceId }) => ({ ...rival, resourceId })))
    return [...others, ...dealt.slice(rivals.length).map((resourceId) => ({ role: deskRole, resourceId }))]
  }
  return null
}

const unmetRole = (question: VisitQuestion, start: Instant): string | undefined =>
  question.demands.find((demand) => !assignAt({ ...question, demands: [demand] }, start))?.role

const spanOf = (appointments: readonly PlannedAppointment[]): Interval => ({
  from: Math.min(...appointments.map(({ start_at, claims }) => claims[0]?.taken.from ?? start_at)),
  to: Math.max(...appointments.map(({ end_at, claims }) => claims[0]?.taken.to ?? end_at)),
})
