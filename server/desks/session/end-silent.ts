import { mayLead, type Staff } from '../../../shared/domain/actor.ts'
import type { Instant } from '../../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { afterVerb, isSilent } from '../../../shared/domain/ticket.ts'
import { endAppointment } from '../../appointments/store.ts'
import type { Row } from '../../db/schema.ts'
import { type Tx, takeTurn } from '../../db/transact.ts'
import { openNextStep } from '../../tickets/visit-store.ts'
import { type DeskAt, deskAt } from '../at-desk.ts'
import { takeBackCallOf } from '../deed-store.ts'
import { atNoDesk, changeStep, closeEngagements, stepInHand } from '../store.ts'
import { closeSession, openSession } from './store.ts'

/** What becomes of whoever sits there: they wait again in the place they had, or their service is over. */
export type SilentEnd = 'giveBack' | 'finish'

/**
 * Whoever leads the site ends a desk whose console is silent while it serves somebody. A console that has spoken meanwhile, or another
 * person in hand than the one that was seen, is refused.
 */
export async function endSilent(tx: Tx, actor: Staff, deskId: string, stepId: string, end: SilentEnd): Promise<Decision<{ deskId: string }>> {
  const desk = deskAt(tx, deskId)
  if (!desk || !mayLead(actor, desk.site.id)) return refused('not_found')
  await takeTurn(tx.db, desk.site.id)
  const session = await openSession(tx.db, deskId)
  if (!session) return refused('desk_closed')
  if (!isSilent(session.seen_at, tx.now)) return refused('changed_meanwhile')
  const step = await stepInHand(tx.db, deskId)
  if (step?.id !== stepId) return refused('step_changed')
  // It is not known when it ended; it is known when the desk was last heard of, and hours of silence are no service
  const heardOf = Math.max(session.seen_at ?? tx.now, step.started_at ?? 0)
  const left = await letGo(tx, desk, step, end, heardOf)
  if (!left.ok) return left
  await closeEngagements(tx.db, step.id, tx.now)
  await closeSession(tx, session, desk.pool.id)
  tx.record({ kind: 'deskClosed', siteId: desk.site.id, deskId, code: 'silent' })
  return accepted({ deskId })
}

async function letGo(tx: Tx, { site, deskId }: DeskAt, step: Row<'step'>, end: SilentEnd, heardOf: Instant): Promise<Decision<null>> {
  if (end === 'giveBack') {
    // Whoever was called and not served yet has not been called: their wait goes on
    if (step.status === 'called') await takeBackCallOf(tx.db, step, tx.now)
    await changeStep(tx.db, step, { ...atNoDesk, status: 'waiting' })
    tx.record({ kind: 'stepGivenBack', siteId: site.id, stepId: step.id, deskId })
    return accepted(null)
  }
  const over = afterVerb(step.status, 'finish')
  if (!over.ok) return over
  await changeStep(tx.db, step, { status: over.value, ended_at: heardOf, outcome: 'done' })
  if ((await openNextStep(tx, step)) === null) await endAppointment(tx.db, step.ticket_id, 'done')
  tx.record({ kind: 'serviceFinished', siteId: site.id, stepId: step.id, deskId, code: 'done' })
  return accepted(null)
}
