import type { Role } from '../../shared/domain/actor.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { insertMembership } from './store.ts'

/** Gives a member of staff a role at one site, or at every site of the network (`siteId` null). */
export async function addMembership(tx: Tx, userId: string, siteId: string | null, role: Role): Promise<Decision<{ userId: string }>> {
  await insertMembership(tx.db, { id: tx.chance.id(), user_id: userId, site_id: siteId, role })
  return accepted({ userId })
}
