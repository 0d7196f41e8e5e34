import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDayEnd } from '../../server/jobs/day-end.ts'
import { type Counter, counterOf, type Seat, seatAt } from '../support/office/counter.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'

let office: Office
let counter: Counter
let one: Seat
let two: Seat
beforeAll(async () => {
  office = await openOffice()
  counter = counterOf(office)
  one = await seatAt(office, 'desk-1')
  two = await seatAt(office, 'desk-2')
})
afterAll(() => office?.close())

/** Nobody waits; both desks are open. */
beforeEach(async () => {
  await counter.clear()
  for (const seat of [one, two]) await counter.act(seat, 'open')
})

const reader = () => office.server.running.deps.database.reader
const person = {
  givenName: 'Zarathustra',
  familyName: 'Quux',
  phone: '+39 333 7654321',
  email: 'z@example.org',
  details: 'Chiamare piano',
  requesterKind: 'company',
  organisation: 'Quixote srl',
}

/** Booked for this local time today; nobody has been called yet. */
async function booked(time: string, channel: 'phone' | 'video' = 'phone', interpreter?: string): Promise<{ appointmentId: string; start: string }> {
  const asked = interpreter ? `&interpreter=${interpreter}` : ''
  const { slots } = done(await office.server.visitor.get(`/api/slots?serviceId=permit&siteId=centre&channel=${channel}${asked}&to=2026-03-10`)).body
  const { start } = slots.find((slot: { time: string }) => slot.time === time)
  const slot = { serviceId: 'permit', siteId: 'centre', start, channel, language: interpreter ?? 'it', ...(interpreter ? { interpreter } : {}) }
  return done(await office.server.visitor.post('/api/appointments', { slot, ...person })).body
}

const list = async ({ deskId, clerk }: Seat) => done(await clerk.get(`/api/desks/${deskId}/remote`)).body.appointments
const personAt = async ({ deskId, clerk }: Seat) => done(await clerk.get(`/api/desks/${deskId}/person`)).body
const statusOf = async ({ appointmentId }: { appointmentId: string }) =>
  (await reader().selectFrom('appointment').select('status').where('id', '=', appointmentId).executeTakeFirstOrThrow()).status

