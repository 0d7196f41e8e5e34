import type { Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { type Opened, openInvitation } from './invitations/open.ts'
import { staffById } from './invitations/store.ts'
import { maySeeStaff } from './judge-rights.ts'
import { placesFor, rightsOfStaff } from './reach-queries.ts'
import { mayDismiss } from './team-queries.ts'

/** A new link for somebody who lost theirs, or the password. */
export async function renewInvitation(tx: Tx, actor: Staff, staffId: string): Promise<Decision<{ staffId: string; invitation: Opened }>> {
  const places = await placesFor(tx.db, tx.network, actor)
  const rights = await rightsOfStaff(tx.db, staffId)
  const mayAll = mayDismiss(actor, staffId, rights, places)
  if (!(await staffById(tx.db, staffId)) || !(mayAll || maySeeStaff(actor, rights, places))) return refused('not_found')
  if (!mayAll) return refused('not_allowed')
  return accepted({ staffId, invitation: await openInvitation(tx, actor, staffId) })
}
