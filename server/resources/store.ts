import type { Insertable } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import type { Reader, Row, Schema, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'

export const insertUnavailability = (db: Writer, rows: readonly Insertable<Schema['unavailability']>[]) =>
  db.insertInto('unavailability').values(rows).execute()

export const unavailabilityById = (db: Reader, id: string): Promise<Row<'unavailability'> | undefined> =>
  db.selectFrom('unavailability').selectAll().where('id', '=', id).executeTakeFirst()

/** From now on: what has not begun is gone. False when somebody was faster. */
export async function endUnavailability(db: Writer, id: string, now: Instant): Promise<boolean> {
  const ended = await db.updateTable('unavailability').set({ to_at: now }).where('id', '=', id).where('to_at', '>', now).executeTakeFirst()
  await db.deleteFrom('unavailability').where('id', '=', id).whereRef('to_at', '<=', 'from_at').execute()
  return ended.numUpdatedRows === 1n
}

/** Answers its id. */
export async function insertExtraUnit({ db, chance, now }: Tx, { poolId, day, position }: { poolId: string; day: string; position: number }) {
  const id = chance.id()
  const resource = { id, kind: 'unit' as const, name: String(position + 1), pool_id: poolId, weekly_minutes: null, position }
  await db.insertInto('resource').values(resource).execute()
  await db.insertInto('extra_unit').values({ resource_id: id, pool_id: poolId, day, at: now }).execute()
  return id
}

export async function extraUnitsBefore(db: Reader, siteId: string, day: string): Promise<string[]> {
  const rows = await db
    .selectFrom('extra_unit')
    .innerJoin('resource', 'resource.id', 'extra_unit.resource_id')
    .innerJoin('pool', 'pool.id', 'extra_unit.pool_id')
    .select('resource.id')
    .where('pool.site_id', '=', siteId)
    .where('extra_unit.day', '<', day)
    .where('resource.active', '=', 1)
    .execute()
  return rows.map((row) => row.id)
}

export async function retireExtraUnits(db: Writer, ids: readonly string[]): Promise<void> {
  await db.updateTable('resource').set({ active: 0 }).where('id', 'in', ids).execute()
  await db.deleteFrom('unavailability').where('resource_id', 'in', ids).execute()
}
