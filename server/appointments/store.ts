import { type Insertable, sql, type Updateable } from 'kysely'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import type { Assignment } from '../../shared/domain/slots.ts'
import type { Reader, Row, Schema, Writer } from '../db/schema.ts'
import type { BusyByResource } from './slot-question.ts'

/** Longer than any visit with its buffers (`networkFile`): what began before cannot reach into a range, and need not be read. */
const longestMs = 8 * 60 * minute

/** When these resources are taken within `range`; what expired holds keep does not count. */
export async function busyIntervals(db: Reader, resourceIds: readonly string[], range: Interval, now: Instant): Promise<BusyByResource> {
  if (resourceIds.length === 0) return new Map()
  const rows = await takenWithin(db, resourceIds, range)
    .select(['resource_id', 'from_at', 'to_at'])
    .where((either) => either.or([either('expires_at', 'is', null), either('expires_at', '>', now)]))
    .orderBy('from_at')
    .execute()
  const busy = new Map<string, Interval[]>()
  for (const row of rows) {
    const intervals = busy.get(row.resource_id)
    if (intervals) intervals.push({ from: row.from_at, to: row.to_at })
    else busy.set(row.resource_id, [{ from: row.from_at, to: row.to_at }])
  }
  return busy
}

const takenWithin = (db: Reader, resourceIds: readonly string[], range: Interval) =>
  db
    .selectFrom('busy')
    .where('resource_id', 'in', resourceIds)
    .where('from_at', '>', range.from - longestMs)
    .where('from_at', '<', range.to)
    .where('to_at', '>', range.from)

/**
 * Claims every cell of every resource in one statement, sorted, so that two writers meet in the same order and cannot
 * deadlock: all or none. A cell that is taken already breaks the key `claim_pk`.
 */
export async function claim(
  db: Writer,
  appointmentId: string,
  assignments: readonly Assignment[],
  cells: readonly number[],
  taken: Interval,
  expiresAt: Instant | null,
): Promise<void> {
  const sorted = [...assignments].sort((one, other) => (one.resourceId < other.resourceId ? -1 : 1))
  await db
    .insertInto('claim')
    .values(sorted.flatMap(({ resourceId }) => cells.map((cell) => ({ resource_id: resourceId, cell, appointment_id: appointmentId }))))
    .execute()
  await db
    .insertInto('busy')
    .values(
      sorted.map(({ resourceId, role }) => ({
        appointment_id: appointmentId,
        resource_id: resourceId,
        role,
        from_at: taken.from,
        to_at: taken.to,
        expires_at: expiresAt,
      })),
    )
    .execute()
}

export async function releaseClaims(db: Writer, appointmentIds: readonly string[]): Promise<void> {
  if (appointmentIds.length === 0) return
  await db.deleteFrom('claim').where('appointment_id', 'in', appointmentIds).execute()
  await db.deleteFrom('busy').where('appointment_id', 'in', appointmentIds).execute()
}

/** From a hold to an appointment: what it keeps does not expire any more. */
export const keepClaims = (db: Writer, appointmentId: string) => prolongClaims(db, appointmentId, null)

export const prolongClaims = (db: Writer, appointmentId: string, expiresAt: Instant | null) =>
  db.updateTable('busy').set({ expires_at: expiresAt }).where('appointment_id', '=', appointmentId).execute()

const mostAtOnce = 100

/**
 * Holds whose time is up still sit on their cells until somebody clears them: the oldest and, where there are too many for one
 * booking to clear, all that stand in its way.
 */
export async function expireHolds(db: Writer, resourceIds: readonly string[], taken: Interval, now: Instant): Promise<string[]> {
  // Written out: SQLite takes the index of the holds only where it sees the status before the parameters
  const held = sql.lit('held' as const)
  const expired = db.selectFrom('appointment').select('id').where('status', '=', held).where('hold_expires_at', '<=', now)
  const oldest = await expired.orderBy('hold_expires_at').limit(mostAtOnce).execute()
  if (oldest.length === 0) return []
  const mayBeMore = oldest.length === mostAtOnce && resourceIds.length > 0
  const inTheWay = mayBeMore ? await expired.where('id', 'in', takenWithin(db, resourceIds, taken).select('appointment_id')).execute() : []
  const ids = [...new Set([...oldest, ...inTheWay].map((row) => row.id))].sort()
  const marked = await db
    .updateTable('appointment')
    .set({ status: 'expired' })
    .where('id', 'in', ids)
    .where('status', '=', 'held')
    .where('hold_expires_at', '<=', now)
    .returning('id')
    .execute()
  await releaseClaims(
    db,
    marked.map((row) => row.id),
  )
  return marked.map((row) => row.id)
}

export const insertAppointment = (db: Writer, row: Insertable<Schema['appointment']>) => db.insertInto('appointment').values(row).execute()

export const insertPerson = (db: Writer, row: Insertable<Schema['appointment_person']>) => db.insertInto('appointment_person').values(row).execute()

/** Changes the appointment if it still has the status the rule saw; false when somebody was faster. */
export async function changeAppointment(
  db: Writer,
  seen: Pick<Row<'appointment'>, 'id' | 'status'>,
  change: Updateable<Schema['appointment']>,
): Promise<boolean> {
  const changed = await db.updateTable('appointment').set(change).where('id', '=', seen.id).where('status', '=', seen.status).executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/**
 * The same, for what a calendar hears of: every such change has a number of its own, also where two moves of one appointment
 * have read it before either wrote. Null when somebody was faster.
 */
export async function changeInCalendar(
  db: Writer,
  seen: Pick<Row<'appointment'>, 'id' | 'status'>,
  change: Updateable<Schema['appointment']>,
): Promise<number | null> {
  const changed = await db
    .updateTable('appointment')
    .set({ ...change, sequence: sql<number>`sequence + 1` })
    .where('id', '=', seen.id)
    .where('status', '=', seen.status)
    .returning('sequence')
    .executeTakeFirst()
  return changed?.sequence ?? null
}

export const appointmentById = (db: Reader, id: string) => db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirst()

export async function isCodeFree(db: Reader, code: string): Promise<boolean> {
  return (await db.selectFrom('appointment').select('id').where('code', '=', code).executeTakeFirst()) === undefined
}

/** The appointment of a ticket that has come to its end. */
export async function endAppointment(db: Writer, ticketId: string, status: 'done' | 'missed'): Promise<void> {
  await db
    .updateTable('appointment')
    .set({ status })
    .where('status', '=', 'arrived')
    .where('id', 'in', (ticket) =>
      ticket.selectFrom('ticket').select('appointment_id').where('ticket.id', '=', ticketId).$castTo<{ appointment_id: string }>(),
    )
    .execute()
}
