import { accepted, type Decision } from '../../../shared/domain/decision.ts'
import { isSilent } from '../../../shared/domain/ticket.ts'
import { type Tx, takeTurn } from '../../db/transact.ts'
import { deskAt } from '../at-desk.ts'
import { takeBackCallOf } from '../deed-store.ts'
import { atNoDesk, changeStep, closeEngagements, stepInHand } from '../store.ts'
import { closeSession, openSession } from './store.ts'

/**
 * A console that has died holds nobody: whoever it had called waits again in the place they had, and the desk is closed. Somebody
 * who is being served sits in front of a person: that desk stays open, marked, until a colleague or the console ends it.
 */
export async function giveBack(tx: Tx, deskId: string): Promise<Decision<{ closed: boolean }>> {
  const desk = deskAt(tx, deskId)
  if (!desk) return accepted({ closed: false })
  const siteId = desk.site.id
  await takeTurn(tx.db, siteId)
  const session = await openSession(tx.db, deskId)
  if (!session || !isSilent(session.seen_at, tx.now)) return accepted({ closed: false })
  const step = await stepInHand(tx.db, deskId)
  if (step?.status === 'serving') return accepted({ closed: false })
  if (step) {
    await takeBackCallOf(tx.db, step, tx.now)
    await changeStep(tx.db, step, { ...atNoDesk, status: 'waiting' })
    await closeEngagements(tx.db, step.id, tx.now)
    tx.record({ kind: 'stepGivenBack', siteId, stepId: step.id, deskId })
  }
  await closeSession(tx, session, desk.pool.id)
  tx.record({ kind: 'deskClosed', siteId, deskId, code: 'silent' })
  return accepted({ closed: true })
}
