import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { undoMs } from '../../../shared/domain/ticket.ts'
import { reviveAppointment } from '../../appointments/store.ts'
import type { Tx } from '../../db/transact.ts'
import { unmakeVisit } from '../../tickets/store.ts'
import { holdLaterSteps } from '../../tickets/visit-store.ts'
import { openDeskOfStaff } from '../at-desk.ts'
import { deleteRecord, type KeptDeed, lastDeed, markUndone, reopen, resourcesOf, sameState, takeBackCall } from '../deed-store.ts'
import { changeStep, closeEngagements, isEngaged, stepById } from '../store.ts'

/**
 * Takes back what this clerk did last at this desk, as if it had not been: within ten seconds, and only while nothing has happened
 * to the person since and desk and interpreter are still to be had.
 */
export async function undo(tx: Tx, actor: Staff, deskId: string): Promise<Decision<{ stepId: string }>> {
  const desk = await openDeskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  const deed = await lastDeed(tx.db, deskId, actor.staffId)
  if (!deed || tx.now - deed.at > undoMs) return refused('nothing_to_undo')
  const step = await stepById(tx.db, deed.stepId)
  if (!step || !sameState(step, deed.after) || !(await canReopen(tx, deed))) return refused('nothing_to_undo')
  if (!(await holdLaterSteps(tx.db, step))) return refused('nothing_to_undo')
  if (!(await changeStep(tx.db, step, deed.before))) return refused('nothing_to_undo')
  if (deed.verb === 'call') {
    await closeEngagements(tx.db, step.id, tx.now)
    await takeBackCall(tx.db, deed.recordId!, tx.now)
  }
  if (deed.born) await unmakeVisit(tx.db, step.ticket_id)
  await reopen(tx.db, deed)
  await deleteRecord(tx.db, deed)
  if (deed.verb === 'finish') await reviveAppointment(tx.db, step.ticket_id)
  await markUndone(tx.db, deed.id, tx.now)
  tx.record({ kind: 'deedUndone', siteId: desk.value.site.id, stepId: step.id, deskId, code: deed.verb })
  return accepted({ stepId: step.id })
}

/** Nobody else has taken the desk or the interpreter meanwhile. */
async function canReopen(tx: Tx, { released = [] }: KeptDeed): Promise<boolean> {
  for (const resourceId of await resourcesOf(tx.db, released)) if (await isEngaged(tx.db, resourceId)) return false
  return true
}
