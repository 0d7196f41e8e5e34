import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision } from '../../../shared/domain/decision.ts'
import type { PauseReason } from '../../../shared/domain/ticket.ts'
import type { Tx } from '../../db/transact.ts'
import { openDeskOfStaff } from '../at-desk.ts'
import { endPause, insertPause } from './store.ts'

/** The desk calls nobody until work goes on; whoever is in hand is served to the end. */
export async function pauseDesk(tx: Tx, actor: Staff, deskId: string, reason: PauseReason): Promise<Decision<{ deskId: string }>> {
  const desk = await openDeskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  await endPause(tx.db, desk.value.session.id, tx.now)
  await insertPause(tx, desk.value.session, reason)
  tx.record({ kind: 'deskPaused', siteId: desk.value.site.id, deskId, code: reason })
  return accepted({ deskId })
}
