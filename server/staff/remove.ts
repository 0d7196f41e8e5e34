import type { Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { takeRights } from '../db/lock.ts'
import type { Tx } from '../db/transact.ts'
import { staffById } from './invitations/store.ts'
import { maySeeStaff } from './judge-rights.ts'
import { placesFor, rightsOfStaff } from './reach-queries.ts'
import { administratorsOf, deleteStaff } from './store.ts'
import { mayDismiss } from './team-queries.ts'

/** Somebody works here no more: account, sessions and rights go. What they did keeps an id that says nothing any more. */
export async function removeStaff(tx: Tx, actor: Staff, staffId: string): Promise<Decision<{ staffId: string }>> {
  await takeRights(tx.db)
  const places = await placesFor(tx.db, tx.network, actor)
  const rights = await rightsOfStaff(tx.db, staffId)
  const mayAll = mayDismiss(actor, staffId, rights, places)
  if (!(await staffById(tx.db, staffId)) || !(mayAll || maySeeStaff(actor, rights, places))) return refused('not_found')
  const administrators = await administratorsOf(tx.db)
  if (administrators.length === 1 && administrators[0] === staffId) return refused('last_administrator')
  if (!mayAll) return refused('not_allowed')
  await deleteStaff(tx.db, staffId)
  tx.record({ kind: 'staffChanged', siteId: null, staffId })
  return accepted({ staffId })
}
