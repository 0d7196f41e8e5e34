import { afterEach, describe, expect, test } from 'vitest'
import { engine } from '../../support/database.ts'
import { bookAtOnce, holdAndBook, moveSomebody, raceForSlots } from '../../support/races/booking-race.ts'
import { dropDayTurns, withoutTransaction, withTransact } from '../../support/races/broken-guards.ts'
import { city, startAt } from '../../support/races/city.ts'
import { claimFaults, noClaimFaults, tooFar } from '../../support/races/claim-faults.ts'
import { type Journal, tallyLine, told } from '../../support/races/journal.ts'
import { inLanes } from '../../support/races/lanes.ts'
import { type RacingServer, racingServer } from '../../support/races/racing-server.ts'
import { seededRandom } from '../../support/races/seed.ts'
import { type Client, clientOf } from '../../support/server.ts'

const languages = ['ar', 'bn', 'uk']
const apart = 30
const pairTown = city({ languages, interpretersEach: 1, frontDesks: 12, travelMinutes: apart })

let server: RacingServer
afterEach(() => server?.close())

async function race(requests: number): Promise<Journal> {
  const started = performance.now()
  const journal = await raceForSlots({
    urls: [server.url],
    random: seededRandom('travel'),
    requests,
    clients: 32,
    days: 3,
    languages,
    interpretedPercent: 100,
    deeds: [bookAtOnce, bookAtOnce, holdAndBook, moveSomebody],
    passTime: async () => {},
  })
  console.log(`${engine}: ${journal.requests()} requests in ${Math.round(performance.now() - started)} ms: ${tallyLine(journal)}`)
  return journal
}

/** Two at a time who want the same interpreter, the second half an hour too late at the other site, some hundred times. */
async function raceInPairs(url = server.url): Promise<void> {
  const pairs = languages.flatMap((language) => [0, 1, 2, 3, 4, 5].flatMap((day) => [0, 120, 240, 360].map((minute) => ({ language, day, minute }))))
  const book = (client: Client, siteId: string, start: string, language: string) =>
    client.post('/api/appointments', {
      slot: { serviceId: 'card', siteId, start, channel: 'onSite', language, interpreter: language },
      familyName: 'Prova',
    })
  await inLanes(6, async (lane) => {
    const pair = pairs.pop()
    if (!pair) return false
    const { language, day, minute } = pair
    const [one, other] = [clientOf(url), clientOf(url)]
    await Promise.all([
      book(one, 'square', startAt('card', day, minute), language),
      book(other, 'library', startAt('card', day, minute + 15 + 5 * (lane % 3)), language),
    ])
    return true
  })
}

const found = () => tooFar(server.running.deps.database.reader, apart)

describe('interpreters at two sites half an hour apart', () => {
  test('2,000 requests of 32 clients who book and move plan nobody where they cannot be in time', { timeout: 180_000 }, async () => {
    server = await racingServer(city({ languages, interpretersEach: 2, frontDesks: 12, travelMinutes: apart }))
    const journal = await race(2000)
    const { reader } = server.running.deps.database
    expect(await found()).toEqual([])
    expect(await claimFaults(reader)).toEqual(noClaimFaults)
    expect(journal.scandals).toEqual([])
    expect(told(journal, '201')).toBeGreaterThan(200)
    expect(told(journal, '409 slot_gone')).toBeGreaterThan(200)
    const rows = await reader.selectFrom('appointment').select('id').where('status', '=', 'booked').where('site_id', '=', 'library').execute()
    expect(rows.length).toBeGreaterThan(20)
    expect(await server.closeAndCountDeadlocks()).toBe(0)
  })

  test('control: where nobody has said how far it is, they are planned where they cannot be', { timeout: 120_000 }, async () => {
    server = await racingServer(city({ languages, interpretersEach: 2, frontDesks: 12 }))
    await race(600)
    expect((await found()).length).toBeGreaterThan(10)
  })

  test('of two who want them at both at the same moment one comes too late', { timeout: 60_000 }, async () => {
    server = await racingServer(pairTown)
    await raceInPairs()
    expect(await found()).toEqual([])
    const booked = await server.running.deps.database.reader.selectFrom('appointment').select('id').where('status', '=', 'booked').execute()
    expect(booked.length).toBe(72)
  })

  // With one writer the transaction is the turn
  test('control: without taking turns at the day both are booked', { timeout: 60_000 }, async () => {
    server = await racingServer(pairTown)
    const { deps } = server.running
    if (engine === 'postgres') {
      await dropDayTurns(deps.database)
      await raceInPairs()
    } else await withTransact(deps, withoutTransaction(deps), raceInPairs)
    console.log(`control: ${(await found()).length} planned where they cannot be in time`)
    expect((await found()).length).toBeGreaterThan(5)
  })
})
