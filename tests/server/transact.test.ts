import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTransact, type Intent, StaleNetworkError, type Transact, type Tx } from '../../server/db/transact.ts'
import { accepted, refused } from '../../shared/domain/decision.ts'
import type { HappenedEvent } from '../../shared/domain/events.ts'
import { engine } from '../support/database.ts'
import { allRows, countOf } from '../support/office/rows.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let transact: Transact
const published: HappenedEvent[] = []
beforeAll(async () => {
  server = await testServer()
  const { database, clock, chance, network, reloadNetwork } = server.running.deps
  transact = createTransact({ database, clock, chance, network, reloadNetwork, publish: (events) => void published.push(...events) })
})
afterAll(() => server?.close())
afterEach(() => {
  published.length = 0
})

const rows = () => allRows(server.running.deps.database)
const count = (table: string) => countOf(server.running.deps.database, table)

let numbers = 0
const remember = async ({ db, record }: Tx, key = `key-${++numbers}`) => {
  await db.insertInto('meta').values({ key, value: 'x' }).execute()
  record({ kind: 'deskOpened', siteId: 'centre', deskId: key })
  return accepted({ key })
}
const intent = (key: string, fingerprint = 'same'): Intent => ({ scope: 'test', key, fingerprint })

describe('a command that is accepted', () => {
  test('is kept with its event, and told after the commit', async () => {
    let toldWhile: readonly HappenedEvent[] = []
    const decision = await transact(async (tx) => {
      const done = await remember(tx, 'kept')
      toldWhile = [...published]
      return done
    })
    expect(decision).toEqual({ ok: true, value: { key: 'kept' } })
    expect(toldWhile).toEqual([])
    expect(published).toEqual([{ kind: 'deskOpened', siteId: 'centre', deskId: 'kept' }])
    const { refs } = await server.running.deps.database.reader.selectFrom('event').select('refs').orderBy('seq', 'desc').executeTakeFirstOrThrow()
    expect(JSON.parse(refs)).toEqual({ deskId: 'kept' })
  })

  test('is there for whoever reads at the moment it is told', async () => {
    const { database, clock, chance, network, reloadNetwork } = server.running.deps
    let seen: Promise<number> = Promise.resolve(-1)
    const telling = createTransact({ database, clock, chance, network, reloadNetwork, publish: () => (seen = count('meta')) })
    const before = await count('meta')
    await telling(remember)
    expect(await seen).toBe(before + 1)
  })
})

describe('a command that is refused', () => {
  test('leaves nothing of what it had written, and nobody hears of it', async () => {
    const before = await rows()
    const decision = await transact(async (tx) => {
      await remember(tx)
      return refused('slot_gone')
    })
    expect(decision).toEqual({ ok: false, code: 'slot_gone' })
    expect(await rows()).toEqual(before)
    expect(published).toEqual([])
  })

  test('leaves its key free: the same request may succeed later', async () => {
    expect(await transact(async () => refused('slot_gone'), intent('tried-again'))).toEqual({ ok: false, code: 'slot_gone' })
    expect(await transact((tx) => remember(tx), intent('tried-again'))).toMatchObject({ ok: true })
  })
})

describe('a command that throws', () => {
  test('leaves nothing, and the error is the caller’s', async () => {
    const before = await rows()
    const broken = transact(async (tx) => {
      await remember(tx)
      throw new Error('broken')
    })
    await expect(broken).rejects.toThrow('broken')
    expect(await rows()).toEqual(before)
    expect(published).toEqual([])
  })

  test('does not take down those who wait with it', async () => {
    const settled = await Promise.allSettled([
      transact((tx) => remember(tx)),
      transact(async (tx) => {
        await remember(tx)
        throw new Error('broken')
      }),
      transact(async (tx) => {
        await remember(tx)
        return refused('slot_gone')
      }),
      transact((tx) => remember(tx)),
    ])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(published).toHaveLength(2)
  })

  test('because of a key of the database is a refusal that says what the key means', async () => {
    const { start } = (await server.visitor.get('/api/slots?serviceId=permit&siteId=centre&limit=1')).body.slots[0]
    const slot = { serviceId: 'permit', siteId: 'centre', start, language: 'it' }
    const booked = (await server.visitor.post('/api/appointments', { slot, familyName: 'Prova' })).body
    const { reader } = server.running.deps.database
    const claim = await reader.selectFrom('claim').selectAll().where('appointment_id', '=', booked.appointmentId).executeTakeFirstOrThrow()
    const again = await transact(async ({ db }) => {
      await db.insertInto('claim').values(claim).execute()
      return accepted(true)
    })
    expect(again).toEqual({ ok: false, code: 'slot_gone' })
  })
})

