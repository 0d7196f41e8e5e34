import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { city, startAt } from '../../support/races/city.ts'
import { claimFaults, noClaimFaults } from '../../support/races/claim-faults.ts'
import { eachInLanes } from '../../support/races/lanes.ts'
import { type RacingServer, racingServer } from '../../support/races/racing-server.ts'

const desks = 20

let server: RacingServer
beforeEach(async () => {
  server = await racingServer(city({ languages: [], interpretersEach: 0, frontDesks: desks - 2 }))
})
afterEach(() => server?.close())

const slot = (start: string) => ({ serviceId: 'card', siteId: 'square', start, channel: 'onSite', language: 'it' })

/** How many of so many people who press at the same moment get a place. */
async function placesFor(people: number, start: string): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: people }, () => server.visitor.post('/api/appointments', { slot: slot(start), familyName: 'Prova' })),
  )
  expect(new Set(answers.map(({ status, body }) => (status === 201 ? 201 : body.code)))).toEqual(new Set(people > desks ? [201, 'slot_gone'] : [201]))
  return answers.filter(({ status }) => status === 201).length
}

describe('the last places', () => {
  test('as many people as there are desks press at once, and each gets one; of more, nobody too many', async () => {
    for (const hour of [0, 1, 2]) expect(await placesFor(desks, startAt('card', 0, 60 * hour))).toBe(desks)
    for (const hour of [3, 4, 5]) expect(await placesFor(desks + 12, startAt('card', 0, 60 * hour))).toBe(desks)
    expect(await claimFaults(server.running.deps.database.reader)).toEqual(noClaimFaults)
  })

  test('places that very many have held and walked away from are free again, the last held like the first', { timeout: 120_000 }, async () => {
    const starts = Array.from({ length: 8 }, (_, index) => startAt('card', 0, 10 * index))
    const holds = starts.flatMap((start) => Array<string>(desks).fill(start))
    await eachInLanes(16, holds, async (start) => {
      expect((await server.visitor.post('/api/holds', slot(start))).status).toBe(201)
    })
    server.clock.advanceMinutes(11)
    for (const start of [starts.at(-1)!, starts[0]!, starts[4]!]) expect(await placesFor(desks, start)).toBe(desks)
    expect(await claimFaults(server.running.deps.database.reader)).toEqual(noClaimFaults)
    expect(await server.closeAndCountDeadlocks()).toBe(0)
  })
})
