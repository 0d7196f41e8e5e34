import { sql } from 'kysely'
import type { Database } from './open.ts'

export class SelfCheckError extends Error {}

/** What must hold on SQLite for an acknowledged write to survive power loss, and for erased data to be gone. */
const pragmas = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, secure_delete: 1 } as const

/**
 * Refuses to serve on a database that would break a promise: a wrong setting, or a schema that is not whole.
 * @throws SelfCheckError that says what was found and what is needed.
 */
export async function selfCheck(database: Database, migrationNames: readonly string[]): Promise<void> {
  await checkMigrations(database, migrationNames)
  if (database.engine === 'sqlite') await checkPragmas(database)
  else await checkPostgres(database)
}

async function checkMigrations({ reader }: Database, expected: readonly string[]) {
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(reader)
  const names = applied.rows.map((row) => row.name)
  if (names.join() !== [...expected].sort().join()) throw new SelfCheckError(`migrations: found [${names}], needed [${expected}]`)
}

async function checkPragmas({ writer }: Database) {
  for (const [name, needed] of Object.entries(pragmas)) {
    const found = await settingOf(writer, name)
    if (found !== needed) throw new SelfCheckError(`SQLite ${name}: found ${found}, needed ${needed}`)
  }
  const busyTimeout = Number(await settingOf(writer, 'busy_timeout'))
  if (busyTimeout < 5000) throw new SelfCheckError(`SQLite busy_timeout: found ${busyTimeout}, needed at least 5000`)
  const integrity = await settingOf(writer, 'quick_check')
  if (integrity !== 'ok') throw new SelfCheckError(`SQLite quick_check: ${integrity}. Restore the last backup.`)
}

async function settingOf(db: Database['writer'], pragma: string): Promise<unknown> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(db)
  return Object.values(rows[0] ?? {})[0]
}

async function checkPostgres({ reader }: Database) {
  const { rows } = await sql<{
    commit: string
    encoding: string
  }>`select current_setting('synchronous_commit') as commit, current_setting('server_encoding') as encoding`.execute(reader)
  if (rows[0]?.commit !== 'on') throw new SelfCheckError(`PostgreSQL synchronous_commit: found ${rows[0]?.commit}, needed on`)
  if (rows[0]?.encoding !== 'UTF8') throw new SelfCheckError(`PostgreSQL encoding: found ${rows[0]?.encoding}, needed UTF8`)
}
