import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  RawNode,
  SqliteAdapter,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import { createApp } from '../../../server/app.ts'
import type { Database } from '../../../server/db/open.ts'
import type { Schema, Writer } from '../../../server/db/schema.ts'
import { createTransact, type Transact } from '../../../server/db/transact.ts'
import type { AppDeps } from '../../../server/deps.ts'
import type { HappenedEvent } from '../../../shared/domain/events.ts'

/** Takes the key away that keeps a resource from being claimed twice. */
export async function dropClaimKey({ engine, writer }: Database): Promise<void> {
  if (engine === 'postgres') return void (await sql`alter table claim drop constraint claim_pk`.execute(writer))
  await sql`create table claim_without_key as select * from claim`.execute(writer)
  await sql`drop table claim`.execute(writer)
  await sql`alter table claim_without_key rename to claim`.execute(writer)
}

/** Takes the key away that keeps a desk or an interpreter from being engaged twice. */
export const dropEngagementKey = ({ writer }: Database) => sql`drop index engagement_open_resource_id`.execute(writer)

/** Deliberately wrong: whoever plans at a site does not care who is changing it. SQLite has one writer, and nothing to forget. */
export const withoutSharing = (deps: AppDeps): Transact => withoutLock(deps, /lock_shared/)

/** Deliberately wrong: this lock is never taken. */
export function withoutLock(deps: AppDeps, lock: RegExp): Transact {
  const writer = deps.database.writer.withPlugin({
    transformQuery: ({ node }) => (RawNode.is(node) && lock.test(node.sqlFragments[0] ?? '') ? RawNode.createWithSql('select 1') : node),
    transformResult: async ({ result }) => result,
  })
  return createTransact({ ...deps, database: { ...deps.database, writer }, publish: deps.live.publish })
}

/** Deliberately wrong: commands go on with the network as it is now, and take it for the newest. */
export function withOldNetwork(deps: AppDeps): Transact {
  const old = deps.network()
  return createTransact({ ...deps, network: () => ({ ...old, version: deps.network().version }), publish: deps.live.publish })
}

/** Takes the rows away at which those who plan one person's day come one after another. SQLite has one writer, and needs none. */
export async function dropDayTurns({ writer }: Database): Promise<void> {
  await sql`create function no_row() returns trigger language plpgsql as 'begin return null; end'`.execute(writer)
  await sql`create trigger no_day before insert on resource_day for each row execute function no_row()`.execute(writer)
}

/** Deliberately wrong: a step is called whether or not it still waits. */
export const callsWithoutLooking = (query: CompiledQuery): CompiledQuery => ({
  ...query,
  sql: query.sql.replace(/^(update "step" .* and )("status" = (?:\?|\$\d+|'waiting'))/, '$1($2 or true)'),
})

/** Deliberately wrong: a call engages the desk, and forgets the interpreter. */
export const engagesDesksAlone =
  (isDesk: (resourceId: unknown) => boolean) =>
  (query: CompiledQuery): CompiledQuery => {
    const [head, columns] = /^insert into "engagement" \((.*?)\) values /.exec(query.sql) ?? []
    if (!head || !columns) return query
    const names = columns.split(', ')
    const resource = names.indexOf('"resource_id"')
    const rows = Array.from({ length: query.parameters.length / names.length }, (_, row) =>
      query.parameters.slice(row * names.length, (row + 1) * names.length),
    ).filter((row) => isDesk(row[resource]))
    const placeholder = query.sql.includes('$1') ? (at: number) => `$${at + 1}` : () => '?'
    const values = rows.map((row, index) => `(${row.map((_, at) => placeholder(index * names.length + at)).join(', ')})`)
    return { ...query, sql: `${head}${values.join(', ')}`, parameters: rows.flat() }
  }

type Change = (query: CompiledQuery) => CompiledQuery

/**
 * Deliberately wrong: no transaction, no key of the request, and everybody else gets a turn after each statement. What a command
 * has written before it refuses stays written.
 */
export function withoutTransaction({ database, clock, chance, network, live }: AppDeps, changed: Change = (query) => query): Transact {
  const db = statementByStatement(database, changed)
  return async (command) => {
    const events: HappenedEvent[] = []
    const record = (event: HappenedEvent) => void events.push(event)
    const decision = await command({ db: db as unknown as Writer, now: clock.now(), network: network(), chance, record })
    if (!decision.ok) return decision
    for (const { kind, siteId, ...refs } of events) {
      await db
        .insertInto('event')
        .values({ at: clock.now(), kind, site_id: siteId, refs: JSON.stringify(refs) })
        .execute()
    }
    live.publish(events)
    return decision
  }
}

/** The same database, where each statement is a transaction of its own. */
function statementByStatement({ engine, writer }: Database, changed: Change): Kysely<Schema> {
  const nothing = async () => {}
  const connection: DatabaseConnection = {
    async executeQuery<Row>(query: CompiledQuery) {
      const result = await writer.executeQuery<Row>(changed(query) as CompiledQuery<Row>)
      await new Promise<void>((resolve) => setImmediate(resolve))
      return result
    },
    streamQuery() {
      throw new Error('no rows are streamed')
    },
  }
  const driver: Driver = {
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  }
  return new Kysely<Schema>({
    dialect: {
      createDriver: () => driver,
      createQueryCompiler: () => (engine === 'sqlite' ? new SqliteQueryCompiler() : new PostgresQueryCompiler()),
      createAdapter: () => (engine === 'sqlite' ? new SqliteAdapter() : new PostgresAdapter()),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  })
}

/** The same routes on a port of their own, with another `transact`, while `use` lasts. */
export async function withTransact(deps: AppDeps, transact: Transact, use: (url: string) => Promise<void>): Promise<void> {
  const { fetch } = createApp({ ...deps, transact })
  const listening = Promise.withResolvers<number>()
  const server = serve({ fetch: fetch as never, hostname: '127.0.0.1', port: 0 }, ({ port }) => listening.resolve(port)) as Server
  try {
    await use(`http://127.0.0.1:${await listening.promise}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
