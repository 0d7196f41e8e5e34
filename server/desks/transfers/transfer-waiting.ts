import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { afterVerb } from '../../../shared/domain/ticket.ts'
import type { Tx } from '../../db/transact.ts'
import { stepOfStaff } from '../at-desk.ts'
import { endParking, keepTransfer } from '../record-store.ts'
import { atNoDesk, changeStep } from '../store.ts'
import { type TransferWish, transferred } from './transfer-target.ts'

/** Sends somebody who waits, or was set aside, to another service, desk, pool or person. Whoever is at a desk, that desk transfers. */
export async function transferWaiting(tx: Tx, actor: Staff, stepId: string, to: TransferWish): Promise<Decision<{ stepId: string }>> {
  const found = await stepOfStaff(tx, actor, stepId)
  if (!found.ok) return found
  const { site, step } = found.value
  if (step.status === 'called' || step.status === 'serving') return refused('step_changed')
  const next = afterVerb(step.status, 'transfer')
  if (!next.ok) return next
  const target = await transferred(tx, site, step, to)
  if (!target.ok) return target
  if (!(await changeStep(tx.db, step, { ...atNoDesk, ...target.value, status: next.value }))) return refused('step_changed')
  await endParking(tx.db, stepId, tx.now)
  await keepTransfer(tx, step, { deskId: null, staffId: actor.staffId, target: target.value })
  tx.record({ kind: 'stepTransferred', siteId: site.id, stepId })
  return accepted({ stepId })
}
