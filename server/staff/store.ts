import type { Insertable } from 'kysely'
import type { Right } from '../../shared/domain/rights.ts'
import type { Schema, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'

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
    .where('institution_id', 'is', null)
    .execute()
  return rows.map((row) => row.user_id)
}

/** Sessions, accounts and rights belong to it and go with it. */
export const deleteStaff = (db: Writer, userId: string) => db.deleteFrom('user').where('id', '=', userId).execute()

export async function insertRights(tx: Tx, staffId: string, rights: readonly Right[]): Promise<void> {
  for (const right of rights) {
    await insertMembership(tx.db, {
      id: tx.chance.id(),
      user_id: staffId,
      role: right.role,
      site_id: right.siteId,
      area_id: right.areaId,
      institution_id: right.institutionId,
      resource_id: right.resourceId,
      may_choose: Number(right.mayChoose),
    })
  }
  tx.record({ kind: 'staffChanged', siteId: null, staffId, code: 'rights' })
}

export async function deleteRights(db: Writer, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('membership').where('id', 'in', ids).execute()
}
