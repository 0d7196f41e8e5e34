import type { Insertable } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import type { Reader, Row, Schema, Writer } from '../db/schema.ts'

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
