import { afterEach, describe, expect, test } from 'vitest'
import { engine } from '../../support/database.ts'
import { raceForSlots, standing } from '../../support/races/booking-race.ts'
import { dropClaimKey, serveWith, withoutTransaction } from '../../support/races/broken-guards.ts'
import { city } from '../../support/races/city.ts'
import { brokenPromises, claimFaults, doubles, noClaimFaults } from '../../support/races/claim-faults.ts'
import { tallyLine } from '../../support/races/journal.ts'
import { seededRandom } from '../../support/races/seed.ts'
import { type TestServer, testServer } from '../../support/server.ts'

const languages = ['ar', 'bn']
const race = { clients: 32, days: 6, languages }

let server: TestServer
afterEach(() => server?.close())

describe('32 clients who want the same hour', () => {
  test('4,000 requests', { timeout: 60_000 }, async () => {
    server = await testServer({ network: city({ languages, interpretersEach: 1 }) })
    const started = performance.now()
    const journal = await raceForSlots({ ...race, urls: [server.url], random: seededRandom('bookings'), requests: 4000, passTime: standing(server.clock) })
    console.log(engine, Math.round(performance.now() - started), 'ms', tallyLine(journal))
    const { reader } = server.running.deps.database
    expect(await claimFaults(reader)).toEqual(noClaimFaults)
    expect(await brokenPromises(reader, journal)).toEqual([])
    expect(journal.scandals).toEqual([])
  })
  test.for([[false, true], [true, true], [true, false]] as const)('control key dropped %s no transaction %s', { timeout: 60_000 }, async ([dropped, wrong]) => {
    server = await testServer({ network: city({ languages, interpretersEach: 1 }) })
    if (dropped) await dropClaimKey(server.running.deps.database)
    const served = wrong ? await serveWith(server.running.deps, withoutTransaction(server.running.deps)) : server
    const started = performance.now()
    const journal = await raceForSlots({ ...race, urls: [served.url], random: seededRandom('bookings'), requests: 1500, passTime: standing(server.clock) })
    console.log(engine, Math.round(performance.now() - started), 'ms', tallyLine(journal))
    console.log('doubles', (await doubles(server.running.deps.database.reader)).length)
    const f = await claimFaults(server.running.deps.database.reader)
    console.log(f.torn.length, f.incomplete.length, f.unfit.length)
    if (wrong) await (served as any).close()
  })
})
