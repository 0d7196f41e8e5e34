import { afterVerb } from '../../shared/domain/appointment.ts'
import { type Instant, minute } from '../../shared/domain/cells.ts'
import { holds } from '../../shared/domain/intervals.ts'
import { OvertakenError, type Tx } from '../db/transact.ts'
import { type UntoldAppointment, untoldAppointments } from './replan-store.ts'
import { reclaimSlot, wantedOf } from './reserve.ts'
import type { Wanted } from './slot-question.ts'
import { changeAppointment } from './store.ts'

/** Whoever was to be planned anew and has not been told yet gets the time back where it can be had again; answers how many. `except`: who has just lost it. */
export async function restoreUntold(tx: Tx, siteIds: readonly string[], except: readonly string[] = []): Promise<number> {
  if (siteIds.length === 0) return 0
  let restored = 0
  const lost = new Set(except)
  const untold = (await untoldAppointments(tx.db, siteIds, tx.now)).filter(({ id }) => !lost.has(id))
  for (const appointment of untold) if (await restore(tx, appointment)) restored += 1
  return restored
}

async function restore(tx: Tx, appointment: UntoldAppointment): Promise<boolean> {
  const { id, site_id: siteId, service_id: serviceId, channel, interpreter_language, start_at: start } = appointment
  const next = afterVerb(appointment.status, 'move')
  const wanted = wantedOf(tx, { serviceId, siteId, channel, interpreter: interpreter_language ?? undefined })
  if (!next.ok || !wanted.ok || !isOpenFor(tx, wanted.value, start) || !(await reclaimSlot(tx, { id, own: [], wish: null }, wanted.value, start)).ok)
    return false
  const end = start + wanted.value.service.durationMinutes * minute
  const change = { status: next.value, end_at: end, replan_at: null, replan_reason: null }
  // Cancelled or moved by its person in this moment: what has just been claimed for it goes back with everything else
  if (!(await changeAppointment(tx.db, appointment, change))) throw new OvertakenError('changed_meanwhile')
  tx.record({ kind: 'appointmentReassigned', siteId, appointmentId: id })
  return true
}

// Asked of the memory alone: whoever has lost a place that is still closed costs a change of the site nothing
function isOpenFor({ network }: Tx, { site, service }: Wanted, start: Instant): boolean {
  const visit = { from: start, to: start + service.durationMinutes * minute }
  return holds(network.openings.around(site.id, site.hours, visit), visit)
}