describe('a key', () => {
  test('sent again answers the same and does nothing more', async () => {
    const first = await transact((tx) => remember(tx), intent('once'))
    const [before, told] = [await rows(), published.length]
    const again = await transact((tx) => remember(tx), intent('once'))
    expect(again).toEqual(first)
    expect(await rows()).toEqual(before)
    expect(published).toHaveLength(told)
  })

  test('sent many times at once does it once', async () => {
    const before = await count('meta')
    const answers = await Promise.all(Array.from({ length: 12 }, () => transact((tx) => remember(tx), intent('at-once'))))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await count('meta')).toBe(before + 1)
    expect(published).toHaveLength(1)
  })

  test('for something else is refused', async () => {
    await transact((tx) => remember(tx), intent('mine', 'one'))
    expect(await transact((tx) => remember(tx), intent('mine', 'other'))).toEqual({ ok: false, code: 'idempotency_key_reused' })
  })

  test('of one actor is nobody else’s', async () => {
    const mine = await transact((tx) => remember(tx), { ...intent('shared'), scope: 'device:one' })
    const theirs = await transact((tx) => remember(tx), { ...intent('shared'), scope: 'device:two' })
    expect(mine).not.toEqual(theirs)
  })
})

test('a command that always meets a newer network is refused after three looks at it', async () => {
  const { database, clock, chance, network } = server.running.deps
  let [runs, reloads] = [0, 0]
  const reloading = createTransact({ database, clock, chance, network, publish: () => {}, reloadNetwork: async () => void reloads++ })
  const decision = await reloading(async () => {
    runs++
    throw new StaleNetworkError()
  })
  expect({ decision, runs, reloads }).toEqual({ decision: refused('busy'), runs: 4, reloads: 3 })
})

test('many commands at once are all kept, each with its event', async () => {
  const before = await count('meta')
  await Promise.all(Array.from({ length: 100 }, () => transact((tx) => remember(tx))))
  expect(await count('meta')).toBe(before + 100)
  expect(new Set(published.map(({ deskId }) => deskId)).size).toBe(100)
})

test('readings do not wait for a command that is under way', async () => {
  const begun = Promise.withResolvers<void>()
  const read = Promise.withResolvers<void>()
  const underWay = transact(async (tx) => {
    await remember(tx)
    begun.resolve()
    await read.promise
    return accepted(true)
  })
  await begun.promise
  expect((await server.visitor.get('/api/sites')).status).toBe(200)
  expect(published).toEqual([])
  read.resolve()
  expect(await underWay).toEqual({ ok: true, value: true })
})

describe.runIf(engine === 'postgres')('a connection to PostgreSQL that breaks', () => {
  const backendOf = async ({ db }: Tx) => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]!.pid
  const terminate = (pid: number) => sql`select pg_terminate_backend(${pid})`.execute(server.running.deps.database.reader)

  test('under a command ends the command, and neither the process nor the next one', async () => {
    const before = await count('meta')
    const broken = transact(async (tx) => {
      await remember(tx)
      await terminate(await backendOf(tx))
      await new Promise((resolve) => setTimeout(resolve, 50))
      return remember(tx)
    })
    await expect(broken).rejects.toThrow()
    expect(published).toEqual([])
    expect(await count('meta')).toBe(before)
    expect(await transact(remember)).toMatchObject({ ok: true })
  })

  test('more often than there are connections leaves enough of them', async () => {
    for (let each = 0; each < 20; each++) {
      await transact(async (tx) => {
        await terminate(await backendOf(tx))
        return remember(tx)
      }).catch(() => {})
    }
    expect(await transact(remember)).toMatchObject({ ok: true })
  })

  test('under a request is answered “busy”, and the request may be sent again', async () => {
    const { database } = server.running.deps
    const kiosk = await server.device('kiosk', 'centre')
    const headers = { 'idempotency-key': 'sent-again' }
    const take = () => kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it' }, headers)
    const lock = await database.writer.startTransaction().execute()
    await lock.updateTable('queue_state').set({ version: 1 }).where('site_id', '=', 'centre').execute()
    const waiting = take()
    const blocked = await vi.waitUntil(async () => (await waitingBackends()).at(0), { timeout: 15_000 })
    await terminate(blocked)
    expect(await waiting).toMatchObject({ status: 503, body: { code: 'busy' } })
    await lock.rollback().execute()
    expect((await take()).status).toBe(201)
  })

  async function waitingBackends(): Promise<number[]> {
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(server.running.deps.database.reader)
    return rows.map(({ pid }) => pid)
  }
})
