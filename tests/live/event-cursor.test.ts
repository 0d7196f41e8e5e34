import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type EventCursor, eventsAfter, latestCursor } from '../../server/db/event-cursor.ts'
import { type Database, openDatabase } from '../../server/db/open.ts'
import { engine, type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let writing: Database
let reading: Database
beforeEach(async () => {
  fresh = await freshDatabase()
  writing = openDatabase(fresh.url)
  reading = openDatabase(fresh.url)
})
afterEach(async () => {
  await writing.close()
  await reading.close()
  await fresh.drop()
})

type Read = () => Promise<string[]>

/** What a subscriber has heard, looking as often as it can until `done`, and once more after it. */
async function listen(read: Read, done: Promise<unknown>): Promise<string[]> {
  let over = false
  void done.then(() => {
    over = true
  })
  const heard: string[] = []
  for (let last = false; !last; ) {
    last = over
    heard.push(...(await read()))
    await pause(1)
  }
  await horizonToPass()
  for (let more = await read(); more.length > 0; more = await read()) heard.push(...more)
  return heard
}

async function ourCursor(from?: EventCursor): Promise<Read> {
  let cursor: EventCursor = from ?? (await latestCursor(reading))
  return async () => {
    const { events, cursor: next } = await eventsAfter(reading, cursor)
    cursor = next
    return events.map((event) => event.code!)
  }
}

/** Deliberately wrong on PostgreSQL: a later number may be there before an earlier one. */
function numberCursor(): Read {
  let last = 0
  return async () => {
    const { rows } = await sql<{ seq: number; refs: string }>`
      select seq, refs from event where seq > ${last} order by seq limit 1000`.execute(reading.reader)
    last = rows.at(-1)?.seq ?? last
    return rows.map((row) => JSON.parse(row.refs).code)
  }
}

const missing = (committed: readonly string[], heard: readonly string[]): number => {
  const known = new Set(heard)
  return committed.filter((code) => !known.has(code)).length
}

describe.runIf(engine === 'postgres')('sixteen writers on PostgreSQL, some slow, some that roll back', () => {
  const writers = 16
  const each = 120

  test('a subscriber hears every event that was committed, once; one that counts by number misses some', { timeout: 60_000 }, async () => {
    const committed: string[] = []
    const rolledBack: string[] = []
    const read = await ourCursor()
    const all = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
    const [heard, heardByNumber] = await Promise.all([listen(read, all), listen(numberCursor(), all), all])
    expect(committed.length).toBeGreaterThan(writers * each * 0.85)
    expect(rolledBack.length).toBeGreaterThan(0)
    expect(missing(committed, heard)).toBe(0)
    expect(heard).toHaveLength(committed.length)
    expect(heard.filter((code) => rolledBack.includes(code))).toEqual([])
    expect(missing(committed, heardByNumber)).toBeGreaterThan(0)

    async function write(writer: number) {
      for (let number = 0; number < each; number++) {
        const code = `w${writer}-${number}`
        const transaction = await writing.writer.startTransaction().execute()
        await transaction
          .insertInto('event')
          .values({ at: 0, kind: 'deskOpened', site_id: null, refs: JSON.stringify({ code }) })
          .execute()
        if (chance() < 0.2) await pause(5 + chance() * 20)
        const back = chance() < 0.05
        if (back) await transaction.rollback().execute()
        else await transaction.commit().execute()
        ;(back ? rolledBack : committed).push(code)
      }
    }
  })

  test('transactions are in the order of their numbers, also where these get a digit more', async () => {
    const read = await ourCursor({ xid: '0', seq: 0 })
    // Across 9, 10, 99, 100, 999 and 1000, and more than are read at once; those that run now are beyond
    const xids = Array.from({ length: 1500 }, (_, index) => index + 3)
    while (Number((await latestCursor(reading)).xid) <= xids.at(-1)!) await sql`select pg_current_xact_id()`.execute(writing.writer)
    const rows = sql.join(xids.map((xid) => sql`(0, 'deskOpened', ${JSON.stringify({ code: `x${xid}` })}, ${String(xid)}::xid8)`))
    await sql`insert into event (at, kind, refs, xid) values ${rows}`.execute(writing.writer)
    await horizonToPass()
    const heard = [...(await read()), ...(await read()), ...(await read())]
    expect(heard).toEqual(xids.map((xid) => `x${xid}`))
  })

  test('a transaction that is left open delays the events, and loses none', async () => {
    const read = await ourCursor()
    const open = await writing.writer.startTransaction().execute()
    await open.insertInto('event').values({ at: 0, kind: 'deskOpened', site_id: null, refs: '{"code":"slow"}' }).execute()
    await writing.writer.insertInto('event').values({ at: 0, kind: 'deskOpened', site_id: null, refs: '{"code":"fast"}' }).execute()
    expect(await read()).toEqual([])
    await open.commit().execute()
    await horizonToPass()
    expect((await read()).sort()).toEqual(['fast', 'slow'])
  })
})

test('events come in the order in which they were committed, a thousand at a time', async () => {
  const read = await ourCursor()
  const codes = Array.from({ length: 2300 }, (_, index) => `e${index}`)
  for (let start = 0; start < codes.length; start += 100) {
    const rows = codes.slice(start, start + 100).map((code) => ({ at: 0, kind: 'deskOpened', site_id: null, refs: JSON.stringify({ code }) }))
    await writing.writer.insertInto('event').values(rows).execute()
  }
  await horizonToPass()
  const parts = [await read(), await read(), await read(), await read()]
  expect(parts.map((part) => part.length)).toEqual([1000, 1000, 300, 0])
  expect(parts.flat()).toEqual(codes)
})

// A transaction that runs anywhere on the same PostgreSQL server holds the horizon back: what has ended since it began may be
// heard again, which is harmless, and what comes later may come later
test('whoever begins to listen hears what comes, and nothing of what was long before', async () => {
  await writing.writer.insertInto('event').values({ at: 0, kind: 'deskOpened', site_id: null, refs: '{"code":"before"}' }).execute()
  await horizonToPass()
  const read = await ourCursor()
  await writing.writer.insertInto('event').values({ at: 0, kind: 'deskOpened', site_id: null, refs: '{"code":"after"}' }).execute()
  await horizonToPass()
  expect(await read()).toEqual(['after'])
})

/** Until nobody runs any more who was running when this was called. */
async function horizonToPass(): Promise<void> {
  if (engine === 'sqlite') return
  const { rows } = await sql<{ next: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(reading.reader)
  const passed = async () => Number((await latestCursor(reading)).xid) >= Number(rows[0]!.next)
  // Numbers are given to those who write: one of ours moves the end along
  await sql`select pg_current_xact_id()`.execute(writing.writer)
  await vi.waitUntil(passed, { timeout: 20_000, interval: 20 })
}

// Mulberry32: the same mix of slow, fast and rolled back in each run; what differs is how they meet
let state = 20_261_122
function chance(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}
