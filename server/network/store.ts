import type { Insertable } from 'kysely'
import type { Schema, Writer } from '../db/schema.ts'

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
