import { afterEach, describe, expect, test } from 'vitest'
import { engine } from '../../support/database.ts'
import { withTransact } from '../../support/races/broken-guards.ts'
import { city, startAt } from '../../support/races/city.ts'
import { eachInLanes } from '../../support/races/lanes.ts'
import { type RacingServer, racingServer } from '../../support/races/racing-server.ts'
import { type Answer, clientOf } from '../../support/server.ts'

const clients = 32

let server: RacingServer
afterEach(() => server?.close())

/** A booking that has a place: twelve desks, and at most four visits begin at once. */
function bookingOf(visit: number) {
  const start = startAt('card', Math.floor(visit / 200), 10 * (visit % 60))
  const slot = { serviceId: 'card', siteId: 'square', start, channel: 'onSite', language: 'it' }
  return { slot, familyName: 'Prova', details: `visit ${visit}` }
}

const visitsUpTo = (count: number) => Array.from({ length: count }, (_, visit) => visit)

async function sendThrice(url: string, visit: number, keys: readonly string[]): Promise<Answer[]> {
  const client = clientOf(url)
  return Promise.all(keys.map((key) => client.post('/api/appointments', bookingOf(visit), { 'idempotency-key': key })))
}

/** How often each visit has been booked. */
async function timesBooked(): Promise<number[]> {
  const rows = await server.running.deps.database.reader
    .selectFrom('appointment_person')
    .select((all) => ['details', all.fn.countAll().as('times')])
    .groupBy('details')
    .execute()
  return rows.map((row) => Number(row.times))
}

const same = (visit: number) => Array(3).fill(`visit-${visit}`) as string[]
const times = (count: number, each: number) => Array(count).fill(each) as number[]

describe('a request that is sent three times at once with one key', () => {
  test('1,000 bookings are booked once each, and all three answers are the same', { timeout: 120_000 }, async () => {
    server = await racingServer(city({ languages: [], interpretersEach: 0, frontDesks: 10 }))
    const started = performance.now()
    const different: Answer[][] = []
    await eachInLanes(clients, visitsUpTo(1000), async (visit) => {
      const answers = await sendThrice(server.url, visit, same(visit))
      if (answers.some(({ status }) => status !== 201) || new Set(answers.map(({ body }) => JSON.stringify(body))).size > 1) different.push(answers)
    })
    console.log(`${engine}: 3,000 requests in ${Math.round(performance.now() - started)} ms`)
    expect(different).toEqual([])
    expect(await timesBooked()).toEqual(times(1000, 1))
    expect(await server.closeAndCountDeadlocks()).toBe(0)
  })

  test('with another body the key is refused, also when both come at once; nothing more is booked', async () => {
    server = await racingServer(city({ languages: [], interpretersEach: 0, frontDesks: 10 }))
    const post = (visit: number, key: string) => server.visitor.post('/api/appointments', bookingOf(visit), { 'idempotency-key': key })
    await eachInLanes(clients, visitsUpTo(50), async (pair) => {
      const answers = await Promise.all([post(2 * pair, `pair-${pair}`), post(2 * pair + 1, `pair-${pair}`)])
      answers.push(await post(100, `pair-${pair}`))
      const refused = answers.filter(({ status }) => status === 422).map(({ body }) => body.code)
      expect(refused).toEqual(['idempotency_key_reused', 'idempotency_key_reused'])
    })
    expect(await timesBooked()).toEqual(times(50, 1))
  })
})

describe('control: the guard against repeats is taken away', () => {
  test('with three keys it is booked three times', async () => {
    server = await racingServer(city({ languages: [], interpretersEach: 0, frontDesks: 10 }))
    await eachInLanes(clients, visitsUpTo(60), async (visit) => {
      await sendThrice(server.url, visit, [`${visit} a`, `${visit} b`, `${visit} c`])
    })
    expect(await timesBooked()).toEqual(times(60, 3))
  })

  test('with a server that ignores the key too', async () => {
    server = await racingServer(city({ languages: [], interpretersEach: 0, frontDesks: 10 }))
    const { deps } = server.running
    await withTransact(
      deps,
      (command) => deps.transact(command),
      async (url) => {
        await eachInLanes(clients, visitsUpTo(60), async (visit) => void (await sendThrice(url, visit, same(visit))))
      },
    )
    expect(await timesBooked()).toEqual(times(60, 3))
  })
})
