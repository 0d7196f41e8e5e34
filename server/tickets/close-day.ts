import { accepted, type Decision } from '../../shared/domain/decision.ts'
import { dayInterval } from '../../shared/domain/opening.ts'
import { type Tx, takeTurn } from '../db/transact.ts'
import { factOf, missedFactOf } from '../figures/fact.ts'
import { keepFacts } from '../figures/store.ts'
import type { SiteModel } from '../network/model.ts'
import { closeOpenDesks, closeTickets, missAppointments, neverCame, uncountedVisits } from './day-store.ts'

/**
 * Ends all days of a site before `today`: who still waits is closed with a reason, desks are closed, appointments to which
 * nobody came are missed, and each of both leaves one fact row that leads back to nobody.
 */
export async function closeDay(tx: Tx, site: SiteModel, today: string): Promise<Decision<{ visits: number }>> {
  await takeTurn(tx.db, site.id)
  const midnight = dayInterval(site.zone, today).from
  const closed = await closeTickets(tx.db, site.id, today, tx.now, 'dayOver')
  const desks = await closeOpenDesks(tx.db, site.id, midnight, tx.now)
  const missed = await missAppointments(tx.db, site.id, midnight)
  const visits = await uncountedVisits(tx.db, site.id, today)
  const absent = await neverCame(tx.db, missed)
  await keepFacts(tx.db, site.id, [
    ...visits.map((visit) => factOf(tx.network, site, visit, tx.chance.id())),
    ...absent.map((appointment) => missedFactOf(site, appointment, tx.chance.id())),
  ])
  for (const ticketId of closed) tx.record({ kind: 'ticketClosed', siteId: site.id, ticketId, code: 'dayOver' })
  for (const deskId of desks) tx.record({ kind: 'deskClosed', siteId: site.id, deskId, code: 'dayOver' })
  for (const appointmentId of missed) tx.record({ kind: 'appointmentMissed', siteId: site.id, appointmentId })
  return accepted({ visits: visits.length })
}
