import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../server/db/open.ts'
import { start } from '../../server/start.ts'
import { accepted } from '../../shared/domain/decision.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { watch } from '../support/office/stream.ts'

let fresh: FreshDatabase
let office: Office
beforeEach(async () => {
  fresh = await freshDatabase()
  office = await openOffice({ databaseUrl: fresh.url })
})
afterEach(async () => {
  await office.close().catch(() => {})
  await fresh.drop()
})

/** The next write waits until the answer is called. */
async function holdWrites(): Promise<() => void> {
  const begun = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  void office.server.running.deps.transact(async (tx) => {
    await tx.db.updateTable('queue_state').set({ version: 1 }).where('site_id', '=', 'centre').execute()
    begun.resolve()
    await go.promise
    return accepted(true)
  })
  await begun.promise
  return go.resolve
}

async function stopped(within = 3000): Promise<number> {
  const began = performance.now()
  const closing = office.server.running.close().then(() => 'closed')
  expect(await Promise.race([closing, pause(within, 'still open')])).toBe('closed')
  return performance.now() - began
}

describe('a server that stops', () => {
  test('answers the request that is under way, keeps what it promised, and takes no other', async () => {
    const release = await holdWrites()
    const underWay = office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it' })
    await pause(100)
    const closing = office.server.running.close()
    await pause(100)
    await expect(fetch(`${office.server.url}/healthz`)).rejects.toThrow()
    release()
    const answer = await underWay
    expect(answer).toMatchObject({ status: 201, body: { face: { label: 'A1' } } })
    await closing
    const database = openDatabase(fresh.url)
    expect(await database.reader.selectFrom('ticket').select('id').execute()).toEqual([{ id: answer.body.ticketId }])
    await database.close()
  })

  test('ends the streams of whoever watches, and does not wait for connections that are only kept', async () => {
    const streams = await Promise.all([
      watch(office.server, '/api/board/stream', office.headersOf('board')),
      watch(office.server, '/api/sites/centre/queue/stream', office.headersOf('clerk')),
    ])
    for (const stream of streams) await stream.frame()
    await office.near.board.get('/api/board')
    await stopped()
    await Promise.all(streams.map((stream) => stream.ended))
  })

  test('while somebody begins to watch ends that stream too', async () => {
    const opening = Array.from({ length: 20 }, () => watch(office.server, '/api/board/stream', office.headersOf('board')).catch(() => null))
    await pause(5)
    await stopped()
    for (const stream of await Promise.all(opening)) await stream?.ended
  })

  test('twice stops once', async () => {
    await Promise.all([office.server.running.close(), office.server.running.close()])
  })
})

test('a port that is taken is an error, and leaves nothing open behind it', async () => {
  const { config } = office.server.running.deps
  const other = await freshDatabase()
  await expect(start({ ...config, databaseUrl: other.url, dataFolder: office.server.folder })).rejects.toThrow(/EADDRINUSE/)
  const database = openDatabase(other.url)
  if (database.engine === 'postgres') {
    const { rows } = await database.pool!.query(
      'select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    expect(rows[0].count).toBe(0)
  }
  await database.close()
  await other.drop()
})
