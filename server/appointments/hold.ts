import { minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { claimSlot, freshCode, type HeldSlot, holdMinutes, type SlotWish, wantedOf } from './reserve.ts'
import { insertAppointment } from './store.ts'

/** Keeps a slot while somebody fills in the rest. */
export async function hold(tx: Tx, wish: SlotWish, firstAvailableAt: number | null): Promise<Decision<HeldSlot>> {
  const wanted = wantedOf(tx, wish)
  if (!wanted.ok) return wanted
  const { service, site, channel, interpreter } = wanted.value
  const start = Date.parse(wish.start)
  const appointmentId = tx.chance.id()
  const expiresAt = tx.now + holdMinutes * minute
  await insertAppointment(tx.db, {
    id: appointmentId,
    code: await freshCode(tx),
    site_id: site.id,
    service_id: service.id,
    channel,
    language: wish.language,
    interpreter_language: interpreter,
    status: 'held',
    start_at: start,
    end_at: start + service.durationMinutes * minute,
    hold_expires_at: expiresAt,
    made_at: tx.now,
    made_by: 'web',
    first_available_at: firstAvailableAt,
    requester_kind: 'person',
  })
  const claimed = await claimSlot(tx, appointmentId, wanted.value, start, expiresAt)
  if (!claimed.ok) return claimed
  tx.record({ kind: 'slotHeld', siteId: site.id, appointmentId })
  return accepted({ appointmentId, expiresAt, start })
}
