import { sql } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import type { NextCall, WaitingStep } from '../../shared/domain/queue.ts'
import type { TicketStatus } from '../../shared/domain/ticket.ts'
import type { Reader, Row, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'

export const openSession = (db: Reader, deskId: string) =>
  db.selectFrom('desk_session').selectAll().where('desk_id', '=', deskId).where('closed_at', 'is', null).executeTakeFirst()

export const openSessionOf = (db: Reader, staffId: string) =>
  db.selectFrom('desk_session').selectAll().where('staff_id', '=', staffId).where('closed_at', 'is', null).executeTakeFirst()

export const insertSession = (tx: Tx, deskId: string, siteId: string, staffId: string) =>
  tx.db
    .insertInto('desk_session')
    .values({ id: tx.chance.id(), desk_id: deskId, site_id: siteId, staff_id: staffId, opened_at: tx.now, closed_at: null })
    .execute()

export const closeSession = (db: Writer, sessionId: string, now: Instant) =>
  db.updateTable('desk_session').set({ closed_at: now }).where('id', '=', sessionId).where('closed_at', 'is', null).execute()

/** The step that a desk has in hand, called or being served. */
export const stepInHand = (db: Reader, deskId: string) =>
  db
    .selectFrom('engagement')
    .innerJoin('step', 'step.id', 'engagement.step_id')
    .selectAll('step')
    .where('engagement.resource_id', '=', deskId)
    .where('engagement.closed_at', 'is', null)
    .executeTakeFirst()

export async function isEngaged(db: Reader, resourceId: string): Promise<boolean> {
  return (
    (await db.selectFrom('engagement').select('id').where('resource_id', '=', resourceId).where('closed_at', 'is', null).executeTakeFirst()) !==
    undefined
  )
}

export interface Calling {
  readonly step: WaitingStep
  readonly deskId: string
  readonly siteId: string
  readonly staffId: string
  readonly next: NextCall
}

/**
 * Brings the step to the desk: the status changes only if it still waits, desk and interpreter are engaged together, and every
 * overtaking is kept with its reason. False when somebody was faster.
 */
export async function call(tx: Tx, { step, deskId, siteId, staffId, next }: Calling): Promise<boolean> {
  const { db, now, chance } = tx
  const changed = await db
    .updateTable('step')
    .set({ status: 'called', desk_id: deskId, called_at: now, recalled_at: now, recalls: 0 })
    .where('id', '=', step.stepId)
    .where('status', '=', 'waiting')
    .returning('ticket_id')
    .executeTakeFirst()
  if (!changed) return false
  await db.updateTable('ticket').set({ status: 'called' }).where('id', '=', changed.ticket_id).execute()
  const callId = chance.id()
  await db
    .insertInto('call')
    .values({
      id: callId,
      step_id: step.stepId,
      site_id: siteId,
      desk_id: deskId,
      interpreter_id: next.interpreterId,
      staff_id: staffId,
      called_at: now,
    })
    .execute()
  const engaged = next.interpreterId === null ? [deskId] : [deskId, next.interpreterId].sort()
  await db
    .insertInto('engagement')
    .values(engaged.map((resource_id) => ({ id: chance.id(), resource_id, step_id: step.stepId, opened_at: now, closed_at: null })))
    .execute()
  if (next.overtaken.length > 0) await keepOvertaken(db, callId, next)
  return true
}

async function keepOvertaken(db: Writer, callId: string, next: NextCall) {
  const ids = next.overtaken.map((each) => each.stepId)
  await db.updateTable('step').set({ passed: sql<number>`passed + 1` }).where('id', 'in', ids).execute()
  await db
    .insertInto('overtaking')
    .values(next.overtaken.map((each) => ({ call_id: callId, step_id: each.stepId, reason: each.reason })))
    .execute()
}

/** Changes the step, and its ticket with it, if it still has the status the rule saw. */
export async function changeStep(
  db: Writer,
  seen: Pick<Row<'step'>, 'id' | 'ticket_id' | 'status'>,
  status: TicketStatus,
  change: Partial<Pick<Row<'step'>, 'started_at' | 'ended_at' | 'outcome' | 'recalled_at' | 'recalls' | 'desk_id'>>,
): Promise<boolean> {
  const changed = await db
    .updateTable('step')
    .set({ ...change, status })
    .where('id', '=', seen.id)
    .where('status', '=', seen.status)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return false
  if (status !== seen.status) await db.updateTable('ticket').set({ status }).where('id', '=', seen.ticket_id).execute()
  return true
}

/** Sets desk and interpreter free. */
export const closeEngagements = (db: Writer, stepId: string, now: Instant) =>
  db.updateTable('engagement').set({ closed_at: now }).where('step_id', '=', stepId).where('closed_at', 'is', null).execute()

export const keepAbsence = (tx: Tx, stepId: string, staffId: string) =>
  tx.db.insertInto('absence').values({ id: tx.chance.id(), step_id: stepId, staff_id: staffId, at: tx.now }).execute()
