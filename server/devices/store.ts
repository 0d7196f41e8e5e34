import { type Insertable, sql, type Updateable } from 'kysely'
import type { Schema, Writer } from '../db/schema.ts'

export const insertDevice = (db: Writer, row: Insertable<Schema['device']>) => db.insertInto('device').values(row).execute()

export const changeDevice = (db: Writer, id: string, change: Updateable<Schema['device']>) =>
  db.updateTable('device').set(change).where('id', '=', id).execute()

/** Counts up in the database, so that codes typed at the same moment count each; answers how many there are now. */
export async function addWrongCode(db: Writer, id: string): Promise<number> {
  const counted = await db
    .updateTable('device')
    .set({ wrong_codes: sql<number>`wrong_codes + 1` })
    .where('id', '=', id)
    .returning('wrong_codes')
    .executeTakeFirst()
  return counted?.wrong_codes ?? 0
}

/** Codes of pairings that nobody approved in time can be given out again. */
export const forgetExpiredPairings = (db: Writer, now: number) =>
  db
    .deleteFrom('device')
    .where('approved_at', 'is', null)
    .where('pairing_expires_at', '<=', now - 60 * 60_000)
    .execute()
