import { afterEach, describe, expect, test } from 'vitest'
import { engine } from '../../support/database.ts'
import { callFaults, doubleCalls, doubleEngagements, readHistory } from '../../support/races/call-faults.ts'
import { city } from '../../support/races/city.ts'
import { tallyLine } from '../../support/races/journal.ts'
import { checkInBooked, openDesks, raceForNext } from '../../support/races/queue-race.ts'
import { seededRandom } from '../../support/races/seed.ts'
import { type TestServer, testServer } from '../../support/server.ts'

const languages = ['ar', 'bn', 'uk', 'fr']

let server: TestServer
afterEach(() => server?.close())

describe('eight desks that press Next', () => {
  test('500 presses each on 300 tickets', { timeout: 120_000 }, async () => {
    server = await testServer({ network: city({ languages, interpretersEach: 1 }) })
    const kiosk = await server.device('kiosk', 'square')
    const crowd = { random: seededRandom('next'), walkIns: 260, booked: 40, languages }
    const desks = await openDesks(server)
    let started = performance.now()
    await checkInBooked(kiosk, crowd)
    console.log('check-ins', performance.now() - started)
    started = performance.now()
    const { journal, called } = await raceForNext({ ...crowd, desks, kiosk, clock: server.clock, presses: 500 })
    console.log(engine, Math.round(performance.now() - started), 'ms', tallyLine(journal))
    const { reader } = server.running.deps.database
    const history = await readHistory(reader, 'square')
    console.log(called.length, history.calls.size, Math.max(...[...history.steps.values()].map((step) => step.passed)), history.overtakings.size)
    expect(callFaults(history, 3)).toEqual([])
    expect(await doubleCalls(reader)).toEqual([])
    expect(await doubleEngagements(reader)).toEqual([])
    expect(journal.scandals).toEqual([])
  })
})
