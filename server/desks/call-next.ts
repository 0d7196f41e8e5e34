import type { Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { nextCall } from '../../shared/domain/queue.ts'
import type { Tx } from '../db/transact.ts'
import { openDeskOfStaff } from './at-desk.ts'
import { abilityOf, interpretersPresent, waitingSteps, withClaims } from './present-queries.ts'
import { call, isEngaged } from './store.ts'

/** Calls whoever is next for this desk, with the interpreter they need: both are engaged in this transaction, or neither. */
export async function callNext(tx: Tx, actor: Staff, deskId: string): Promise<Decision<{ stepId: string }>> {
  const found = await openDeskOfStaff(tx, actor, deskId)
  if (!found.ok) return found
  if (await isEngaged(tx.db, deskId)) return refused('desk_busy')
  const { site, pool } = found.value
  const { interpreters, claimedBy } = await interpretersPresent(tx.db, tx.network, site, tx.now)
  const waiting = withClaims(await waitingSteps(tx.db, site.id), claimedBy)
  const next = nextCall(abilityOf(pool, deskId, actor.staffId), waiting, interpreters, site.policy, tx.now)
  const step = next && waiting.find((each) => each.stepId === next.stepId)
  if (!next || !step) return refused('nobody_waiting')
  if (!(await call(tx, { step, deskId, siteId: site.id, staffId: actor.staffId, next }))) return refused('busy')
  tx.record({ kind: 'stepCalled', siteId: site.id, stepId: next.stepId, deskId })
  return accepted({ stepId: next.stepId })
}
