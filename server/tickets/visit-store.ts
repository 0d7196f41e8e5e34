import type { Reader, Row, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'

/** A step that follows, as it is asked for. */
export interface FurtherStep {
  readonly serviceId: string
  readonly interpreterLanguage: string | null
  readonly expectedMinutes: number
}

type Visit = Pick<Row<'step'>, 'ticket_id' | 'site_id' | 'day' | 'priority_class' | 'arrival'>

/** Adds steps behind those there are; each becomes ready when the one before it has ended. */
export async function insertFurther(tx: Tx, visit: Visit, after: number, further: readonly FurtherStep[]): Promise<string[]> {
  if (further.length === 0) return []
  const rows = further.map((step, index) => ({
    id: tx.chance.id(),
    ticket_id: visit.ticket_id,
    site_id: visit.site_id,
    day: visit.day,
    position: after + index + 1,
    service_id: step.serviceId,
    interpreter_language: step.interpreterLanguage,
    priority_class: visit.priority_class,
    status: 'waiting' as const,
    waiting_since: tx.now,
    arrival: visit.arrival,
    expected_minutes: step.expectedMinutes,
    ready: 0,
    desk_id: null,
    called_at: null,
    recalled_at: null,
    started_at: null,
    ended_at: null,
    outcome: null,
  }))
  await tx.db.insertInto('step').values(rows).execute()
  return rows.map((row) => row.id)
}

export const stepsOfVisit = (db: Reader, ticketId: string): Promise<Row<'step'>[]> =>
  db.selectFrom('step').selectAll().where('ticket_id', '=', ticketId).orderBy('position').execute()

/**
 * The step that now comes: it is ready, and the number waits again. Its waiting counts from now, for until now it was being
 * served. False when the visit has no further step.
 */
export async function openNextStep(tx: Tx, ended: Pick<Row<'step'>, 'ticket_id' | 'position'>): Promise<boolean> {
  const next = await tx.db
    .selectFrom('step')
    .select('id')
    .where('ticket_id', '=', ended.ticket_id)
    .where('position', '>', ended.position)
    .where('ready', '=', 0)
    .where('status', '=', 'waiting')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  if (!next) return false
  await tx.db.updateTable('step').set({ ready: 1, waiting_since: tx.now }).where('id', '=', next.id).execute()
  await tx.db.updateTable('ticket').set({ status: 'waiting' }).where('id', '=', ended.ticket_id).execute()
  return true
}

/**
 * Whoever is at a desk again does not wait at the next: what follows is ready no more, whether the end of this step or the reception
 * has made it so. False when it has been called meanwhile.
 */
export async function holdLaterSteps(db: Writer, { ticket_id, position }: Pick<Row<'step'>, 'ticket_id' | 'position'>): Promise<boolean> {
  const held = await db
    .updateTable('step')
    .set({ ready: 0 })
    .where('ticket_id', '=', ticket_id)
    .where('position', '>', position)
    .where('ready', '=', 1)
    .returning('status')
    .execute()
  return held.every((step) => step.status === 'waiting')
}

/** Whoever leaves gives up what would have followed too. */
export const leaveFurther = (db: Writer, ticketId: string, now: number) =>
  db
    .updateTable('step')
    .set({ status: 'left', ended_at: now })
    .where('ticket_id', '=', ticketId)
    .where('ready', '=', 0)
    .where('status', '=', 'waiting')
    .execute()

/** A ticket with the step that it is at, the last that has become ready, and its appointment. */
export const atItsStep = (db: Reader, ticketId: string) =>
  db
    .selectFrom('ticket')
    .innerJoin('step', 'step.ticket_id', 'ticket.id')
    .leftJoin('appointment', 'appointment.id', 'ticket.appointment_id')
    .where('ticket.id', '=', ticketId)
    .where('step.ready', '=', 1)
    .orderBy('step.position', 'desc')
    .limit(1)
