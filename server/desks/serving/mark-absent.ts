import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { afterVerb } from '../../../shared/domain/ticket.ts'
import type { Tx } from '../../db/transact.ts'
import { inHand } from '../at-desk.ts'
import { keepChange } from '../deed-store.ts'
import { keepAbsence } from '../record-store.ts'
import { changeStep, closeEngagements } from '../store.ts'

/** Nobody came when called. The absence is a record; desk and interpreter are free again. */
export async function markAbsent(tx: Tx, actor: Staff, deskId: string, stepId: string): Promise<Decision<{ stepId: string }>> {
  const found = await inHand(tx, actor, deskId, stepId)
  if (!found.ok) return found
  const { step, desk } = found.value
  const next = afterVerb(step.status, 'markAbsent')
  if (!next.ok) return next
  const change = { status: next.value }
  if (!(await changeStep(tx.db, step, change))) return refused('step_changed')
  const released = await closeEngagements(tx.db, stepId, tx.now)
  const recordId = await keepAbsence(tx, stepId, actor.staffId)
  await keepChange(tx, step, change, { deskId, staffId: actor.staffId, verb: 'absent', released, recordId })
  tx.record({ kind: 'stepAbsent', siteId: desk.site.id, stepId, deskId })
  return accepted({ stepId })
}
