import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { MigrationError, migrate, migrationNames } from '../../server/db/migrate.ts'
import { type Database, openDatabase } from '../../server/db/open.ts'
import { SelfCheckError, selfCheck } from '../../server/db/self-check.ts'
import { engine, type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let database: Database

async function opened(from: 'migrated' | 'empty'): Promise<Database> {
  fresh = await freshDatabase(from)
  database = openDatabase(fresh.url)
  return database
}

afterEach(async () => {
  await database?.close().catch(() => {})
  await fresh?.drop()
})

const tableNames = async () => (await database.writer.introspection.getTables()).map((table) => table.name).sort()

describe('migrations', () => {
  // Kysely runs them by name: one that sorts before another that a database has had is refused by every such database
  test('stand in the order of their names', () => {
    expect(migrationNames).toEqual([...migrationNames].sort())
  })

  test('an empty database is brought up to date, and a second time nothing happens', async () => {
    await opened('empty')
    await migrate(database)
    const tables = await tableNames()
    await migrate(database)
    expect(await tableNames()).toEqual(tables)
    expect(tables).toEqual(expect.arrayContaining(['appointment', 'claim', 'engagement', 'fact', 'requirement', 'step']))
    await selfCheck(database, migrationNames)
  })

  test('a migration that breaks off leaves the old schema, not half of the new', async () => {
    await opened('empty')
    // The third table of the migration is in its way
    await sql`create table institution (id text)`.execute(database.writer)
    await expect(migrate(database)).rejects.toThrow(MigrationError)
    expect((await tableNames()).filter((name) => !name.startsWith('kysely_'))).toEqual(['institution'])
    await sql`drop table institution`.execute(database.writer)
    await migrate(database)
    await selfCheck(database, migrationNames)
  })

  // Asked for with each picture of a desk; SQLite says how it looks, PostgreSQL only what it would take if it had to look it up
  test.each([
    ['who has sent somebody', 'referral', 'appointment_id', 'referral_appointment'],
    ['who comes to help', 'help_call', 'site_id', 'help_call_answered'],
    ['when a desk last let somebody go', 'engagement', 'resource_id', 'engagement_resource'],
  ])('%s is looked up, not searched for', async (_, table, column, index) => {
    await opened('migrated')
    const plan = await database.writer.transaction().execute(async (tx) => {
      if (engine === 'postgres') await sql`set local enable_seqscan = off`.execute(tx)
      const explain = sql.raw(engine === 'postgres' ? 'explain' : 'explain query plan')
      return (await sql`${explain} select * from ${sql.table(table)} where ${sql.ref(column)} = 'x'`.execute(tx)).rows
    })
    expect(JSON.stringify(plan)).toContain(index)
  })

  test('a database that a newer program has written is refused', async () => {
    await opened('migrated')
    await sql`insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999-01-01')`.execute(database.writer)
    await expect(migrate(database)).rejects.toThrow(MigrationError)
  })

  test('the self-check refuses a schema that is not whole', async () => {
    await opened('migrated')
    await sql`delete from kysely_migration`.execute(database.writer)
    await expect(selfCheck(database, migrationNames)).rejects.toThrow(SelfCheckError)
  })

  test.runIf(engine === 'sqlite').each(['synchronous = NORMAL', 'secure_delete = OFF', 'foreign_keys = OFF', 'busy_timeout = 100'])(
    'the self-check refuses %s',
    async (setting) => {
      await opened('migrated')
      await selfCheck(database, migrationNames)
      await sql.raw(`pragma ${setting}`).execute(database.writer)
      await expect(selfCheck(database, migrationNames)).rejects.toThrow(SelfCheckError)
    },
  )
})
