import { type Insertable, sql, type Updateable } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import type { NextCall, WaitingStep } from '../../shared/domain/queue.ts'
import type { TicketStatus } from '../../shared/domain/ticket.ts'
import { prepared } from '../db/prepared.ts'
import type { Reader, Row, Schema, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'

export const openSession = async (db: Reader, deskId: string): Promise<Row<'desk_session'> | undefined> => (await selectSession(db, deskId)).rows[0]

const selectSession = prepared((db, deskId: string) =>
  db.selectFrom('desk_session').selectAll().where('desk_id', '=', deskId).where('closed_at', 'is', null),
)

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
export const stepInHand = async (db: Reader, deskId: string): Promise<Row<'step'> | undefined> => (await selectStepInHand(db, deskId)).rows[0]

const selectStepInHand = prepared((db, deskId: string) =>
  db
    .selectFrom('step')
    .selectAll()
    .where('id', '=', (engaged) =>
      engaged.selectFrom('engagement').select('step_id').where('engagement.resource_id', '=', deskId).where('engagement.closed_at', 'is', null),
    ),
)

export const isEngaged = async (db: Reader, resourceId: string): Promise<boolean> => (await selectEngagement(db, resourceId)).rows.length > 0

const selectEngagement = prepared((db, resourceId: string) =>
  db.selectFrom('engagement').select('id').where('resource_id', '=', resourceId).where('closed_at', 'is', null),
)

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
  const changed = (await bringToDesk(db, { stepId: step.stepId, deskId, now })).rows[0]
  if (!changed) return false
  await changeTicket(db, { id: changed.ticket_id, status: 'called' })
  const callId = chance.id()
  await insertCall(db, {
    id: callId,
    step_id: step.stepId,
    site_id: siteId,
    desk_id: deskId,
    interpreter_id: next.interpreterId,
    staff_id: staffId,
    called_at: now,
  })
  const engaged = next.interpreterId === null ? [deskId] : [deskId, next.interpreterId].sort()
  await insertEngagements(
    db,
    engaged.map((resource_id) => ({ id: chance.id(), resource_id, step_id: step.stepId, opened_at: now, closed_at: null })),
  )
  if (next.overtaken.length > 0) await keepOvertaken(db, callId, next)
  return true
}

const bringToDesk = prepared((db: Writer, { stepId, deskId, now }: { stepId: string; deskId: string; now: Instant }) =>
  db
    .updateTable('step')
    .set({ status: 'called', desk_id: deskId, called_at: now, recalled_at: now, recalls: 0 })
    .where('id', '=', stepId)
    .where('status', '=', 'waiting')
    .returning('ticket_id'),
)

const changeTicket = prepared((db: Writer, { id, status }: { id: string; status: TicketStatus }) =>
  db.updateTable('ticket').set({ status }).where('id', '=', id),
)

const insertCall = prepared((db: Writer, row: Insertable<Schema['call']>) => db.insertInto('call').values(row))

const insertEngagements = prepared((db: Writer, rows: readonly Insertable<Schema['engagement']>[]) => db.insertInto('engagement').values(rows))

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
  const changed = await updateStep(db, { id: seen.id, from: seen.status, change: { ...change, status } })
  if (changed.numAffectedRows === 0n) return false
  if (status !== seen.status) await changeTicket(db, { id: seen.ticket_id, status })
  return true
}

const updateStep = prepared((db: Writer, { id, from, change }: { id: string; from: TicketStatus; change: Updateable<Schema['step']> }) =>
  db.updateTable('step').set(change).where('id', '=', id).where('status', '=', from),
)

/** Sets desk and interpreter free. */
export const closeEngagements = (db: Writer, stepId: string, now: Instant) => updateEngagements(db, { stepId, now })

const updateEngagements = prepared((db: Writer, { stepId, now }: { stepId: string; now: Instant }) =>
  db.updateTable('engagement').set({ closed_at: now }).where('step_id', '=', stepId).where('closed_at', 'is', null),
)

export const keepAbsence = (tx: Tx, stepId: string, staffId: string) =>
  tx.db.insertInto('absence').values({ id: tx.chance.id(), step_id: stepId, staff_id: staffId, at: tx.now }).execute()
