import { minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { type HeldSlot, holdMinutes } from './reserve.ts'
import { appointmentById, changeAppointment, prolongClaims } from './store.ts'

/** WCAG 2.2.1: whoever needs longer can ask for it at least ten times; a slot is not kept for ever without being booked. */
const longestHoldMinutes = 11 * holdMinutes

/** Keeps a held slot for another ten minutes, before its time is up. */
export async function renewHold(tx: Tx, appointmentId: string): Promise<Decision<HeldSlot>> {
  const held = await appointmentById(tx.db, appointmentId)
  if (!held) return refused('not_found')
  if (held.status !== 'held' || (held.hold_expires_at ?? 0) <= tx.now) return refused('hold_expired')
  const expiresAt = Math.min(tx.now + holdMinutes * minute, held.made_at + longestHoldMinutes * minute)
  if (!(await changeAppointment(tx.db, held, { hold_expires_at: expiresAt }))) return refused('hold_expired')
  await prolongClaims(tx.db, appointmentId, expiresAt)
  return accepted({ appointmentId, expiresAt, start: held.start_at })
}
