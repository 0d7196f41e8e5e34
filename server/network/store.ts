import { type Insertable, sql } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import type { Reader, Schema, Writer } from '../db/schema.ts'

/** Rows of one table in slices: SQLite takes at most 32,766 parameters a statement, PostgreSQL 65,535. */
export async function insertAll<Table extends keyof Schema & string>(
  db: Writer,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 400) {
    await db
      .insertInto(table)
      .values(rows.slice(start, start + 400) as never)
      .execute()
  }
}

/** Every change of the network begins with this, so that they come one after another. The version before it; null before there is a network. */
export async function takeNetworkTurn(db: Writer): Promise<number | null> {
  const bumped = await db.updateTable('network').set({ version: sql<number>`version + 1` }).returning('version').executeTakeFirst()
  return bumped ? bumped.version - 1 : null
}

type Retired = 'area' | 'institution' | 'service' | 'site' | 'pool'

/** Taken away, but still there for what speaks of it. */
export const retire = (db: Writer, table: Retired, id: string, now: Instant) =>
  db.updateTable(table).set({ retired_at: now }).where('id', '=', id).execute()

/** The place after all others. */
export async function lastPosition(db: Reader, table: Retired | 'resource'): Promise<number> {
  const last = await db
    .selectFrom(table)
    .select((of) => of.fn.max('position').as('position'))
    .executeTakeFirst()
  return Number(last?.position ?? -1) + 1
}
