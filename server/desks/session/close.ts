import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import type { Tx } from '../../db/transact.ts'
import { openDeskOfStaff } from '../at-desk.ts'
import { isEngaged } from '../store.ts'
import { closeSession } from './store.ts'

/** Closes a desk. Somebody in hand is finished, set aside or marked absent first: nobody is left standing there. */
export async function closeDesk(tx: Tx, actor: Staff, deskId: string): Promise<Decision<{ deskId: string }>> {
  const desk = await openDeskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  if (await isEngaged(tx.db, deskId)) return refused('desk_busy')
  await closeSession(tx, desk.value.session, desk.value.pool.id)
  tx.record({ kind: 'deskClosed', siteId: desk.value.site.id, deskId })
  return accepted({ deskId })
}
