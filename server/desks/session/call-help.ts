import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision } from '../../../shared/domain/decision.ts'
import type { Tx } from '../../db/transact.ts'
import { openDeskOfStaff } from '../at-desk.ts'
import { insertHelp, openHelp } from './store.ts'

/** Somebody at this desk needs a colleague. Called twice, it is one call. */
export async function callHelp(tx: Tx, actor: Staff, deskId: string): Promise<Decision<{ deskId: string }>> {
  const desk = await openDeskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  if (await openHelp(tx.db, deskId)) return accepted({ deskId })
  const { id: siteId } = desk.value.site
  const { staffId } = actor
  await insertHelp(tx.db, {
    id: tx.chance.id(),
    site_id: siteId,
    desk_id: deskId,
    staff_id: staffId,
    at: tx.now,
    answered_at: null,
    answered_by: null,
  })
  tx.record({ kind: 'helpCalled', siteId, deskId })
  return accepted({ deskId })
}
