import { afterVerb, isStillOpen } from '../../shared/domain/appointment.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { queueMail } from '../mail/store.ts'
import { appointmentById, changeInCalendar, releaseClaims } from './store.ts'

/** Cancels an appointment: what it had claimed is free again at once. One that has checked in leaves the queue instead. */
export async function cancel(tx: Tx, appointmentId: string): Promise<Decision<{ appointmentId: string }>> {
  const appointment = await appointmentById(tx.db, appointmentId)
  if (!appointment) return refused('not_found')
  if (appointment.status === 'arrived') return refused('already_checked_in')
  if (appointment.status === 'held') return refused('step_changed')
  const next = afterVerb(appointment.status, 'cancel')
  if (!next.ok) return next
  if (!isStillOpen(appointment.status, appointment.start_at, tx.now)) return refused('appointment_over')
  const sequence = await changeInCalendar(tx.db, appointment, { status: next.value })
  if (sequence === null) return refused('already_cancelled')
  await releaseClaims(tx.db, [appointmentId])
  await queueMail(tx, 'cancelled', appointmentId, sequence)
  tx.record({ kind: 'appointmentCancelled', siteId: appointment.site_id, appointmentId })
  return accepted({ appointmentId })
}
