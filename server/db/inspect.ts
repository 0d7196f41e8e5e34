import Database from 'better-sqlite3'
import { sql } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import { migrationNames } from './migrate.ts'
import type { Database as Connected } from './open.ts'

/** What a plain database file holds, as far as a restore must know. */
export interface Contents {
  /** of this program that are still to run on it */
  readonly behind: readonly string[]
  /** that this program does not know: a later one has written it */
  readonly ahead: readonly string[]
  readonly network: string | null
  readonly appointments: number
}

/** Null for a database that is none of ours. */
export function contentsOf(file: string): Contents | null {
  const handle = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const has = (table: string) => handle.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(table) !== undefined
    if (!has('kysely_migration')) return null
    const ran = handle.prepare('select name from kysely_migration').pluck().all() as string[]
    return {
      behind: migrationNames.filter((name) => !ran.includes(name)),
      ahead: ran.filter((name) => !migrationNames.includes(name)),
      network: has('network') ? ((handle.prepare('select name from network').pluck().get() as string | undefined) ?? null) : null,
      appointments: has('appointment') ? (handle.prepare('select count(*) from appointment').pluck().get() as number) : 0,
    }
  } finally {
    handle.close()
  }
}

/** Whoever had signed out or been sent away since would be signed in again. */
export function endSessions(file: string): void {
  const handle = new Database(file, { fileMustExist: true })
  try {
    handle.exec('delete from session')
  } finally {
    handle.close()
  }
}

/** Of what has happened last; null where nothing has. */
export async function newestEventAt({ reader }: Connected): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`select max(at) as at from event`.execute(reader)
  return rows[0]?.at ?? null
}

/** What a server of its own takes for now, and which version it is; a file has neither. */
export async function serverOf({ engine, reader }: Connected): Promise<{ now: Instant; version: number } | null> {
  if (engine === 'sqlite') return null
  const { rows } = await sql<{
    now: Date
    version: string
  }>`select clock_timestamp() as now, current_setting('server_version_num') as version`.execute(reader)
  return { now: rows[0]!.now.getTime(), version: Math.floor(Number(rows[0]!.version) / 10_000) }
}

export const isEmpty = async ({ reader }: Connected): Promise<boolean> => (await reader.introspection.getTables()).length === 0

export const endSessionsIn = ({ writer }: Connected) => sql`delete from session`.execute(writer)
