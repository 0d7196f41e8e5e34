import { afterEach, describe, expect, test } from 'vitest'
import { engine } from '../support/database.ts'
import { type BookingRace, everyDeed, moveSomebody, raceForSlots } from '../support/races/booking-race.ts'
import { callFaults, readHistory, stepsInHand, waitingSteps } from '../support/races/call-faults.ts'
import { city } from '../support/races/city.ts'
import { brokenPromises, claimFaults, noClaimFaults } from '../support/races/claim-faults.ts'
import { type Journal, tallyLine } from '../support/races/journal.ts'
import { checkInBooked, openDesks, raceUntilServed, squareDesks, takeNumbers } from '../support/races/queue-race.ts'
import { type RacingServer, racingServer } from '../support/races/racing-server.ts'
import { randomOf, seededRandom } from '../support/races/seed.ts'
import { type ServerProcesses, startProcesses } from '../support/races/server-processes.ts'

const languages = ['ar', 'bn']
const town = { languages, interpretersEach: 1 }

let server: RacingServer
let processes: ServerProcesses | undefined
afterEach(async () => {
  await processes?.close()
  processes = undefined
  await server?.close()
})

async function race(options: Pick<BookingRace, 'random'> & Partial<BookingRace>): Promise<Journal> {
  const started = performance.now()
  const journal = await raceForSlots({
    urls: [server.url],
    requests: 1000,
    clients: 32,
    days: 2,
    languages,
    interpretedPercent: 67,
    deeds: everyDeed,
    passTime: async (minutes) => server.clock.advanceMinutes(minutes),
    ...options,
  })
  const { seed } = options.random
  console.log(`${engine}, seed ${seed}: ${journal.requests()} requests in ${Math.round(performance.now() - started)} ms: ${tallyLine(journal)}`)
  return journal
}

async function expectNoFault(journal: Journal) {
  const { reader } = server.running.deps.database
  expect(await claimFaults(reader)).toEqual(noClaimFaults)
  expect(await brokenPromises(reader, journal)).toEqual([])
  expect(journal.scandals).toEqual([])
  await processes?.close()
  processes = undefined
  expect(await server.closeAndCountDeadlocks()).toBe(0)
}

const { seed } = seededRandom('sweeps')
const seeds = Array.from({ length: 20 }, (_, index) => (seed + index) % 1_000_000_000)

describe('four server processes on one database', () => {
  test('1,000 requests to each claim nothing twice, and none is turned away because the database is busy', async () => {
    server = await racingServer(city(town))
    processes = await startProcesses(server, 4)
    const { urls, advanceMinutes } = processes
    await expectNoFault(await race({ random: randomOf(seed), urls, requests: 4000, days: 6, passTime: advanceMinutes }))
  })
})

describe('bookings of many kinds', () => {
  test.each(seeds)('seed %i', async (each) => {
    server = await racingServer(city(town))
    await expectNoFault(await race({ random: randomOf(each) }))
  })
})

describe('moves, most of them of what has just been booked', () => {
  test.each(seeds)('seed %i', async (each) => {
    server = await racingServer(city(town))
    const deeds = [...everyDeed, ...Array(40).fill(moveSomebody)]
    await expectNoFault(await race({ random: randomOf(each), deeds, days: 1 }))
  })
})

describe('eight desks that press Next', () => {
  test('500 times each, on 300 tickets', () => expectFairRace(seed, { booked: 40, waiting: 180, coming: 80, presses: 500 }))
  test.each(seeds)('seed %i', (each) => expectFairRace(each, { booked: 30, waiting: 60, coming: 30, presses: 60 }))
})

interface Rush {
  readonly booked: number
  readonly waiting: number
  readonly coming: number
  readonly presses: number
}

async function expectFairRace(each: number, { booked, waiting, coming, presses }: Rush) {
  const spoken = ['ar', 'bn', 'uk', 'fr']
  server = await racingServer(city({ languages: spoken, interpretersEach: 1 }))
  const people = { kiosk: await server.device('kiosk', 'square'), clock: server.clock, random: randomOf(each), languages: spoken }
  const desks = await openDesks(server, 'square', squareDesks)
  await checkInBooked(people, booked)
  await takeNumbers(people, waiting, 10)
  const seen = { waiting: () => waitingSteps(server), inHand: () => stepsInHand(server) }
  const { journal, called } = await raceUntilServed({ ...people, desks, presses, ...seen }, takeNumbers(people, coming, 1))
  const { reader } = server.running.deps.database
  expect(callFaults(await readHistory(reader, 'square'), 3)).toEqual([])
  expect(new Set(called.map((one) => one.stepId)).size).toBe(booked + waiting + coming)
  expect(journal.scandals).toEqual([])
  expect(await server.closeAndCountDeadlocks()).toBe(0)
}
