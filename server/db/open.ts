import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { isPostgresUrl } from '../config.ts'
import type { Schema } from './schema.ts'
import { openSqlite, SqliteDialect } from './sqlite.ts'

export interface Database {
  readonly engine: 'sqlite' | 'postgres'
  readonly writer: Kysely<Schema>
  /** a second, read-only connection: an open transaction would block every read on the first */
  readonly reader: Kysely<Schema>
  /** PostgreSQL only: a pool for what Kysely does not do (LISTEN) */
  readonly pool: pg.Pool | null
  close(): Promise<void>
}

export const openDatabase = (url: string): Database => (isPostgresUrl(url) ? openPostgres(url) : openFile(url))

function openFile(file: string): Database {
  mkdirSync(dirname(file), { recursive: true })
  // People's names stand in it: for this user alone. The files that SQLite puts beside it take after it.
  if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600, flag: 'a' })
  const handles = { writer: openSqlite(file, { readonly: false }), reader: openSqlite(file, { readonly: true }) }
  const writer = new Kysely<Schema>({ dialect: new SqliteDialect(handles.writer) })
  const reader = new Kysely<Schema>({ dialect: new SqliteDialect(handles.reader) })
  return {
    engine: 'sqlite',
    writer,
    reader,
    pool: null,
    async close() {
      await reader.destroy()
      // Kysely leaves open what it has never used. The writer goes last: a read-only connection cannot fold the WAL into the file.
      handles.reader.close()
      await writer.destroy()
      handles.writer.close()
    },
  }
}

// bigint columns hold epoch milliseconds and counters, far below 2^53
const int8 = 20
pg.types.setTypeParser(int8, Number)

function openPostgres(connectionString: string): Database {
  const pool = new pg.Pool({
    connectionString,
    max: 16,
    options: '-c synchronous_commit=on -c idle_in_transaction_session_timeout=5000 -c statement_timeout=15000 -c lock_timeout=10000',
  })
  // A connection that breaks must not end the process, neither an idle one nor, which the pool leaves to us, one in use: what runs on it fails
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return { engine: 'postgres', writer: db, reader: db, pool, close: () => db.destroy() }
}
