import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import { accepted } from '../../shared/domain/decision.ts'
import { smallTown, tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'

/** Centre and library half an hour apart; Nadia at both all morning, by phone at the centre; Bilal at both for an hour a week. */
function town(): NetworkFile {
  const network = smallTown()
  const [nadia, bilal] = network.people
  const on = nadia!.windows[0]!.on
  nadia!.windows = [
    { on, from: '09:00', to: '13:00', site: 'centre', channels: ['onSite', 'phone'] },
    { on, from: '09:00', to: '13:00', site: 'library', channels: ['onSite'] },
  ]
  bilal!.windows = nadia!.windows
  bilal!.weeklyMinutes = 70
  nadia!.languages = [...nadia!.languages, 'uk']
  bilal!.languages = [...bilal!.languages, 'uk']
  network.sites[1]!.pools[0]!.units = 3
  network.travel = [{ from: 'centre', to: 'library', minutes: 30 }]
  return network
}

let office: Office
beforeAll(async () => {
  office = await openOffice({ network: town() })
})
afterAll(() => office?.close())
afterEach(async () => {
  office.server.clock.set(tuesdayAtTen)
  await office.server.running.deps.transact(async ({ db }) => {
    for (const table of ['step', 'ticket', 'desk_session', 'appointment', 'unavailability'] as const) await db.deleteFrom(table).execute()
    return accepted(null)
  })
})

const thursday = '2026-03-12'
const asking = (siteId: string, clock: string, interpreter: string, more: object = {}) => ({
  slot: {
    serviceId: 'permit',
    siteId,
    start: `${clock.includes('T') ? clock : `${thursday}T${clock}`}:00.000Z`,
    language: 'it',
    interpreter,
    ...more,
  },
  familyName: 'Prova',
  phone: '+39333123456',
})
const book = async (siteId: string, clock: string, interpreter = 'ar', more: object = {}) =>
  done(await office.server.visitor.post('/api/appointments', asking(siteId, clock, interpreter, more))).body
const refusal = (siteId: string, clock: string, interpreter = 'ar', more: object = {}) =>
  office.server.visitor.post('/api/appointments', asking(siteId, clock, interpreter, more))
const times = async (siteId: string, interpreter = 'ar', more = ''): Promise<string[]> =>
  done(
    await office.server.visitor.get(`/api/slots?serviceId=permit&siteId=${siteId}&interpreter=${interpreter}&from=${thursday}&to=${thursday}${more}`),
  ).body.slots.map(({ time }: { time: string }) => time)

describe('an interpreter at two sites half an hour apart', () => {
  test('is offered at the other when the way there and back has passed', async () => {
    expect(await times('library')).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30'])
    await book('centre', '10:00')
    // at the centre 11:00–11:35, buffer included: at the library until 10:30, and from 12:05 on
    expect(await times('library')).toEqual(['09:00', '09:30', '12:30'])
    expect(await times('centre')).toEqual(['09:00', '09:30', '10:00', '12:00', '12:30'])
  })

  test('is booked where it was offered, and nowhere else', async () => {
    await book('centre', '10:00')
    expectRefused(await refusal('library', '10:30'), 'slot_gone')
    expectRefused(await refusal('library', '09:30'), 'slot_gone')
    await book('library', '08:30')
    await book('library', '11:30')
  })

  test('control: without an interpreter nothing stands in the way', async () => {
    await book('centre', '10:00')
    done(
      await office.server.visitor.post('/api/appointments', {
        slot: { serviceId: 'permit', siteId: 'library', start: `${thursday}T10:30:00.000Z`, language: 'it' },
        familyName: 'Prova',
      }),
    )
  })

  test('by phone goes nowhere', async () => {
    await book('library', '10:00')
    expect(await times('centre', 'ar', '&channel=phone')).toContain('12:00')
    await book('centre', '11:00', 'ar', { channel: 'phone' })
    expect(await times('centre')).not.toContain('11:30')
  })

  test('is moved with what is left, their own old time not in the way', async () => {
    const { appointmentId, token } = await book('centre', '10:00')
    await book('library', '11:30')
    const move = (clock: string) =>
      office.server.visitor.post(`/api/appointments/${appointmentId}/move`, { start: `${thursday}T${clock}:00.000Z` }, { 'sportello-token': token })
    expectRefused(await move('10:30'), 'slot_gone')
    done(await move('09:30'))
  })

  test.each([
    ['is not given an appointment of somebody who is away, that they could not reach', '11:00', 1],
    ['control: is given it where they can', '11:30', 0],
  ])('%s', async (_what, clock, replanCount) => {
    await book('library', clock, 'bn')
    await book('centre', '10:00', 'uk')
    const wish = { who: { resourceId: 'nadia' }, from: `${thursday}T00:00:00.000Z`, to: `${thursday}T20:00:00.000Z`, reason: 'ill' }
    expect(done(await office.administrator.post('/api/unavailability/rehearse', wish)).body).toMatchObject({
      replanCount,
      reassignedCount: 1 - replanCount,
    })
  })
})

describe('weekly hours', () => {
  test('are offered until they are full, in the week in which they are', async () => {
    await book('centre', '08:00', 'bn')
    expect(await times('centre', 'bn')).toContain('12:00')
    await book('centre', '10:00', 'bn')
    expect(await times('centre', 'bn')).toEqual([])
    expectRefused(await refusal('centre', '11:00', 'bn'), 'slot_gone')
    await book('centre', '2026-03-17T10:00', 'bn')
  })

  test('are free again after a cancellation', async () => {
    await book('centre', '08:00', 'bn')
    const { appointmentId, token } = await book('centre', '10:00', 'bn')
    done(await office.server.visitor.post(`/api/appointments/${appointmentId}/cancel`, {}, { 'sportello-token': token }))
    expect(await times('centre', 'bn')).toContain('11:00')
  })
})

describe('a call', () => {
  const today = '2026-03-10'
  const waits = async () => {
    await office.desk('idle')
    done(await office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'fr', interpreter: 'fr' }))
  }
  const next = () => office.near.clerk.post('/api/desks/desk-1/next')

  test('waits for an interpreter who must be at the other site sooner than the visit and the way take', async () => {
    // from 10:50 at the library: half an hour of visit and half an hour on the way end at 11:00
    await book('library', `${today}T10:00`, 'fr')
    await waits()
    office.server.clock.advanceMinutes(1)
    expectRefused(await next(), 'nobody_waiting')
  })

  test('control: with time enough for both it comes', async () => {
    await book('library', `${today}T10:30`, 'fr')
    await waits()
    done(await next())
  })

  test('waits for an interpreter who has just left the other site', async () => {
    await office.server.running.deps.transact(async (tx) => {
      const { db, now } = tx
      await db
        .insertInto('ticket')
        .values({
          id: 'far',
          site_id: 'library',
          day: today,
          series: 'B',
          number: 1,
          status: 'done',
          channel: 'kiosk',
          language: 'fr',
          taken_at: now,
        })
        .execute()
      await db
        .insertInto('step')
        .values({
          id: 'far',
          ticket_id: 'far',
          site_id: 'library',
          day: today,
          position: 1,
          service_id: 'permit',
          priority_class: 'walkIn',
          status: 'done',
          waiting_since: now,
          arrival: 1,
          expected_minutes: 30,
        })
        .execute()
      await db.insertInto('engagement').values({ id: 'far', resource_id: 'nadia', step_id: 'far', opened_at: now, closed_at: now }).execute()
      return accepted(null)
    })
    await waits()
    office.server.clock.advanceMinutes(29)
    expectRefused(await next(), 'nobody_waiting')
    office.server.clock.advanceMinutes(1)
    done(await next())
  })
})
