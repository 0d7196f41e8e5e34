import { afterVerb, isStillOpen } from '../../shared/domain/appointment.ts'
import { minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { shareSite } from '../db/lock.ts'
import type { Tx } from '../db/transact.ts'
import { queueMail } from '../mail/store.ts'
import { moveClaims, wantedOf } from './reserve.ts'
import { appointmentById, changeInCalendar } from './store.ts'

/** Moves an appointment: id, code and calendar UID stay, the claims are swapped in this transaction or not at all. */
export async function move(tx: Tx, appointmentId: string, startIso: string): Promise<Decision<{ appointmentId: string; start: number }>> {
  const appointment = await appointmentById(tx.db, appointmentId)
  if (!appointment) return refused('not_found')
  const next = afterVerb(appointment.status, 'move')
  if (!next.ok) return next
  if (!isStillOpen(appointment.status, appointment.start_at, tx.now)) return refused('appointment_over')
  const wanted = wantedOf(tx, {
    serviceId: appointment.service_id,
    siteId: appointment.site_id,
    channel: appointment.channel,
    interpreter: appointment.interpreter_language ?? undefined,
  })
  if (!wanted.ok) return wanted
  const start = Date.parse(startIso)
  const change = { status: next.value, start_at: start, end_at: start + wanted.value.service.durationMinutes * minute }
  // Before the appointment is taken: whoever changes the site has it first and the appointments after
  await shareSite(tx.db, appointment.site_id)
  const sequence = await changeInCalendar(tx.db, appointment, change)
  if (sequence === null) return refused('cannot_move')
  const claimed = await moveClaims(tx, appointmentId, wanted.value, start)
  if (!claimed.ok) return claimed
  await queueMail(tx, 'moved', appointmentId, sequence)
  tx.record({ kind: 'appointmentMoved', siteId: appointment.site_id, appointmentId })
  return accepted({ appointmentId, start })
}
