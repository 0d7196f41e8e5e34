import { Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { migrate, migrationNames } from '../../server/db/migrate.ts'
import { type Database, openDatabase } from '../../server/db/open.ts'
import type { Schema } from '../../server/db/schema.ts'
import { selfCheck } from '../../server/db/self-check.ts'
import { openSqlite, SqliteDialect } from '../../server/db/sqlite.ts'
import { engine, freshDatabase } from '../support/database.ts'
import { done } from '../support/office/desk.ts'
import { openOffice } from '../support/office/office.ts'
import { allRows } from '../support/office/rows.ts'

test('a database that is up to date is left as it is, with all that is in it', async () => {
  const office = await openOffice()
  const { deps } = office.server.running
  try {
    await office.book()
    await office.desk('called')
    const before = [await allRows(deps.database), await schemaOf(deps.database)]
    await migrate(deps.database)
    expect([await allRows(deps.database), await schemaOf(deps.database)]).toEqual(before)
    done(await office.near.board.get('/api/board'))
  } finally {
    await office.close()
  }
})

test('an empty database is not served', async () => {
  const fresh = await freshDatabase('empty')
  const database = openDatabase(fresh.url)
  await expect(selfCheck(database, migrationNames)).rejects.toThrow()
  await database.close()
  await fresh.drop()
})

test('of several migrations in one start all are kept or none', async () => {
  const fresh = await freshDatabase('empty')
  const database = openDatabase(fresh.url)
  const migrations: Record<string, Migration> = {
    '2026-01-01-first': { up: async (db) => void (await db.schema.createTable('first').addColumn('id', 'text').execute()) },
    '2026-01-02-breaks': {
      async up(db) {
        await db.schema.createTable('second').addColumn('id', 'text').execute()
        await sql`insert into second (id) values ('half')`.execute(db)
        throw new Error('half-way')
      },
    },
  }
  const { error } = await new Migrator({ db: database.writer, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  expect(String(error)).toContain('half-way')
  expect((await schemaOf(database)).filter(({ name }) => !name.startsWith('kysely_'))).toEqual([])
  await migrate(database)
  await selfCheck(database, migrationNames)
  await database.close()
  await fresh.drop()
})

test.runIf(engine === 'sqlite')('SQLite is not served where it can keep no write-ahead log', async () => {
  const memory = new Kysely<Schema>({ dialect: new SqliteDialect(openSqlite(':memory:', { readonly: false })) })
  const volatile: Database = { engine: 'sqlite', writer: memory, reader: memory, pool: null, close: () => memory.destroy() }
  await migrate(volatile)
  await expect(selfCheck(volatile, migrationNames)).rejects.toThrow(/journal_mode/)
  await volatile.close()
})

async function schemaOf({ reader }: Database) {
  const found = await reader.introspection.getTables()
  return found.map(({ name, columns }) => ({ name, columns: columns.map((column) => `${column.name} ${column.dataType} ${column.isNullable}`) }))
}
