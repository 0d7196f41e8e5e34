import type { KyselyPlugin } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../server/db/open.ts'
import { type Command, createTransact, takeTurn } from '../../../server/db/transact.ts'
import { systemChance, systemClock } from '../../../server/deps.ts'
import { emptyNetwork } from '../../../server/network/queries.ts'
import { accepted, refused } from '../../../shared/domain/decision.ts'
import type { HappenedEvent } from '../../../shared/domain/events.ts'
import { engine, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { deadlocksIn } from '../../support/races/racing-server.ts'
import { testServer } from '../../support/server.ts'

let fresh: FreshDatabase
let database: Database
beforeEach(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url)
})
afterEach(async () => {
  await database.close()
  await fresh.drop()
})

/** The way of PostgreSQL, over the engine of the project, with what it publishes and how long it pauses. */
function transactOf(plugins: readonly KyselyPlugin[] = []) {
  const published: HappenedEvent[] = []
  const pauses: number[] = []
  const after = (ms: number, run: () => void) => {
    pauses.push(ms)
    return systemClock.after(ms, run)
  }
  const transact = createTransact({
    database: { ...database, engine: 'postgres', writer: plugins.reduce((db, plugin) => db.withPlugin(plugin), database.writer) },
    clock: { ...systemClock, after },
    chance: systemChance,
    network: () => emptyNetwork,
    reloadNetwork: async () => {},
    publish: (events) => void published.push(...events),
  })
  return { transact, published, pauses }
}

/** The first statements that are run end as if the database had broken them off. */
function brokenOff(code: string, times: number): KyselyPlugin {
  let left = times
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (left-- > 0) throw Object.assign(new Error('made to fail'), { code })
      return result
    },
  }
}

const write: Command<string> = async ({ db, record }) => {
  await db.insertInto('meta').values({ key: 'race', value: 'run' }).execute()
  record({ kind: 'networkChanged', siteId: null })
  return accepted('written')
}
const rowsWritten = async () => (await database.reader.selectFrom('meta').select('key').where('key', '=', 'race').execute()).length
const eventsWritten = async () => (await database.reader.selectFrom('event').select('seq').execute()).length

describe.each(['40001', '40P01'])('a command that the database breaks off with %s', (code) => {
  test('three times comes through at the fourth try, once, after three pauses of at most 20 ms', async () => {
    const { transact, published, pauses } = transactOf([brokenOff(code, 3)])
    expect(await transact(write)).toEqual(accepted('written'))
    expect([await rowsWritten(), await eventsWritten(), published.length]).toEqual([1, 1, 1])
    expect(pauses).toHaveLength(3)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(20)
  })

  test('four times is refused as busy; nothing is written and nobody hears of it', async () => {
    const { transact, published, pauses } = transactOf([brokenOff(code, 4)])
    expect(await transact(write)).toEqual(refused('busy'))
    expect([await rowsWritten(), await eventsWritten(), published.length]).toEqual([0, 0, 0])
    expect(pauses).toHaveLength(3)
  })
})

describe('a command that fails otherwise', () => {
  test('is not tried again', async () => {
    const { transact, pauses } = transactOf([brokenOff('23502', 1)])
    await expect(transact(write)).rejects.toThrow('made to fail')
    expect([await rowsWritten(), pauses.length]).toEqual([0, 0])
  })
})

describe.runIf(engine === 'postgres')('two commands that lock crosswise', () => {
  test('both come through, and the deadlock is counted', { timeout: 20_000 }, async () => {
    const { transact, pauses } = transactOf()
    await database.writer
      .insertInto('meta')
      .values(['a', 'b'].map((key) => ({ key, value: '' })))
      .execute()
    const bothStarted = Promise.withResolvers<void>()
    let started = 0
    const touch = (first: string, second: string) =>
      transact(async ({ db }) => {
        await db.updateTable('meta').set({ value: first }).where('key', '=', first).execute()
        if (++started === 2) bothStarted.resolve()
        await bothStarted.promise
        await db.updateTable('meta').set({ value: first }).where('key', '=', second).execute()
        return accepted(first)
      })
    expect(await Promise.all([touch('a', 'b'), touch('b', 'a')])).toEqual([accepted('a'), accepted('b')])
    expect(pauses).toHaveLength(1)
    await database.close()
    expect(await deadlocksIn(fresh.url)).toBe(1)
  })
})

describe.runIf(engine === 'postgres')('a queue whose turn does not come', () => {
  test('is answered as busy, and tells when to ask again', { timeout: 20_000 }, async () => {
    const impatient = new URL(fresh.url)
    impatient.searchParams.set('lock_timeout', '200')
    const server = await testServer({ databaseUrl: impatient.href })
    const kiosk = await server.device('kiosk', 'centre')
    const turn = await database.writer.startTransaction().execute()
    await takeTurn(turn, 'centre')
    const answer = await kiosk.post('/api/tickets', { serviceId: 'card', language: 'it' })
    await turn.rollback().execute()
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'busy', '5'])
    expect((await kiosk.post('/api/tickets', { serviceId: 'card', language: 'it' })).status).toBe(201)
    await server.close()
  })
})
