import { sql } from 'kysely'
import type { Database } from '../../../server/db/open.ts'

export type Rows = Readonly<Record<string, readonly string[]>>

const named = new WeakMap<Database, Promise<string[]>>()

export function tablesOf(database: Database): Promise<string[]> {
  const known = named.get(database) ?? findTables(database)
  named.set(database, known)
  return known
}

async function findTables({ reader }: Database): Promise<string[]> {
  const tables = await reader.introspection.getTables()
  return tables.map((table) => table.name).filter((name) => !name.startsWith('sqlite_'))
}

/** Every row of every table, as text: what is stored, and that nothing else is. */
export async function allRows(database: Database, except: readonly string[] = []): Promise<Rows> {
  const tables = (await tablesOf(database)).filter((name) => !except.includes(name))
  return Object.fromEntries(await Promise.all(tables.map(async (name) => [name, await rowsOf(database, name)] as const)))
}

async function rowsOf({ reader }: Database, table: string): Promise<string[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(reader)
  return rows.map((row) => JSON.stringify(row)).sort()
}

export async function countOf({ reader }: Database, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(reader)
  return Number(rows[0]!.count)
}
