import { mayAdministerNetwork, type Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { isInReach, type Right } from '../../shared/domain/rights.ts'
import { takeRights } from '../db/lock.ts'
import type { Tx } from '../db/transact.ts'
import { staffById } from './invitations/store.ts'
import { judgeRights, maySeeStaff } from './judge-rights.ts'
import { placesFor, rightsOfStaff, versionOfRights } from './reach-queries.ts'
import { administratorsOf, deleteRights, insertRights } from './store.ts'

export interface RightsWish {
  /** the version of the rights that the actor saw */
  readonly base: string
  readonly rights: readonly Right[]
}

/** These rights instead of those that the actor may give and take; what is out of their reach stays, and nobody's change is lost unseen. */
export async function changeRights(tx: Tx, actor: Staff, staffId: string, { base, rights }: RightsWish): Promise<Decision<{ staffId: string }>> {
  await takeRights(tx.db)
  const places = await placesFor(tx.db, tx.network, actor)
  const known = await rightsOfStaff(tx.db, staffId)
  const maySee = mayAdministerNetwork(actor) || maySeeStaff(actor, known, places)
  if (!maySee || !(await staffById(tx.db, staffId))) return refused('not_found')
  const judged = judgeRights(tx.network, actor, rights, places)
  if (!judged.ok) return judged
  const replaced = known.filter((right) => isInReach(actor, right, places))
  if (versionOfRights(replaced) !== base) return refused('changed_meanwhile')
  const administrators = await administratorsOf(tx.db)
  await deleteRights(
    tx.db,
    replaced.map((right) => right.id),
  )
  await insertRights(tx, staffId, rights)
  if (administrators.length > 0 && (await administratorsOf(tx.db)).length === 0) return refused('last_administrator')
  return accepted({ staffId })
}
