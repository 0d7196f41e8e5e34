import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import type { Tx } from '../../db/transact.ts'
import { deskOfStaff } from '../at-desk.ts'
import { noteSeen, openSession } from './store.ts'

/** The console of an open desk speaks up. It changes nothing that anybody sees: no turn, no event. */
export async function noteAlive(tx: Tx, actor: Staff, deskId: string): Promise<Decision<{ deskId: string }>> {
  const desk = deskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  const session = await openSession(tx.db, deskId)
  if (!session) return refused('desk_closed')
  if (session.staff_id !== actor.staffId) return refused('desk_taken')
  await noteSeen(tx.db, session.id, tx.now)
  return accepted({ deskId })
}
