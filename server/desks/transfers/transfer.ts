import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { afterVerb } from '../../../shared/domain/ticket.ts'
import type { Tx } from '../../db/transact.ts'
import { inHand } from '../at-desk.ts'
import { keepChange } from '../deed-store.ts'
import { keepTransfer } from '../record-store.ts'
import { atNoDesk, changeStep, closeEngagements } from '../store.ts'
import { type TransferWish, transferred } from './transfer-target.ts'

/** Sends the one in hand to another service, desk, pool or person; the time they have waited goes with them. */
export async function transfer(tx: Tx, actor: Staff, deskId: string, stepId: string, to: TransferWish): Promise<Decision<{ stepId: string }>> {
  const found = await inHand(tx, actor, deskId, stepId)
  if (!found.ok) return found
  const { step, desk } = found.value
  const next = afterVerb(step.status, 'transfer')
  if (!next.ok) return next
  const target = await transferred(tx, desk.site, step, to)
  if (!target.ok) return target
  const change = { ...atNoDesk, ...target.value, status: next.value }
  if (!(await changeStep(tx.db, step, change))) return refused('step_changed')
  const released = await closeEngagements(tx.db, stepId, tx.now)
  const recordId = await keepTransfer(tx, step, { deskId, staffId: actor.staffId, target: target.value })
  await keepChange(tx, step, change, { deskId, staffId: actor.staffId, verb: 'transfer', released, recordId })
  tx.record({ kind: 'stepTransferred', siteId: desk.site.id, stepId, deskId })
  return accepted({ stepId })
}
