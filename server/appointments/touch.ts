import { createHash } from 'node:crypto'
import { limits } from '../../shared/contracts/limits.ts'
import type { Touched, TouchedAppointment } from '../../shared/contracts/network-changes.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { ticketLabel, ticketMark } from '../../shared/domain/ticket.ts'
import { takeSites } from '../db/lock.ts'
import { OvertakenError, type Tx } from '../db/transact.ts'
import { type NetworkModel, sitesWith, textOf } from '../network/model.ts'
import { dayMs } from '../tickets/admission.ts'
import { concernedQueues, type StrandedVisit, strandedVisits } from '../tickets/stranded.ts'
import { type Deal, dealAnew, type Fate } from './deal-anew.ts'
import { localTime } from './queries.ts'
import { markExpired, markToReplan, type PlanScope, plannedAppointments, replaceClaims, takeAppointments } from './replan-store.ts'

/**
 * What becomes of the appointments of `scope` now that `network`, or who is away, is as it is: whoever can keep the time keeps it
 * with other desks or people; everybody else is to be planned anew, and none is lost. To be called in the transaction that has
 * made the change, with the network as it will be; `tx.network` is as it was. Resources of the scope are taken to be away anew.
 */
export async function touchAppointments(tx: Tx, network: NetworkModel, scope: PlanScope): Promise<Touched> {
  return (await touchAll(tx, network, scope)).touched
}

/** The same, with all that are to be planned anew, however many. Who is touched at a site that is not `listed` is counted, not shown. */
export async function touchAll(
  tx: Tx,
  network: NetworkModel,
  scope: PlanScope,
  listed: Listed = () => true,
): Promise<{ touched: Touched; toReplan: readonly string[] }> {
  const siteIds = sitesOf(scope, tx.network, network)
  await takeSites(tx.db, siteIds)
  const deal = await dealAnew(tx, network, await plannedAppointments(tx.db, scope, tx.now))
  const change = { before: tx.network, after: network, newlyAway: scope.resourceIds ?? new Set<string>(), dealtAnew: dealtToday(deal, tx.now) }
  const queues = await concernedQueues(tx, change, siteIds)
  await keep(tx, deal)
  const stranded = await strandedVisits(tx, change, queues)
  const toReplan = deal.fates.filter(({ appointment, reason }) => reason !== null && appointment.status === 'booked')
  return { touched: touchedBy(tx, network, deal.fates, stranded, listed), toReplan: idsOf(toReplan) }
}

type Listed = (siteId: string) => boolean

const dealtToday = ({ given, taken }: Deal, now: Instant): Set<string> =>
  new Set([...given, ...taken].filter(({ visit }) => visit.from < now + dayMs).map(({ resourceId }) => resourceId))

async function keep(tx: Tx, { fates, given, taken }: Deal): Promise<void> {
  const others = [...given, ...taken].map(({ appointmentId, status, visit }) => ({ id: appointmentId, status, start_at: visit.from }))
  if (!(await takeAppointments(tx.db, [...fates.map((fate) => fate.appointment), ...others]))) throw new OvertakenError('touches_changed')
  await replaceClaims(tx.db, given, taken)
  const lost = fates.filter((fate) => fate.reason !== null)
  const booked = lost.filter(({ appointment }) => appointment.status === 'booked')
  for (const [reason, some] of Map.groupBy(booked, (fate) => fate.reason!)) await markToReplan(tx.db, idsOf(some), reason, tx.now)
  await markExpired(tx.db, idsOf(lost.filter(({ appointment }) => appointment.status === 'held')))
  for (const fate of fates) tx.record({ kind: eventOf(fate), siteId: fate.appointment.site_id, appointmentId: fate.appointment.id })
}

const idsOf = (fates: readonly Fate[]): string[] => fates.map(({ appointment }) => appointment.id)

/** Whoever has arrived is served by whom there is: without the plan, not without the place. */
function eventOf({ appointment, reason }: Fate) {
  if (reason === null || appointment.status === 'arrived') return 'appointmentReassigned'
  return appointment.status === 'held' ? 'holdExpired' : 'appointmentToReplan'
}

/** Where anything may be concerned: the sites, and wherever the resources are. */
export function sitesOf({ siteIds, resourceIds }: PlanScope, ...networks: readonly NetworkModel[]): Set<string> {
  if (!siteIds && !resourceIds) return new Set(networks.flatMap((network) => [...network.sites.keys()]))
  const concerned = networks.flatMap((network) => [...(resourceIds ?? [])].flatMap((id) => sitesWith(network, id)))
  return new Set([...(siteIds ?? []), ...concerned.map((site) => site.id)])
}

function touchedBy(tx: Tx, network: NetworkModel, fates: readonly Fate[], stranded: readonly StrandedVisit[], listed: Listed): Touched {
  const booked = fates.filter(({ appointment }) => appointment.status === 'booked')
  const replan = booked.filter((fate) => fate.reason !== null)
  const reassigned = booked.filter((fate) => fate.reason === null)
  const list = (some: readonly Fate[]) =>
    some
      .filter(({ appointment }) => listed(appointment.site_id))
      .slice(0, limits.touched)
      .map((fate) => touchedAppointment(tx.network, network, fate))
  return {
    seal: sealOf(booked, stranded),
    replanCount: replan.length,
    reassignedCount: reassigned.length,
    waitingCount: stranded.length,
    elsewhereCount: 0,
    restoredCount: 0,
    replan: list(replan),
    reassigned: list(reassigned),
    waiting: stranded
      .filter(({ step }) => listed(step.site_id))
      .slice(0, limits.touched)
      .map(({ step }) => ({
        face: { label: ticketLabel(step.series, step.number), mark: ticketMark(step.number) },
        ...namesOf(tx.network, network, step.site_id, step.service_id),
      })),
  }
}

/**
 * Of exactly these appointments, in any order. Numbers come and go by the minute, and would break the seal of a busy site as often:
 * of them it says only whether some are left with nobody, and not whose turn is likely to come too late.
 */
function sealOf(fates: readonly Fate[], stranded: readonly StrandedVisit[]): string {
  const lines = fates.map(({ appointment, reason }) => `${appointment.id} ${reason ?? 'kept'}`).sort()
  const left = stranded.some(({ isCertain }) => isCertain) ? ['numbers'] : []
  return createHash('sha256')
    .update([...lines, ...left].join('\n'))
    .digest('base64url')
}

function touchedAppointment(before: NetworkModel, network: NetworkModel, { appointment, reason }: Fate): TouchedAppointment {
  const { site_id: siteId, service_id: serviceId } = appointment
  const zone = (network.sites.get(siteId) ?? before.sites.get(siteId))?.zone ?? network.zone
  return {
    appointmentId: appointment.id,
    siteId,
    serviceId,
    ...namesOf(before, network, siteId, serviceId),
    channel: appointment.channel,
    interpreter: appointment.interpreter_language,
    start: new Date(appointment.start_at).toISOString(),
    day: network.openings.dayOf(zone, appointment.start_at),
    time: localTime(zone, appointment.start_at),
    reason,
  }
}

/** What has been taken away is called as it was. */
function namesOf(before: NetworkModel, network: NetworkModel, siteId: string, serviceId: string) {
  const service = network.services.get(serviceId) ?? before.services.get(serviceId)
  return {
    siteName: (network.sites.get(siteId) ?? before.sites.get(siteId))?.name ?? siteId,
    serviceName: service ? textOf(service, network.language, network).name : serviceId,
  }
}
