import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { city, startAt } from '../../support/races/city.ts'
import { claimFaults, noClaimFaults } from '../../support/races/claim-faults.ts'
import { type RacingServer, racingServer } from '../../support/races/racing-server.ts'
import type { Answer } from '../../support/server.ts'

const desks = 3

let server: RacingServer
beforeEach(async () => {
  server = await racingServer(city({ languages: [], interpretersEach: 0, frontDesks: desks - 2 }))
})
afterEach(() => server?.close())

const at = (minute: number) => startAt('card', 0, minute)

function book(minute: number): Promise<Answer> {
  const slot = { serviceId: 'card', siteId: 'square', start: at(minute), channel: 'onSite', language: 'it' }
  return server.visitor.post('/api/appointments', { slot, familyName: 'Prova' })
}

const move = ({ body }: Answer, minute: number): Promise<Answer> =>
  server.visitor.post(`/api/appointments/${body.appointmentId}/move`, { start: at(minute) }, { 'sportello-token': body.token })

async function bookAllAt(minute: number): Promise<Answer> {
  const answers = await Promise.all(Array.from({ length: desks }, () => book(minute)))
  expect(answers.map(({ status }) => status)).toEqual(Array(desks).fill(201))
  return answers[0]!
}

const db = () => server.running.deps.database.reader

describe('a move', () => {
  test('may lead to a time that is partly its own, where nobody else has a place', async () => {
    const mine = await bookAllAt(0)
    expect((await book(5)).body.code).toBe('slot_gone')
    expect((await move(mine, 5)).status).toBe(200)
    expect(await claimFaults(db())).toEqual(noClaimFaults)
  })

  test('that is refused changes nothing', async () => {
    const mine = await bookAllAt(0)
    await bookAllAt(60)
    const before = await db().selectFrom('claim').selectAll().orderBy('resource_id').orderBy('cell').execute()
    expect((await move(mine, 60)).body.code).toBe('slot_gone')
    expect(await db().selectFrom('claim').selectAll().orderBy('resource_id').orderBy('cell').execute()).toEqual(before)
    const row = await db().selectFrom('appointment').select(['start_at', 'sequence']).where('id', '=', mine.body.appointmentId).executeTakeFirst()
    expect(row).toEqual({ start_at: Date.parse(at(0)), sequence: 0 })
  })

  test('of one appointment by twelve at once gives each a number of its own in the calendar', async () => {
    const mine = await book(0)
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => move(mine, 30 + 15 * index)))
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200))
    const mails = await db().selectFrom('outbox').select('sequence').where('kind', '=', 'moved').orderBy('sequence').execute()
    expect(mails.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
    expect(await claimFaults(db())).toEqual(noClaimFaults)
  })
})
