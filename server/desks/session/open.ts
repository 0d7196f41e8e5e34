import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { type Tx, takeTurn } from '../../db/transact.ts'
import { deskOfStaff } from '../at-desk.ts'
import { insertSession, openSession, openSessionOf } from './store.ts'

/** Opens a desk for whoever sits down at it: one person a desk, one desk a person. Opening one's own again changes nothing. */
export async function openDesk(tx: Tx, actor: Staff, deskId: string): Promise<Decision<{ deskId: string }>> {
  const desk = deskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  await takeTurn(tx.db, desk.value.site.id)
  const session = await openSession(tx.db, deskId)
  if (session) return session.staff_id === actor.staffId ? accepted({ deskId }) : refused('desk_taken')
  if (await openSessionOf(tx.db, actor.staffId)) return refused('desk_taken')
  await insertSession(tx, deskId, desk.value.site.id, actor.staffId)
  tx.record({ kind: 'deskOpened', siteId: desk.value.site.id, deskId })
  return accepted({ deskId })
}
