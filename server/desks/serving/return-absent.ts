import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { afterVerb } from '../../../shared/domain/ticket.ts'
import type { Tx } from '../../db/transact.ts'
import { stepOfStaff } from '../at-desk.ts'
import { atNoDesk, changeStep } from '../store.ts'

/** Somebody who was not there when called has come back: waiting counts from when it always did. */
export async function returnAbsent(tx: Tx, actor: Staff, stepId: string): Promise<Decision<{ stepId: string }>> {
  const found = await stepOfStaff(tx, actor, stepId)
  if (!found.ok) return found
  const { site, step } = found.value
  const next = afterVerb(step.status, 'return')
  if (!next.ok) return next
  if (!(await changeStep(tx.db, step, { ...atNoDesk, status: next.value }))) return refused('step_changed')
  tx.record({ kind: 'stepReturned', siteId: site.id, stepId })
  return accepted({ stepId })
}
