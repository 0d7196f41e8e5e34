import { mayWorkAt, type Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { type Tx, takeTurn } from '../../db/transact.ts'
import { deskAt } from '../at-desk.ts'
import { closeHelp } from './store.ts'

/** A colleague goes, or whoever called needs nobody any more. Answered twice, it has been answered. */
export async function answerHelp(tx: Tx, actor: Staff, deskId: string): Promise<Decision<{ deskId: string }>> {
  const desk = deskAt(tx, deskId)
  if (!desk || !mayWorkAt(actor, desk.site.id)) return refused('not_found')
  await takeTurn(tx.db, desk.site.id)
  if (await closeHelp(tx.db, deskId, tx.now, actor.staffId)) tx.record({ kind: 'helpAnswered', siteId: desk.site.id, deskId })
  return accepted({ deskId })
}
