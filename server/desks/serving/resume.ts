import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { afterVerb } from '../../../shared/domain/ticket.ts'
import type { Tx } from '../../db/transact.ts'
import { stepOfStaff } from '../at-desk.ts'
import { endParking } from '../record-store.ts'
import { atNoDesk, changeStep } from '../store.ts'

/** Somebody who was set aside is ready: back to waiting, in the place they had. */
export async function resume(tx: Tx, actor: Staff, stepId: string): Promise<Decision<{ stepId: string }>> {
  const found = await stepOfStaff(tx, actor, stepId)
  if (!found.ok) return found
  const { site, step } = found.value
  const next = afterVerb(step.status, 'resume')
  if (!next.ok) return next
  if (!(await changeStep(tx.db, step, { ...atNoDesk, status: next.value }))) return refused('step_changed')
  await endParking(tx.db, stepId, tx.now)
  tx.record({ kind: 'stepResumed', siteId: site.id, stepId })
  return accepted({ stepId })
}
