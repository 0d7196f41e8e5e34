import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision } from '../../../shared/domain/decision.ts'
import type { Tx } from '../../db/transact.ts'
import { openDeskOfStaff } from '../at-desk.ts'
import { endPause } from './store.ts'

/** Work goes on. At a desk that is not paused nothing changes. */
export async function resumeDesk(tx: Tx, actor: Staff, deskId: string): Promise<Decision<{ deskId: string }>> {
  const desk = await openDeskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  await endPause(tx.db, desk.value.session.id, tx.now)
  tx.record({ kind: 'deskResumed', siteId: desk.value.site.id, deskId })
  return accepted({ deskId })
}
