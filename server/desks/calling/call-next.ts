import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { nextCall } from '../../../shared/domain/queue.ts'
import type { Tx } from '../../db/transact.ts'
import { abilityOf } from '../../present/desk-queries.ts'
import { interpretersPresent } from '../../present/interpreter-queries.ts'
import { waitingSteps, withClaims } from '../../present/waiting-queries.ts'
import { openDeskOfStaff } from '../at-desk.ts'
import { openPause } from '../session/store.ts'
import { call, isEngaged } from '../store.ts'

/** Calls whoever is next for this desk, with the interpreter they need: both are engaged in this transaction, or neither. */
export async function callNext(tx: Tx, actor: Staff, deskId: string): Promise<Decision<{ stepId: string }>> {
  const found = await openDeskOfStaff(tx, actor, deskId)
  if (!found.ok) return found
  const { site, pool, session } = found.value
  if (await isEngaged(tx.db, deskId)) return refused('desk_busy')
  if (await openPause(tx.db, session.id)) return refused('desk_paused')
  const { interpreters, claimedBy } = await interpretersPresent(tx.db, tx.network, site, tx.now)
  const waiting = withClaims(await waitingSteps(tx.db, site.id), claimedBy)
  const next = nextCall(abilityOf(pool, deskId, actor.staffId), waiting, interpreters, site.policy, tx.now)
  if (!next) return refused('nobody_waiting')
  const { stepId } = next
  if (!(await call(tx, { stepId, from: 'waiting', deskId, siteId: site.id, staffId: actor.staffId, next, chosen: null }))) return refused('busy')
  tx.record({ kind: 'stepCalled', siteId: site.id, stepId, deskId })
  return accepted({ stepId })
}
