import { type Insertable, sql, type Updateable } from 'kysely'
import { type Cell, type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import type { Assignment } from '../../shared/domain/slots.ts'
import type { Plan } from '../../shared/domain/travel.ts'
import { prepared, written } from '../db/prepared.ts'
import type { Reader, Row, Schema, Writer } from '../db/schema.ts'

/** Longer than any visit with its buffers (`networkFile`): what began before cannot reach into a range, and need not be read. */
const longestMs = 8 * 60 * minute

/** When these resources are taken within `range`; what expired holds keep does not count, nor what `moving` will give up. */
export async function busyIntervals(
  db: Reader,
  resourceIds: readonly string[],
  range: Interval,
  now: Instant,
  moving: string | null,
): Promise<Map<string, readonly Interval[]>> {
  if (resourceIds.length === 0) return new Map()
  const { rows } = await selectBusy(db, { resourceIds, reach: reachOf(range), now, moving: moving ?? '' })
  const busy = new Map<string, Interval[]>()
  for (const row of rows) {
    const intervals = busy.get(row.resource_id)
    if (intervals) intervals.push({ from: row.from_at, to: row.to_at })
    else busy.set(row.resource_id, [{ from: row.from_at, to: row.to_at }])
  }
  return busy
}

const selectBusy = prepared(
  (db, { resourceIds, reach, now, moving }: { resourceIds: readonly string[]; reach: Reach; now: Instant; moving: string }) =>
    takenWithin(db, resourceIds, reach)
      .select(['resource_id', 'from_at', 'to_at'])
      .where((either) => either.or([either('expires_at', 'is', null), either('expires_at', '>', now)]))
      .where('appointment_id', '<>', moving)
      .orderBy('resource_id')
      .orderBy('from_at'),
)

/** What these people have planned within `range`, and where; without what `moving` has. */
export async function plansOfPeople(
  db: Reader,
  resourceIds: readonly string[],
  range: Interval,
  now: Instant,
  moving: string | null,
): Promise<ReadonlyMap<string, readonly Plan[]>> {
  const { rows } = await selectPlans(db, { resourceIds, reach: reachOf(range), now, moving: moving ?? '' })
  const byPerson = Map.groupBy(rows, (row) => row.resource_id)
  return new Map(byPerson.entries().map(([id, some]) => [id, some.map(planOf)]))
}

type PlanRow = Pick<Row<'busy'>, 'from_at' | 'to_at'> & Pick<Row<'appointment'>, 'site_id' | 'channel'>
const planOf = ({ from_at, to_at, site_id, channel }: PlanRow): Plan => ({
  taken: { from: from_at, to: to_at },
  siteId: channel === 'onSite' ? site_id : null,
})

const selectPlans = prepared(
  (db, { resourceIds, reach, now, moving }: { resourceIds: readonly string[]; reach: Reach; now: Instant; moving: string }) =>
    takenWithin(db, resourceIds, reach)
      .innerJoin('appointment', 'appointment.id', 'busy.appointment_id')
      .select(['busy.resource_id', 'busy.from_at', 'busy.to_at', 'appointment.site_id', 'appointment.channel'])
      .where((either) => either.or([either('expires_at', 'is', null), either('expires_at', '>', now)]))
      .where('busy.appointment_id', '<>', moving),
)

interface Reach extends Interval {
  /** what began before is over */
  readonly earliest: Instant
}

const reachOf = ({ from, to }: Interval): Reach => ({ earliest: from - longestMs, from, to })

const takenWithin = (db: Reader, resourceIds: readonly string[], { earliest, from, to }: Reach) =>
  db.selectFrom('busy').where('resource_id', 'in', resourceIds).where('from_at', '>', earliest).where('from_at', '<', to).where('to_at', '>', from)

/** What an appointment takes: which resources, which of their cells, and the same time as an interval. */
export interface Needed {
  readonly assignments: readonly Assignment[]
  readonly cells: readonly Cell[]
  readonly taken: Interval
}

/**
 * Claims every cell of every resource in one statement, sorted, so that two writers meet in the same order and cannot
 * deadlock: all or none. A cell that is taken already breaks the key `claim_pk`.
 */
export async function claim(db: Writer, appointmentId: string, needed: Needed, expiresAt: Instant | null): Promise<void> {
  await insertClaims(db, claimRows(appointmentId, needed))
  await insertBusy(db, busyRows(appointmentId, needed, expiresAt))
}

/**
 * Claims what the appointment does not have yet, and only then gives up the rest: whoever had first given up would hold those
 * who want that while waiting for what they have, and be a deadlock.
 */
export async function swapClaims(db: Writer, appointmentId: string, needed: Needed): Promise<void> {
  const rows = claimRows(appointmentId, needed)
  if (rows.length === 0) return releaseClaims(db, [appointmentId])
  const had = await db.selectFrom('claim').select(['resource_id', 'cell']).where('appointment_id', '=', appointmentId).execute()
  const missing = rows.filter((row) => !had.some(({ resource_id, cell }) => resource_id === row.resource_id && cell === row.cell))
  if (missing.length > 0) await insertClaims(db, missing)
  const resourceIds = needed.assignments.map((assignment) => assignment.resourceId)
  await db
    .deleteFrom('claim')
    .where('appointment_id', '=', appointmentId)
    .where(({ not, and, eb }) => not(and([eb('resource_id', 'in', resourceIds), eb('cell', 'in', needed.cells)])))
    .execute()
  await db.deleteFrom('busy').where('appointment_id', '=', appointmentId).execute()
  await insertBusy(db, busyRows(appointmentId, needed, null))
}

const claimRows = (appointmentId: string, { assignments, cells }: Needed): Row<'claim'>[] =>
  sorted(assignments).flatMap(({ resourceId }) => cells.map((cell) => ({ resource_id: resourceId, cell, appointment_id: appointmentId })))

const busyRows = (appointmentId: string, { assignments, taken }: Needed, expiresAt: Instant | null): Row<'busy'>[] =>
  sorted(assignments).map(({ resourceId, role }) => ({
    appointment_id: appointmentId,
    resource_id: resourceId,
    role,
    from_at: taken.from,
    to_at: taken.to,
    expires_at: expiresAt,
  }))

const insertClaims = prepared((db: Writer, rows: readonly Row<'claim'>[]) => db.insertInto('claim').values(rows))
const insertBusy = prepared((db: Writer, rows: readonly Row<'busy'>[]) => db.insertInto('busy').values(rows))

const sorted = (assignments: readonly Assignment[]): Assignment[] =>
  [...assignments].sort((one, other) => (one.resourceId < other.resourceId ? -1 : 1))

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
  const oldest = (await oldestExpired(db, now)).rows
  if (oldest.length === 0) return []
  const mayBeMore = oldest.length === mostAtOnce && resourceIds.length > 0
  const inTheWay = mayBeMore ? await expiredAmong(db, resourceIds, taken, now) : []
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

const expiredHolds = (db: Reader, now: Instant) =>
  db.selectFrom('appointment').select('id').where('status', '=', written('held')).where('hold_expires_at', '<=', now)

const oldestExpired = prepared((db, now: Instant) => expiredHolds(db, now).orderBy('hold_expires_at').limit(mostAtOnce))

const expiredAmong = (db: Reader, resourceIds: readonly string[], taken: Interval, now: Instant) =>
  expiredHolds(db, now)
    .where('id', 'in', takenWithin(db, resourceIds, reachOf(taken)).select('appointment_id'))
    .execute()

export const networkVersion = async (db: Reader): Promise<number | undefined> => (await selectVersion(db, null)).rows[0]?.version

const selectVersion = prepared((db, _: null) => db.selectFrom('network').select('version'))

export const insertAppointment = prepared((db: Writer, row: Insertable<Schema['appointment']>) => db.insertInto('appointment').values(row))

export const insertPerson = prepared((db: Writer, row: Insertable<Schema['appointment_person']>) => db.insertInto('appointment_person').values(row))

/** Changes the appointment if it still has the status and the time that the rule saw; false when somebody was faster. */
export async function changeAppointment(
  db: Writer,
  seen: Pick<Row<'appointment'>, 'id' | 'status' | 'start_at'>,
  change: Updateable<Schema['appointment']>,
): Promise<boolean> {
  const changed = await db
    .updateTable('appointment')
    .set(change)
    .where('id', '=', seen.id)
    .where('status', '=', seen.status)
    .where('start_at', '=', seen.start_at)
    .executeTakeFirst()
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

/** Whom and what an appointment has, and as what. */
export const assignmentsOf = (db: Reader, appointmentId: string): Promise<Assignment[]> =>
  db.selectFrom('busy').select(['role', 'resource_id as resourceId']).where('appointment_id', '=', appointmentId).orderBy('resource_id').execute()

export const appointmentById = (db: Reader, id: string) => db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirst()

export const isCodeFree = async (db: Reader, code: string): Promise<boolean> => (await selectCode(db, code)).rows.length === 0

const selectCode = prepared((db, code: string) => db.selectFrom('appointment').select('id').where('code', '=', code))

/** The appointment of a ticket that has come to its end. */
export async function endAppointment(db: Writer, ticketId: string, status: 'done' | 'missed'): Promise<void> {
  await db
    .updateTable('appointment')
    .set({ status })
    .where('status', '=', written('arrived'))
    .where('id', 'in', (ticket) =>
      ticket.selectFrom('ticket').select('appointment_id').where('ticket.id', '=', ticketId).$castTo<{ appointment_id: string }>(),
    )
    .execute()
}

/** The appointment of a ticket that has not come to its end after all. */
export async function reviveAppointment(db: Writer, ticketId: string): Promise<void> {
  await db
    .updateTable('appointment')
    .set({ status: 'arrived' })
    .where('status', '=', 'done')
    .where('id', 'in', (ticket) =>
      ticket.selectFrom('ticket').select('appointment_id').where('ticket.id', '=', ticketId).$castTo<{ appointment_id: string }>(),
    )
    .execute()
}

/** Who is to come to this site from now on. */
export const bookedOnSite = (db: Reader, siteId: string, now: Instant) =>
  db
    .selectFrom('appointment')
    .leftJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
    .select(['appointment.id', 'appointment.status', 'appointment.start_at', 'appointment_person.email'])
    .where('site_id', '=', siteId)
    .where('status', '=', 'booked')
    .where('channel', '=', 'onSite')
    .where('start_at', '>', now)
    .execute()
