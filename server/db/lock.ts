import { PostgresAdapter, sql } from 'kysely'
import type { Reader, Writer } from './schema.ts'

/**
 * Plans and their changes: whoever plans at a site shares it with the others who do, and whoever changes what can be planned there
 * has it alone, so that of a booking and an absence in the same moment the second sees the first. SQLite has one writer, and
 * needs none of this. Always after the turn of a queue, and before any appointment is changed: in one order nobody is a deadlock.
 */
export async function shareSite(db: Writer, siteId: string): Promise<void> {
  if (hasManyWriters(db)) await sql`select pg_advisory_xact_lock_shared(${sites}::int, hashtext(${siteId}))`.execute(db)
}

export async function takeSites(db: Writer, siteIds: Iterable<string>): Promise<void> {
  if (!hasManyWriters(db)) return
  const sorted = sql`select distinct hashtext(id) as key from unnest(${[...siteIds]}::text[]) as id order by key`
  await sql`select pg_advisory_xact_lock(${sites}::int, key) from (${sorted}) as sorted`.execute(db)
}

/** Whoever takes rights away has them alone: of two administrators who do so to each other, the second sees that the first has. */
export async function takeRights(db: Writer): Promise<void> {
  if (hasManyWriters(db)) await sql`select pg_advisory_xact_lock(${rights}::int, 0)`.execute(db)
}

/** Among all that is locked by a number of its own. */
const sites = 1
const rights = 2

const hasManyWriters = (db: Reader): boolean => db.getExecutor().adapter instanceof PostgresAdapter
