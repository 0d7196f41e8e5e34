import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engine } from '../../support/database.ts'
import { bookAtOnce, raceForSlots } from '../../support/races/booking-race.ts'
import { city } from '../../support/races/city.ts'
import { claimFaults, incomplete, noClaimFaults, torn, unfit } from '../../support/races/claim-faults.ts'
import { type Journal, tallyLine, told } from '../../support/races/journal.ts'
import { type RacingServer, racingServer } from '../../support/races/racing-server.ts'
import { seededRandom } from '../../support/races/seed.ts'

const languages = ['ar', 'bn', 'uk', 'fr', 'zh', 'ur']

describe('2,000 bookings that need a desk and one of three interpreters of six languages', () => {
  let server: RacingServer
  let journal: Journal

  beforeAll(async () => {
    server = await racingServer(city({ languages, interpretersEach: 3, frontDesks: 12 }))
    const started = performance.now()
    journal = await raceForSlots({
      urls: [server.url],
      random: seededRandom('interpreters'),
      requests: 2000,
      clients: 32,
      days: 3,
      languages,
      interpretedPercent: 100,
      deeds: [bookAtOnce],
      passTime: async () => {},
    })
    console.log(`${engine}: ${journal.requests()} requests in ${Math.round(performance.now() - started)} ms: ${tallyLine(journal)}`)
  }, 120_000)
  afterAll(() => server?.close())

  test('nobody is claimed twice, and no booking has one without the other or the wrong one', async () => {
    expect(await claimFaults(server.running.deps.database.reader)).toEqual(noClaimFaults)
    expect(journal.scandals).toEqual([])
    expect(told(journal, '201')).toBeGreaterThan(200)
    expect(told(journal, '409 slot_gone')).toBeGreaterThan(200)
  })

  test('control: an interpreter taken from one booking and exchanged in another is found', async () => {
    const { reader, writer } = server.running.deps.database
    const [robbed, misled] = await reader
      .selectFrom('busy')
      .selectAll()
      .where('role', '=', 'interpreter')
      .where('resource_id', '=', 'ar-1')
      .limit(2)
      .execute()
    await sql`delete from busy where appointment_id = ${robbed!.appointment_id} and role = 'interpreter'`.execute(writer)
    await sql`update busy set resource_id = 'bn-1' where appointment_id = ${misled!.appointment_id} and role = 'interpreter'`.execute(writer)
    expect(await incomplete(reader)).toEqual([{ id: robbed!.appointment_id, role: 'interpreter', needed: 1, has: 0 }])
    expect(await unfit(reader)).toEqual([{ id: misled!.appointment_id, role: 'interpreter', resource_id: 'bn-1' }])
    expect((await torn(reader)).map((found) => found.id)).toContain(robbed!.appointment_id)
  })
})
