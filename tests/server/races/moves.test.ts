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

const move = (mine: Answer, minute: number): Promise<Answer> => moveTo(mine, at(minute))
const moveTo = ({ body }: Answer, start: string): Promise<Answer> =>
  server.visitor.post(`/api/appointments/${body.appointmentId}/move`, { start }, { 'sportello-token': body.token })

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

  test('to next week while the code is typed at the kiosk: whoever is first, nobody has a number for next week', async () => {
    const kiosk = await server.device('kiosk', 'square')
    const booked = await Promise.all(Array.from({ length: 12 }, (_, index) => book(10 * (index % 4))))
    server.clock.set(at(0))
    const answers = await Promise.all(
      booked.map((mine) => Promise.all([moveTo(mine, startAt('card', 7, 0)), kiosk.post('/api/check-ins', { code: mine.body.code })])),
    )
    expect(answers.map(([moved, arrived]) => [moved.status < 300, arrived.status < 300].sort())).toEqual(Array(12).fill([false, true]))
    const refused = answers.map(([moved, arrived]) => (moved.status < 300 ? arrived.body.code : null)).filter(Boolean)
    expect(refused).toEqual(refused.map(() => 'too_early'))
    const arrived = await db().selectFrom('appointment').select('start_at').where('status', '=', 'arrived').execute()
    expect(arrived.every(({ start_at }) => start_at < Date.parse(at(60)))).toBe(true)
  })
})
