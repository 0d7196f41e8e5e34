import { getMigrations } from 'better-auth/db/migration'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { type Database, openDatabase } from '../../server/db/open.ts'
import { authOptions } from '../../server/staff/auth.ts'
import { freshDatabase } from '../support/database.ts'

let ours: Opened
let theirs: Opened
beforeEach(async () => {
  ours = await openFresh('migrated')
  theirs = await openFresh('empty')
})
afterEach(async () => {
  await ours.close()
  await theirs.close()
})

const tables = ['user', 'session', 'account', 'verification', 'rateLimit']

test('our migration leaves better-auth’s generator nothing to do', async () => {
  const plan = await planFor(ours.database)
  expect([plan.toBeCreated, plan.toBeAdded, plan.toBeAddedIndexes, plan.unsafeChanges, plan.schemaProblems]).toEqual([[], [], [], [], []])
})

test('its tables are the ones that the generator would make: columns, kinds and keys', async () => {
  await (await planFor(theirs.database)).runMigrations()
  const shape = await shapeOf(ours.database)
  expect(shape).toEqual(await shapeOf(theirs.database))
  expect(shape.columns.length).toBeGreaterThan(35)
  expect(shape.indexes.length).toBeGreaterThan(8)
})

test('the control: what is not there is missed', async () => {
  await sql`drop table "verification"`.execute(ours.database.writer)
  await sql`alter table "session" drop column "userAgent"`.execute(ours.database.writer)
  const { toBeCreated, toBeAdded } = await planFor(ours.database)
  expect(toBeCreated.map(({ table }) => table)).toEqual(['verification'])
  expect(toBeAdded.flatMap(({ fields }) => Object.keys(fields))).toEqual(['userAgent'])
})

interface Opened {
  readonly database: Database
  close(): Promise<void>
}

async function openFresh(from: 'migrated' | 'empty'): Promise<Opened> {
  const fresh = await freshDatabase(from)
  const database = openDatabase(fresh.url)
  return {
    database,
    async close() {
      await database.close()
      await fresh.drop()
    },
  }
}

const planFor = (database: Database) =>
  getMigrations(authOptions({ config: readConfig({}), database, secret: Buffer.alloc(32) }), { throwOnUnsafe: false })

async function shapeOf(database: Database): Promise<{ columns: string[]; indexes: string[] }> {
  const found = await database.writer.introspection.getTables()
  const columns = found
    .filter(({ name }) => tables.includes(name))
    .flatMap((table) => table.columns.map((column) => `${table.name}.${column.name} ${column.dataType} ${column.isNullable ? 'or null' : ''}`))
  return { columns: columns.sort(), indexes: await indexesOf(database) }
}

interface Index {
  table: string
  definition: string
}

/** What is indexed and what is unique; the names of indexes do not matter. */
async function indexesOf({ engine, writer }: Database): Promise<string[]> {
  const { rows } = await (engine === 'postgres' ? postgresIndexes : sqliteIndexes).execute(writer)
  return rows
    .filter(({ table }) => tables.includes(table))
    .map(({ table, definition }) => `${table} ${definition}`)
    .sort()
}

const postgresIndexes = sql<Index>`
  select tablename as "table", regexp_replace(indexdef, ' INDEX \\S+ ON [^(]+', ' ') as definition from pg_indexes`

const sqliteIndexes = sql<Index>`
  select "table", "unique" || group_concat("column") as definition from (
    select master.name as "table", list.name as "index", case list."unique" when 1 then 'unique ' else '' end as "unique", info.name as "column"
    from sqlite_master as master, pragma_index_list(master.name) as list, pragma_index_info(list.name) as info
    where master.type = 'table'
  ) group by "table", "index"`