describe('appointments by phone and video', () => {
  test('of today are listed at the desks of their pool, by their time, and say nothing of whom they are with', async () => {
    const late = await booked('15:00', 'video')
    const soon = await booked('10:30')
    expect(await list(one)).toMatchObject([
      { appointmentId: soon.appointmentId, channel: 'phone', time: '10:30', state: 'later', deskLabel: null },
      { appointmentId: late.appointmentId, channel: 'video', time: '15:00', state: 'later' },
    ])
    expect(JSON.stringify(await list(one))).not.toMatch(/Zarathustra|Quux|Quixote|7654321|example/)
    const three = await seatAt(office, 'desk-3')
    expect(await list(three)).toEqual([])
  })

  test('are due ten minutes before, and not called earlier', async () => {
    const { appointmentId } = await booked('10:30')
    office.server.clock.set('2026-03-10T09:19:00Z')
    await counter.refused(one, 'remote', { appointmentId }, 'too_early')
    office.server.clock.set('2026-03-10T09:20:00Z')
    expect(await list(one)).toMatchObject([{ state: 'due' }])
    await counter.act(one, 'remote', { appointmentId })
    expect(await list(two)).toMatchObject([{ state: 'inHand', deskLabel: '1' }])
  })

  test('tell name, phone and note to the clerk who has it in hand, and to nobody else', async () => {
    const { appointmentId, start } = await booked('10:30')
    office.server.clock.set(start)
    const { stepId } = await counter.act(one, 'remote', { appointmentId })
    const { phone } = await personAt(one)
    expect(await personAt(one)).toMatchObject({
      stepId,
      name: 'Zarathustra Quux',
      organisation: 'Quixote srl',
      details: 'Chiamare piano',
      email: 'z@example.org',
    })
    expect(phone).toContain('3337654321')
    expect(await personAt(two)).toMatchObject({ stepId: null, phone: null, name: null })
    expect(JSON.stringify(await counter.queue())).not.toMatch(/Zarathustra|Quixote|7654321|z@example/)
    await counter.act(one, 'start', { stepId })
    await counter.act(one, 'finish', { stepId })
    expect(await personAt(one)).toMatchObject({ phone: null, name: null, organisation: null })
    expect(await statusOf({ appointmentId })).toBe('done')
    expect(await list(one)).toMatchObject([{ state: 'done' }])
  })

  test('are visits like any other: desk and interpreter are engaged, but the board shows nobody', async () => {
    const { appointmentId, start } = await booked('15:00', 'phone', 'ar')
    office.server.clock.set(start)
    const { stepId } = await counter.act(one, 'remote', { appointmentId })
    expect(await counter.engaged()).toEqual(['desk-1', 'nadia'])
    expect((await counter.desk('desk-1')).serving).toMatchObject({ stepId, channel: 'phone', interpreter: { name: 'Nadia K.' } })
    expect(await counter.board()).toEqual([])
    const { rows } = done(await office.near.receptionist.get('/api/sites/centre/today')).body
    expect(rows).toMatchObject([{ appointmentId, face: null, bookedTime: '15:00', channel: 'phone', desk: '1' }])
    await counter.refused(two, 'remote', { appointmentId }, 'step_changed')
  })

  test('wait for an interpreter who is engaged', async () => {
    const [first, second] = [await booked('14:00', 'phone', 'ar'), await booked('15:00', 'video', 'fr')]
    office.server.clock.set(first.start)
    await counter.act(one, 'remote', { appointmentId: first.appointmentId })
    office.server.clock.set(second.start)
    await counter.refused(two, 'remote', { appointmentId: second.appointmentId }, 'cannot_be_served')
  })

  test('that nobody answers can be called again, by any desk of the pool', async () => {
    const { appointmentId, start } = await booked('10:30')
    office.server.clock.set(start)
    const { stepId } = await counter.act(one, 'remote', { appointmentId })
    await counter.act(one, 'absent', { stepId })
    expect(await list(two)).toMatchObject([{ state: 'aside', deskLabel: '1' }])
    await counter.act(two, 'remote', { appointmentId })
    await counter.act(two, 'start', { stepId })
    await counter.act(two, 'finish', { stepId })
    await counter.refused(one, 'remote', { appointmentId }, 'appointment_over')
  })

  test('pass whoever came earlier, with the reason, and not too often', async () => {
    const patient = await counter.take()
    for (const time of ['10:30', '11:00', '11:30', '12:00']) await booked(time)
    for (const { appointmentId, start } of await list(one)) {
      office.server.clock.set(start)
      if ((await counter.step(patient)).passed === 3) {
        await counter.refused(one, 'remote', { appointmentId }, 'passed_too_often')
        continue
      }
      const { stepId } = await counter.act(one, 'remote', { appointmentId })
      await counter.act(one, 'start', { stepId })
      await counter.act(one, 'finish', { stepId })
    }
    expect((await counter.phone(patient)).overtaken).toMatchObject(Array(3).fill({ reason: 'appointment' }))
  })

  test('whose first call is undone are booked as before', async () => {
    const { appointmentId, start } = await booked('10:30')
    office.server.clock.set(start)
    await counter.act(one, 'remote', { appointmentId })
    await counter.act(one, 'undo')
    expect(await statusOf({ appointmentId })).toBe('booked')
    expect(await reader().selectFrom('ticket').selectAll().execute()).toEqual([])
    expect(await counter.engaged()).toEqual([])
    await counter.act(two, 'remote', { appointmentId })
  })

  test('of another pool, on site, or elsewhere, are not found', async () => {
    const three = await seatAt(office, 'desk-3')
    await counter.act(three, 'open')
    const { appointmentId, start } = await booked('10:30')
    office.server.clock.set(start)
    await counter.refused(three, 'remote', { appointmentId }, 'not_found')
    await counter.refused(one, 'remote', { appointmentId: (await office.book()).id }, 'not_found')
  })

  test('leave one fact each at the end of the day', async () => {
    const finished = await booked('10:30')
    const silent = await booked('11:00')
    await booked('15:00', 'video')
    for (const [{ appointmentId, start }, verbs] of [
      [finished, ['start', 'finish']],
      [silent, ['absent']],
    ] as const) {
      office.server.clock.set(start)
      const { stepId } = await counter.act(one, 'remote', { appointmentId })
      for (const verb of verbs) await counter.act(one, verb, { stepId })
    }
    office.server.clock.set('2026-03-10T23:30:00Z')
    await createDayEnd(office.server.running.deps).run()
    const facts = await reader().selectFrom('fact').select(['channel', 'outcome']).execute()
    expect(facts.map(({ channel, outcome }) => `${channel} ${outcome}`).sort()).toEqual(['phone absent', 'phone done', 'video notCalled'])
    expect([await statusOf(finished), await statusOf(silent)]).toEqual(['done', 'missed'])
  })
})
