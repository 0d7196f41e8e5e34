import type { Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { openDeskOfStaff } from './at-desk.ts'
import { closeSession, isEngaged, openSession } from './store.ts'

/** Closes a desk. Somebody in hand is finished or marked absent first: nobody is left standing there. */
export async function closeDesk(tx: Tx, actor: Staff, deskId: string): Promise<Decision<{ deskId: string }>> {
  const desk = await openDeskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  if (await isEngaged(tx.db, deskId)) return refused('desk_busy')
  const session = await openSession(tx.db, deskId)
  if (session) await closeSession(tx.db, session.id, tx.now)
  tx.record({ kind: 'deskClosed', siteId: desk.value.site.id, deskId })
  return accepted({ deskId })
}
