import { PostgresAdapter, sql } from 'kysely'
import type { Writer } from './schema.ts'

/**
 * Takes the rows of these resources until the transaction ends: whoever claims one of them waits, for a claim refers to that row,
 * and whoever has claimed one is waited for. SQLite has one writer, and needs nothing.
 */
export async function lockResources(db: Writer, resourceIds: readonly string[]): Promise<void> {
  if (resourceIds.length === 0 || !(db.getExecutor().adapter instanceof PostgresAdapter)) return
  await sql`select id from resource where id in (${sql.join([...resourceIds])}) order by id for update`.execute(db)
}
