import { afterEach, describe, expect, test } from 'vitest'
import { engine } from '../../support/database.ts'
import { bookAtOnce, holdAndBook, moveSomebody, raceForSlots } from '../../support/races/booking-race.ts'
import { dropDayTurns, withoutTransaction, withTransact } from '../../support/races/broken-guards.ts'
import { city } from '../../support/races/city.ts'
import { claimFaults, noClaimFaults, tooFar } from '../../support/races/claim-faults.ts'
import { type Journal, tallyLine, told } from '../../support/races/journal.ts'
import { type RacingServer, racingServer } from '../../support/races/racing-server.ts'
import { seededRandom } from '../../support/races/seed.ts'

const languages = ['ar', 'bn', 'uk']
const apart = 30
const town = city({ languages, interpretersEach: 2, frontDesks: 12, travelMinutes: apart })

let server: RacingServer
afterEach(() => server?.close())

async function race(requests: number, url = server.url): Promise<Journal> {
  const started = performance.now()
  const journal = await raceForSlots({
    urls: [url],
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

describe('interpreters at two sites half an hour apart, and 32 clients who book and move', () => {
  test('2,000 requests plan nobody where they cannot be in time', { timeout: 180_000 }, async () => {
    server = await racingServer(town)
    const journal = await race(2000)
    const { reader } = server.running.deps.database
    expect(await tooFar(reader, apart)).toEqual([])
    expect(await claimFaults(reader)).toEqual(noClaimFaults)
    expect(journal.scandals).toEqual([])
    expect(told(journal, '201')).toBeGreaterThan(200)
    expect(told(journal, '409 slot_gone')).toBeGreaterThan(200)
    const rows = await reader.selectFrom('appointment').select(['site_id']).where('status', '=', 'booked').execute()
    expect(rows.filter((row) => row.site_id === 'library').length).toBeGreaterThan(20)
    expect(await server.closeAndCountDeadlocks()).toBe(0)
  })

  test('control: nobody has said how far it is, and they are planned where they cannot be', { timeout: 120_000 }, async () => {
    server = await racingServer(city({ languages, interpretersEach: 2, frontDesks: 12 }))
    await race(600)
    expect((await tooFar(server.running.deps.database.reader, apart)).length).toBeGreaterThan(10)
  })

  // Each client plans the same people at the other site at the same moment
  test('control: without taking the day, or the transaction, two pass at once', { timeout: 120_000 }, async () => {
    server = await racingServer(town)
    const { deps } = server.running
    if (engine === 'postgres') {
      await dropDayTurns(deps.database)
      await race(2000)
    } else await withTransact(deps, withoutTransaction(deps), async (url) => void (await race(800, url)))
    const found = await tooFar(deps.database.reader, apart)
    console.log(`control: ${found.length} planned where they cannot be in time`)
    expect(found.length).toBeGreaterThan(0)
  })
})
