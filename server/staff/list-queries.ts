import type { Reader, Row } from '../db/schema.ts'

export interface StaffEntry {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly rights: readonly Row<'membership'>[]
}

/** Everybody with their rights, by name. */
export async function staffList(db: Reader): Promise<StaffEntry[]> {
  const users = await db.selectFrom('user').select(['id', 'name', 'email']).orderBy('name').orderBy('id').execute()
  const rights = Map.groupBy(await db.selectFrom('membership').selectAll().orderBy('id').execute(), (row) => row.user_id)
  return users.map((user) => ({ ...user, rights: rights.get(user.id) ?? [] }))
}

export const staffByEmail = (db: Reader, email: string) =>
  db.selectFrom('user').select(['id', 'name']).where('email', '=', email.toLowerCase()).executeTakeFirst()
