import { accepted, type Decision } from '../../shared/domain/decision.ts'
import { dayInterval, localDay } from '../../shared/domain/opening.ts'
import { giveUpReplans } from '../appointments/give-up-replans.ts'
import { type Tx, takeTurn } from '../db/transact.ts'
import { factOf, missedFactOf, notCalledOutcome } from '../figures/fact.ts'
import { keepFacts } from '../figures/store.ts'
import type { SiteModel } from '../network/model.ts'
import { closeOpenDesks, closeTickets, missAppointments, neverCame, uncountedVisits } from './day-store.ts'

/**
 * Ends all days of a site before `today`: who still waits is closed with a reason, desks are closed, appointments to which
 * nobody came are missed, those that were never planned anew are given up, and each leaves one fact row that leads back to nobody.
 */
export async function closeDay(tx: Tx, site: SiteModel, today: string): Promise<Decision<{ visits: number }>> {
  await takeTurn(tx.db, site.id)
  const midnight = dayInterval(site.zone, today).from
  const closed = await closeTickets(tx.db, site.id, today, tx.now, 'dayOver')
  const desks = await closeOpenDesks(tx.db, site.id, midnight, tx.now)
  const missed = await missAppointments(tx.db, site.id, midnight)
  const visits = await uncountedVisits(tx.db, site.id, today)
  const absent = await neverCame(tx.db, missed)
  const givenUp = await neverCame(tx.db, await giveUpReplans(tx, site.id, midnight))
  await keepFacts(tx.db, site.id, [
    ...visits.map((visit) => factOf(tx.network, site, visit, tx.chance.id())),
    ...absent.map((appointment) => missedFactOf(site, appointment, tx.chance.id())),
    // Whom we had no time for has not failed to come; of the day that ends, for older ones are counted already
    ...givenUp.map((appointment) => ({
      ...missedFactOf(site, appointment, tx.chance.id()),
      day: localDay(site.zone, midnight - 1),
      outcome: notCalledOutcome,
    })),
  ])
  for (const ticketId of closed) tx.record({ kind: 'ticketClosed', siteId: site.id, ticketId, code: 'dayOver' })
  for (const deskId of desks) tx.record({ kind: 'deskClosed', siteId: site.id, deskId, code: 'dayOver' })
  for (const appointmentId of missed) tx.record({ kind: 'appointmentMissed', siteId: site.id, appointmentId })
  return accepted({ visits: visits.length })
}
