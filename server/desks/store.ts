import { type Insertable, sql, type Updateable } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import type { NextCall } from '../../shared/domain/queue.ts'
import type { ChoiceReason, TicketStatus } from '../../shared/domain/ticket.ts'
import { prepared } from '../db/prepared.ts'
import type { Reader, Row, Schema, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'
import { keepDeed, type StepState, stateOf } from './deed-store.ts'

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

/** A step that waits is at no desk, whatever it has been through before. */
export const atNoDesk = { desk_id: null, called_at: null, recalled_at: null, recalls: 0, started_at: null } as const

export interface Calling {
  readonly stepId: string
  /** set aside: as it was when the desk called it back */
  readonly from: 'waiting' | StepState
  readonly deskId: string
  readonly siteId: string
  readonly staffId: string
  readonly next: NextCall
  /** out of turn, and why */
  readonly chosen: ChoiceReason | null
  /** the parking that this call ends */
  readonly resumed?: string | undefined
  /** the visit was made for this call, and is unmade with it */
  readonly born?: boolean
}

/**
 * Brings the step to the desk: the status changes only if it is what the rule saw, desk and interpreter are engaged together, and
 * every overtaking is kept with its reason. False when somebody was faster.
 */
export async function call(tx: Tx, { stepId, from, deskId, siteId, staffId, next, chosen, resumed, born = false }: Calling): Promise<boolean> {
  const { db, now, chance } = tx
  const seen = from === 'waiting' ? from : from.status
  const changed = (await bringToDesk(db, { stepId, seen, deskId, now })).rows[0]
  if (!changed) return false
  await changeTicket(db, { id: changed.ticket_id, status: 'called' })
  const callId = chance.id()
  await insertCall(db, {
    id: callId,
    step_id: stepId,
    site_id: siteId,
    desk_id: deskId,
    interpreter_id: next.interpreterId,
    staff_id: staffId,
    called_at: now,
    chosen: chosen === null ? 0 : 1,
    reason: chosen,
  })
  const engaged = next.interpreterId === null ? [deskId] : [deskId, next.interpreterId].sort()
  await insertEngagements(
    db,
    engaged.map((resource_id) => ({ id: chance.id(), resource_id, step_id: stepId, opened_at: now, closed_at: null })),
  )
  if (next.overtaken.length > 0) await keepOvertaken(db, callId, next)
  const after = stateOf(changed)
  const before = from === 'waiting' ? { ...after, ...atNoDesk, status: from } : from
  await keepDeed(tx, { deskId, staffId, stepId, verb: 'call', before, after, recordId: callId, resumed, born })
  return true
}

const bringToDesk = prepared((db: Writer, { stepId, seen, deskId, now }: { stepId: string; seen: TicketStatus; deskId: string; now: Instant }) =>
  db
    .updateTable('step')
    .set({ status: 'called', desk_id: deskId, called_at: now, recalled_at: now, recalls: 0, started_at: null })
    .where('id', '=', stepId)
    .where('status', '=', seen)
    .returningAll(),
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
  change: Partial<StepState> & Pick<StepState, 'status'>,
): Promise<boolean> {
  const changed = await updateStep(db, { id: seen.id, from: seen.status, change })
  if (changed.numAffectedRows === 0n) return false
  if (change.status !== seen.status) await changeTicket(db, { id: seen.ticket_id, status: change.status })
  return true
}

const updateStep = prepared((db: Writer, { id, from, change }: { id: string; from: TicketStatus; change: Updateable<Schema['step']> }) =>
  db.updateTable('step').set(change).where('id', '=', id).where('status', '=', from),
)

/** Sets desk and interpreter free; answers which engagements have ended. */
export const closeEngagements = async (db: Writer, stepId: string, now: Instant): Promise<string[]> =>
  (await updateEngagements(db, { stepId, now })).rows.map((row) => row.id)

const updateEngagements = prepared((db: Writer, { stepId, now }: { stepId: string; now: Instant }) =>
  db.updateTable('engagement').set({ closed_at: now }).where('step_id', '=', stepId).where('closed_at', 'is', null).returning('id'),
)

export const stepById = (db: Reader, stepId: string): Promise<Row<'step'> | undefined> =>
  db.selectFrom('step').selectAll().where('id', '=', stepId).executeTakeFirst()
