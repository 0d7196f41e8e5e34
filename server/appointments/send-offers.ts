import { mayLead, type Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { type Offers, offerOtherTimes } from './offer.ts'
import { unoffered } from './replan-store.ts'

/** Offers other times to everybody at the site who waits for one, or to these of them; in one go. */
export async function sendOffers(tx: Tx, actor: Staff, siteId: string, to: 'all' | readonly string[]): Promise<Decision<Offers>> {
  if (!tx.network.sites.has(siteId) || !mayLead(actor, siteId)) return refused('not_found')
  const waiting = await unoffered(tx.db, { siteId })
  const chosen = new Set(to === 'all' ? waiting.map(({ id }) => id) : to)
  return accepted(
    await offerOtherTimes(
      tx,
      waiting.filter(({ id }) => chosen.has(id)),
    ),
  )
}
