import type { Insertable } from 'kysely'
import type { Schema, Writer } from '../db/schema.ts'

export const insertMembership = (db: Writer, row: Insertable<Schema['membership']>) => db.insertInto('membership').values(row).execute()

/** Who may set up the network as a whole. */
export async function administratorsOf(db: Writer): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .select('user_id')
    .distinct()
    .where('role', '=', 'administrator')
    .where('site_id', 'is', null)
    .where('area_id', 'is', null)
    .execute()
  return rows.map((row) => row.user_id)
}

/** Sessions, accounts and rights belong to it and go with it. */
export const deleteStaff = (db: Writer, userId: string) => db.deleteFrom('user').where('id', '=', userId).execute()
