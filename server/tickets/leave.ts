import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { afterVerb } from '../../shared/domain/ticket.ts'
import { endAppointment } from '../appointments/store.ts'
import { type Tx, takeTurn } from '../db/transact.ts'
import { changeStep } from '../desks/store.ts'
import { currentStep, ticketById } from './store.ts'
import { leaveFurther } from './visit-store.ts'

/** The visitor gives the place up: others move forward. */
export async function leaveQueue(tx: Tx, ticketId: string): Promise<Decision<{ ticketId: string }>> {
  const ticket = await ticketById(tx.db, ticketId)
  if (!ticket) return refused('not_found')
  await takeTurn(tx.db, ticket.site_id)
  const step = await currentStep(tx.db, ticketId)
  if (!step) return refused('not_found')
  const next = afterVerb(step.status, 'leave')
  if (!next.ok) return next
  if (!(await changeStep(tx.db, step, { status: next.value, ended_at: tx.now }))) return refused('step_changed')
  await leaveFurther(tx.db, ticketId, tx.now)
  await endAppointment(tx.db, ticketId, 'missed')
  tx.record({ kind: 'ticketLeft', siteId: ticket.site_id, ticketId, stepId: step.id })
  return accepted({ ticketId })
}
