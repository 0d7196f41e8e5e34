import { afterVerb } from '../../shared/domain/appointment.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { appointmentById, changeAppointment, releaseClaims } from './store.ts'

/** Gives a held slot back before its time is up; a booked appointment is cancelled instead. */
export async function releaseHold(tx: Tx, appointmentId: string): Promise<Decision<{ appointmentId: string }>> {
  const appointment = await appointmentById(tx.db, appointmentId)
  if (!appointment) return refused('not_found')
  const next = afterVerb(appointment.status, 'expire')
  if (!next.ok) return next
  if (!(await changeAppointment(tx.db, appointment, { status: next.value }))) return refused('hold_expired')
  await releaseClaims(tx.db, [appointmentId])
  tx.record({ kind: 'holdReleased', siteId: appointment.site_id, appointmentId })
  return accepted({ appointmentId })
}
