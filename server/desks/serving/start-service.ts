import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { afterVerb } from '../../../shared/domain/ticket.ts'
import type { Tx } from '../../db/transact.ts'
import { inHand } from '../at-desk.ts'
import { keepChange } from '../deed-store.ts'
import { changeStep } from '../store.ts'

/** The person has come to the desk. */
export async function startService(tx: Tx, actor: Staff, deskId: string, stepId: string): Promise<Decision<{ stepId: string }>> {
  const found = await inHand(tx, actor, deskId, stepId)
  if (!found.ok) return found
  const { step, desk } = found.value
  const next = afterVerb(step.status, 'start')
  if (!next.ok) return next
  const change = { status: next.value, started_at: tx.now }
  if (!(await changeStep(tx.db, step, change))) return refused('step_changed')
  await keepChange(tx, step, change, { deskId, staffId: actor.staffId, verb: 'start' })
  tx.record({ kind: 'serviceStarted', siteId: desk.site.id, stepId, deskId })
  return accepted({ stepId })
}
