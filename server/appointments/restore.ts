import { afterVerb } from '../../shared/domain/appointment.ts'
import { minute } from '../../shared/domain/cells.ts'
import type { Tx } from '../db/transact.ts'
import { type UntoldAppointment, untoldAppointments } from './replan-store.ts'
import { reclaimSlot, wantedOf } from './reserve.ts'
import { changeAppointment } from './store.ts'

/** Whoever was to be planned anew and has not been told yet gets the time back where it can be had again; answers how many. */
export async function restoreUntold(tx: Tx, siteIds: readonly string[]): Promise<number> {
  let restored = 0
  for (const appointment of await untoldAppointments(tx.db, siteIds, tx.now)) if (await restore(tx, appointment)) restored += 1
  return restored
}

async function restore(tx: Tx, appointment: UntoldAppointment): Promise<boolean> {
  const { id, site_id: siteId, service_id: serviceId, channel, interpreter_language, start_at: start } = appointment
  const next = afterVerb(appointment.status, 'move')
  const wanted = wantedOf(tx, { serviceId, siteId, channel, interpreter: interpreter_language ?? undefined })
  if (!next.ok || !wanted.ok || !(await reclaimSlot(tx, { id, own: [], wish: null }, wanted.value, start)).ok) return false
  const end = start + wanted.value.service.durationMinutes * minute
  await changeAppointment(tx.db, appointment, { status: next.value, end_at: end, replan_at: null, replan_reason: null })
  tx.record({ kind: 'appointmentReassigned', siteId, appointmentId: id })
  return true
}
