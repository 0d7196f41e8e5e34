import { minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import { dayInterval, localDay, localMinute } from '../../shared/domain/opening.ts'
import { type Tx, takeTurn } from '../db/transact.ts'
import { type FactRow, keepFacts } from '../figures/store.ts'
import { knownService, type NetworkModel, type SiteModel } from '../network/model.ts'
import { closeOpenDesks, closeTickets, missAppointments, type UncountedVisit, uncountedVisits } from './day-store.ts'

/**
 * Ends all days of a site before `today`: who still waits is closed with a reason, desks are closed, appointments to which
 * nobody came are missed, and each visit leaves one fact row that leads back to nobody.
 */
export async function closeDay(tx: Tx, site: SiteModel, today: string): Promise<Decision<{ visits: number }>> {
  await takeTurn(tx.db, site.id)
  const midnight = dayInterval(site.zone, today).from
  const closed = await closeTickets(tx.db, site.id, today, tx.now, 'dayOver')
  const desks = await closeOpenDesks(tx.db, site.id, midnight, tx.now)
  const missed = await missAppointments(tx.db, site.id, midnight)
  const visits = await uncountedVisits(tx.db, site.id, today)
  await keepFacts(
    tx.db,
    visits.map((visit) => factOf(tx.network, site, visit, tx.chance.id())),
  )
  for (const ticketId of closed) tx.record({ kind: 'ticketClosed', siteId: site.id, ticketId, code: 'dayOver' })
  for (const deskId of desks) tx.record({ kind: 'deskClosed', siteId: site.id, deskId, code: 'dayOver' })
  for (const appointmentId of missed) tx.record({ kind: 'appointmentMissed', siteId: site.id, appointmentId })
  return accepted({ visits: visits.length })
}

function factOf(network: NetworkModel, site: SiteModel, visit: UncountedVisit, id: string): FactRow {
  const waitEnd = visit.called_at
  return {
    id,
    day: visit.day,
    site_id: site.id,
    institution_id: visit.institution_id,
    service_id: knownService(network, visit.service_id) ? visit.service_id : '',
    language: visit.language,
    interpreter_language: visit.interpreter_language,
    channel: visit.channel,
    outcome: visit.outcome ?? visit.status,
    hour: Math.floor(localMinute(site.zone, visit.taken_at) / 60),
    wait_minutes: waitEnd === null ? null : wholeMinutes(waitEnd - visit.waiting_since),
    service_minutes: visit.started_at === null || visit.ended_at === null ? null : wholeMinutes(visit.ended_at - visit.started_at),
    estimate_low_minutes: visit.estimate_low_minutes,
    estimate_high_minutes: visit.estimate_high_minutes,
    booked_days_ahead: daysBetween(site.zone, visit.made_at, visit.start_at),
    first_available_days_ahead: daysBetween(site.zone, visit.made_at, visit.first_available_at),
    passed: visit.passed,
    steps: visit.position === 1 ? (visit.steps ?? 1) : 0,
  }
}

const wholeMinutes = (ms: number): number => Math.max(0, Math.round(ms / minute))

function daysBetween(zone: string, from: number | null, to: number | null): number | null {
  if (from === null || to === null) return null
  return Math.round((Date.parse(localDay(zone, to)) - Date.parse(localDay(zone, from))) / (24 * 60 * minute))
}
