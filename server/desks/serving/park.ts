import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { afterVerb, type ParkReason } from '../../../shared/domain/ticket.ts'
import type { Tx } from '../../db/transact.ts'
import { inHand } from '../at-desk.ts'
import { keepChange } from '../deed-store.ts'
import { keepParking } from '../record-store.ts'
import { changeStep, closeEngagements } from '../store.ts'

/** Sets the one in hand aside for a while: a paper is fetched, a form filled in. The place stays, desk and interpreter are free. */
export async function park(tx: Tx, actor: Staff, deskId: string, stepId: string, reason: ParkReason): Promise<Decision<{ stepId: string }>> {
  const found = await inHand(tx, actor, deskId, stepId)
  if (!found.ok) return found
  const { step, desk } = found.value
  const next = afterVerb(step.status, 'park')
  if (!next.ok) return next
  const change = { status: next.value }
  if (!(await changeStep(tx.db, step, change))) return refused('step_changed')
  const released = await closeEngagements(tx.db, stepId, tx.now)
  const recordId = await keepParking(tx, { stepId, deskId, staffId: actor.staffId, reason })
  await keepChange(tx, step, change, { deskId, staffId: actor.staffId, verb: 'park', released, recordId })
  tx.record({ kind: 'stepParked', siteId: desk.site.id, stepId, deskId, code: reason })
  return accepted({ stepId })
}
