import { afterEach, describe, expect, test } from 'vitest'
import { engine } from '../../support/database.ts'
import { type BookingRace, bookAtOnce, everyDeed, holdAndBook, raceForSlots } from '../../support/races/booking-race.ts'
import { dropClaimKey, withoutTransaction, withTransact } from '../../support/races/broken-guards.ts'
import { city } from '../../support/races/city.ts'
import { brokenPromises, claimFaults, doubles, noClaimFaults } from '../../support/races/claim-faults.ts'
import { type Journal, tallyLine, told } from '../../support/races/journal.ts'
import { type RacingServer, racingServer } from '../../support/races/racing-server.ts'
import { seededRandom } from '../../support/races/seed.ts'

const languages = ['ar', 'bn']
// Wider in tests/load/races.test.ts: four processes, 4,000 requests; forty seeds
const whole = 2000
const short = 800

let server: RacingServer
afterEach(() => server?.close())

async function race(options: Partial<BookingRace> = {}): Promise<Journal> {
  const started = performance.now()
  const journal = await raceForSlots({
    urls: [server.url],
    random: seededRandom('bookings'),
    requests: short,
    clients: 32,
    days: 6,
    languages,
    interpretedPercent: 67,
    deeds: everyDeed,
    passTime: async (minutes) => server.clock.advanceMinutes(minutes),
    ...options,
  })
  console.log(`${engine}: ${journal.requests()} requests in ${Math.round(performance.now() - started)} ms: ${tallyLine(journal)}`)
  return journal
}

describe('32 clients who fight for the same hours', () => {
  test(`${whole} requests claim nothing twice, keep every promise and meet no deadlock`, { timeout: 180_000 }, async () => {
    server = await racingServer(city({ languages, interpretersEach: 1 }))
    const { reader } = server.running.deps.database
    const journal = await race({ requests: whole })
    expect(journal.requests()).toBeGreaterThanOrEqual(whole)
    expect(await claimFaults(reader)).toEqual(noClaimFaults)
    expect(await brokenPromises(reader, journal)).toEqual([])
    expect(journal.scandals).toEqual([])
    expect(told(journal, '201')).toBeGreaterThan(whole / 8)
    expect(told(journal, '409 slot_gone')).toBeGreaterThan(whole / 8)
    expect(await server.closeAndCountDeadlocks()).toBe(0)
  })
})

describe('control: a guard is taken away', () => {
  test('neither key nor transaction: things are claimed twice, bookings are half, and promises broken', { timeout: 120_000 }, async () => {
    server = await racingServer(city({ languages, interpretersEach: 1 }))
    const { deps } = server.running
    await dropClaimKey(deps.database)
    await withTransact(deps, withoutTransaction(deps), async (url) => {
      const journal = await race({ urls: [url] })
      const found = await claimFaults(deps.database.reader)
      console.log(`control: ${found.doubles.length} claimed twice, ${found.incomplete.length} half`)
      expect(found.doubles.length).toBeGreaterThan(20)
      expect(found.incomplete.length).toBeGreaterThan(20)
      expect((await brokenPromises(deps.database.reader, journal)).length).toBeGreaterThan(20)
    })
  })

  // With one writer SQLite hides this race
  test.runIf(engine === 'postgres')('no key, though everything is in transactions: things are claimed twice', { timeout: 120_000 }, async () => {
    server = await racingServer(city({ languages, interpretersEach: 1 }))
    const { database } = server.running.deps
    await dropClaimKey(database)
    await race()
    const found = await doubles(database.reader)
    console.log(`control: ${found.length} claimed twice`)
    expect(found.length).toBeGreaterThan(20)
  })

  test('no transaction, but the key: of what is booked nothing is claimed twice, for the key is the guard', { timeout: 120_000 }, async () => {
    server = await racingServer(city({ languages, interpretersEach: 1 }))
    const { deps } = server.running
    await withTransact(deps, withoutTransaction(deps), async (url) => {
      const journal = await race({ urls: [url], deeds: [bookAtOnce, holdAndBook] })
      expect(await doubles(deps.database.reader)).toEqual([])
      expect(told(journal, '500 out_of_order')).toBeGreaterThan(20)
    })
  })
})
