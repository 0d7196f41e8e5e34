import type { Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { Right } from '../../shared/domain/rights.ts'
import type { Tx } from '../db/transact.ts'
import { type Opened, openInvitation } from './invitations/open.ts'
import { hasPassword, insertStaff, knownByEmail } from './invitations/store.ts'
import { judgeRights } from './judge-rights.ts'
import { placesFor, rightsOfStaff } from './reach-queries.ts'
import { insertRights } from './store.ts'
import { mayDismiss } from './team-queries.ts'

export interface Invited {
  readonly staffId: string
  /** null: they can sign in already, or more rests on their account than the actor may give */
  readonly invitation: Opened | null
}

/** Somebody new, or known by this address, with these rights on top of those they have. */
export async function inviteStaff(
  tx: Tx,
  actor: Staff,
  { name, email, rights }: { name: string; email: string; rights: readonly Right[] },
): Promise<Decision<Invited>> {
  const places = await placesFor(tx.db, tx.network, actor)
  const judged = judgeRights(tx.network, actor, rights, places)
  if (!judged.ok) return judged
  const known = await knownByEmail(tx.db, email)
  const staffId = known?.id ?? tx.chance.id()
  // Who opens an account for somebody must be able to give all that it opens
  const mayOpen = !known || (!(await hasPassword(tx.db, staffId)) && mayDismiss(actor, staffId, await rightsOfStaff(tx.db, staffId), places))
  if (!known) await insertStaff(tx.db, { id: staffId, name, email }, tx.now)
  await insertRights(tx, staffId, rights)
  return accepted({ staffId, invitation: mayOpen ? await openInvitation(tx, actor, staffId) : null })
}
