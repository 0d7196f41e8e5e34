import { afterEach, describe, expect, test } from 'vitest'
import type { Transact } from '../../../server/db/transact.ts'
import { engine } from '../../support/database.ts'
import { callsWithoutLooking, dropEngagementKey, engagesDesksAlone, withoutTransaction, withTransact } from '../../support/races/broken-guards.ts'
import { callFaults, doubleCalls, doubleEngagements, readHistory, stepsInHand, waitingSteps } from '../../support/races/call-faults.ts'
import { city } from '../../support/races/city.ts'
import { tallyLine } from '../../support/races/journal.ts'
import {
  type Crowd,
  checkInBooked,
  finishAll,
  openDesks,
  pressTogether,
  raceUntilServed,
  squareDesks,
  takeNumbers,
} from '../../support/races/queue-race.ts'
import { type RacingServer, racingServer } from '../../support/races/racing-server.ts'
import { seededRandom } from '../../support/races/seed.ts'

const languages = ['ar', 'bn', 'uk', 'fr']
const maxPassed = 3

let server: RacingServer
afterEach(() => server?.close())

async function crowd(): Promise<Crowd> {
  server = await racingServer(city({ languages, interpretersEach: 1 }))
  return { kiosk: await server.device('kiosk', 'square'), clock: server.clock, random: seededRandom('next'), languages }
}

// 500 times each, and many seeds, in tests/load/races.test.ts
const presses = 120

describe(`eight desks that press Next ${presses} times each, on 300 tickets, choose, set aside and regret`, () => {
  test('everybody is served once, with the interpreter they need, and nobody is passed too often', { timeout: 180_000 }, async () => {
    const people = await crowd()
    const desks = await openDesks(server, 'square', squareDesks)
    await checkInBooked(people, 40)
    await takeNumbers(people, 180, 10)
    const started = performance.now()
    const waiting = () => waitingSteps(server)
    const inHand = () => stepsInHand(server)
    const { journal, called } = await raceUntilServed({ ...people, desks, presses, waiting, inHand }, takeNumbers(people, 80, 1))
    console.log(`${engine}: ${journal.requests()} requests in ${Math.round(performance.now() - started)} ms: ${tallyLine(journal)}`)
    const { reader } = server.running.deps.database
    const history = await readHistory(reader, 'square')
    const passed = [...history.steps.values()].map((step) => step.passed)
    console.log(`${[...history.overtakings.values()].flat().length} overtakings, at most ${Math.max(...passed)} of one person`)
    expect(callFaults(history, maxPassed)).toEqual([])
    expect(new Set(called.map((each) => each.stepId))).toEqual(new Set(history.steps.keys()))
    expect([...history.steps.values()].map((step) => step.status)).toEqual(Array(300).fill('done'))
    expect(whatHappened(history)).toMatchObject({
      chosen: true,
      calledBack: true,
      undone: expect.arrayContaining(['call', 'absent', 'park', 'finish']),
    })
    expect(journal.scandals).toEqual([])
    expect(Math.max(...passed)).toBe(maxPassed)
    expect(await server.closeAndCountDeadlocks()).toBe(0)
  })
})

/** The race is one only where all of it occurs. */
const whatHappened = ({ calls, events }: Awaited<ReturnType<typeof readHistory>>) => ({
  chosen: [...calls.values()].flat().some((call) => call.reason === 'urgent'),
  calledBack: [...calls.values()].flat().some((call) => call.reason === 'cameBack'),
  undone: events.filter((event) => event.kind === 'deedUndone').map((event) => event.code),
})

describe('one interpreter for two sites', () => {
  test('desks of both press at once, and one of them gets her', { timeout: 120_000 }, async () => {
    const { engaged, calls } = await pressAtBothSites(async () => {})
    expect(engaged).toEqual([])
    expect(calls).toEqual(Array(rounds).fill(1))
  })

  // With one writer SQLite hides this race
  test.runIf(engine === 'postgres')(
    'control: without the key she is at two desks, though everything is in transactions',
    { timeout: 120_000 },
    async () => {
      const { engaged } = await pressAtBothSites(() => dropEngagementKey(server.running.deps.database))
      expect(engaged).toContain('ar-1')
    },
  )
})

