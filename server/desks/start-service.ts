import type { Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { afterVerb } from '../../shared/domain/ticket.ts'
import type { Tx } from '../db/transact.ts'
import { inHand } from './at-desk.ts'
import { changeStep } from './store.ts'

/** The person has come to the desk. */
export async function startService(tx: Tx, actor: Staff, deskId: string, stepId: string): Promise<Decision<{ stepId: string }>> {
  const found = await inHand(tx, actor, deskId, stepId)
  if (!found.ok) return found
  const { step, desk } = found.value
  const next = afterVerb(step.status, 'start')
  if (!next.ok) return next
  if (!(await changeStep(tx.db, step, next.value, { started_at: tx.now }))) return refused('step_changed')
  tx.record({ kind: 'serviceStarted', siteId: desk.site.id, stepId, deskId })
  return accepted({ stepId })
}
