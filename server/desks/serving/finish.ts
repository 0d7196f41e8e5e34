import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { afterVerb } from '../../../shared/domain/ticket.ts'
import { endAppointment } from '../../appointments/store.ts'
import type { Tx } from '../../db/transact.ts'
import { openNextStep } from '../../tickets/visit-store.ts'
import { inHand } from '../at-desk.ts'
import { keepChange } from '../deed-store.ts'
import { changeStep, closeEngagements } from '../store.ts'

/** The step is over: desk and interpreter are free again, and the next step of the visit, if it has one, can be called. */
export async function finish(tx: Tx, actor: Staff, deskId: string, stepId: string, outcome: string): Promise<Decision<{ stepId: string }>> {
  const found = await inHand(tx, actor, deskId, stepId)
  if (!found.ok) return found
  const { step, desk } = found.value
  const next = afterVerb(step.status, 'finish')
  if (!next.ok) return next
  const change = { status: next.value, ended_at: tx.now, outcome }
  if (!(await changeStep(tx.db, step, change))) return refused('step_changed')
  const released = await closeEngagements(tx.db, stepId, tx.now)
  if (!(await openNextStep(tx, step))) await endAppointment(tx.db, step.ticket_id, 'done')
  await keepChange(tx, step, change, { deskId, staffId: actor.staffId, verb: 'finish', released })
  tx.record({ kind: 'serviceFinished', siteId: desk.site.id, stepId, deskId, code: outcome })
  return accepted({ stepId })
}