const rounds = 12

/** How many of four desks were given somebody in each round, and who was found engaged twice in any. */
async function pressAtBothSites(prepare: () => Promise<unknown>) {
  server = await racingServer(city({ languages: ['ar'], interpretersEach: 1 }))
  await prepare()
  const desks = new Map([
    ...(await openDesks(server, 'square', ['front-1', 'front-2'])),
    ...(await openDesks(server, 'library', ['library-1', 'library-2'])),
  ])
  for (const site of ['square', 'library'] as const) {
    const kiosk = await server.device('kiosk', site)
    for (let taken = 0; taken < rounds; taken++) await kiosk.post('/api/tickets', { serviceId: 'permit', language: 'ar', interpreter: 'ar' })
  }
  const engaged: string[] = []
  const calls: number[] = []
  for (let round = 0; round < rounds; round++) {
    const called = await pressTogether(desks, 1)
    engaged.push(...(await doubleEngagements(server.running.deps.database.reader)))
    calls.push(called.length)
    await finishAll(desks, called)
  }
  return { engaged, calls }
}

describe('control: a guard is taken away, and eight desks press at the same moments', () => {
  test('no key and no transaction: desks and interpreters have two people', { timeout: 120_000 }, async () => {
    const people = await crowd()
    const { deps } = server.running
    await dropEngagementKey(deps.database)
    const { engaged } = await pressInRounds(people, withoutTransaction(deps))
    expect(engaged.length).toBeGreaterThan(0)
    expect(callFaults(await readHistory(deps.database.reader, 'square'), maxPassed).length).toBeGreaterThan(0)
  })

  test('no look at the status and no transaction: people are called to two desks', { timeout: 120_000 }, async () => {
    const people = await crowd()
    const { deps } = server.running
    const { called } = await pressInRounds(people, withoutTransaction(deps, callsWithoutLooking))
    expect(called.length).toBeGreaterThan(0)
  })

  test('no transaction, but the key and the look at the status: neither, for they are the guards', { timeout: 120_000 }, async () => {
    const people = await crowd()
    const found = await pressInRounds(people, withoutTransaction(server.running.deps))
    expect(found).toEqual({ engaged: [], called: [] })
  })
})

test('control: a call that forgets to engage the interpreter is found', { timeout: 120_000 }, async () => {
  const people = await crowd()
  const { deps } = server.running
  await takeNumbers(people, 30, 10)
  await withTransact(
    deps,
    withoutTransaction(
      deps,
      engagesDesksAlone((id) => squareDesks.includes(String(id))),
    ),
    async (url) => {
      const [desks] = [await openDesks(server, 'square', ['front-1'], url)]
      for (let round = 0; round < rounds; round++) await finishAll(desks, await pressTogether(desks, 1))
    },
  )
  const faults = callFaults(await readHistory(deps.database.reader, 'square'), maxPassed)
  expect(faults).toContainEqual(expect.stringMatching(/was called with .*front-1, and engaged front-1$/))
})

async function pressInRounds(people: Crowd, transact: Transact): Promise<{ engaged: string[]; called: string[] }> {
  const { deps } = server.running
  const { reader } = deps.database
  await takeNumbers(people, 60, 10)
  const engaged: string[] = []
  await withTransact(deps, transact, async (url) => {
    const desks = await openDesks(server, 'square', squareDesks, url)
    for (let round = 0; round < rounds; round++) {
      const called = await pressTogether(desks, 2)
      engaged.push(...(await doubleEngagements(reader)))
      await finishAll(desks, called)
    }
  })
  return { engaged, called: await doubleCalls(reader) }
}
