import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Counter, counterOf, type Seat, seatAt } from '../support/office/counter.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'

let office: Office
let counter: Counter
let three: Seat
let one: Seat
beforeAll(async () => {
  office = await openOffice()
  counter = counterOf(office)
  one = await seatAt(office, 'desk-1')
  three = await seatAt(office, 'desk-3')
})
afterAll(() => office?.close())

/** Nobody waits; both desks are open. */
beforeEach(async () => {
  await counter.clear()
  for (const seat of [one, three]) await counter.act(seat, 'open')
})

const personOf = (appointmentId: string) =>
  office.server.running.deps.database.reader
    .selectFrom('appointment')
    .innerJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
    .selectAll('appointment')
    .select(['given_name', 'family_name', 'email', 'phone'])
    .where('appointment.id', '=', appointmentId)
    .executeTakeFirstOrThrow()
const proposals = async ({ deskId, clerk }: Seat, stepId: string) => done(await clerk.get(`/api/desks/${deskId}/following?stepId=${stepId}`)).body

async function arrived(): Promise<string> {
  const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=card&siteId=centre&limit=2')).body
  const slot = { serviceId: 'card', siteId: 'centre', start: slots[1].start, language: 'ar', interpreter: 'ar' }
  const who = { givenName: 'Amina', familyName: 'Prova', email: 'amina@example.org' }
  const { code } = done(await office.server.visitor.post('/api/appointments', { slot, ...who })).body
  done(await office.near.kiosk.post('/api/check-ins', { code }))
  return (await counter.act(three, 'next')).stepId
}

describe('the next appointment', () => {
  test('is proposed in one, two and four weeks: the same service, with an interpreter of the same language', async () => {
    const { stepId } = await counter.serving(one, 'permit', 'ar')
    await counter.act(one, 'finish', { stepId })
    expect(await proposals(one, stepId)).toMatchObject({
      stepId,
      interpreter: 'ar',
      channel: 'onSite',
      named: false,
      proposals: [
        { weeks: 1, slot: { day: '2026-03-17', time: '09:00' } },
        { weeks: 2, slot: { day: '2026-03-24', time: '09:00' } },
        { weeks: 4, slot: { day: '2026-04-07', time: '09:00' } },
      ],
    })
  })

  test('is proposed from a day on that the person can come, too', async () => {
    const { stepId } = await counter.serving(one, 'permit', 'ar')
    const { clerk, deskId } = one
    const found = done(await clerk.get(`/api/desks/${deskId}/following?stepId=${stepId}&from=2026-03-26`)).body.proposals
    expect(found).toHaveLength(5)
    expect(found[0]).toMatchObject({ weeks: null, slot: { day: '2026-03-26', time: '09:00' } })
    expect(await clerk.get(`/api/desks/${deskId}/following?stepId=${stepId}&from=soon`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_input' },
    })
  })

  test('is booked in the name that was left, with a confirmation to the same address, in the person’s language', async () => {
    const stepId = await arrived()
    await counter.act(three, 'start', { stepId })
    await counter.act(three, 'finish', { stepId })
    const { named, proposals: found } = await proposals(three, stepId)
    expect(named).toBe(true)
    const [{ slot }] = found
    const slip = await counter.act(three, 'following', { stepId, start: slot.start, familyName: 'Somebody Else' })
    expect(slip).toMatchObject({ day: slot.day, time: slot.time, serviceName: 'card ar', documents: ['Passaporto'], language: 'ar' })
    expect(await personOf(slip.appointmentId)).toMatchObject({
      given_name: 'Amina',
      family_name: 'Prova',
      email: 'amina@example.org',
      interpreter_language: 'ar',
      made_by: 'staff',
      code: slip.code,
      status: 'booked',
    })
    const mails = await office.server.running.deps.database.reader.selectFrom('outbox').select(['kind', 'appointment_id']).execute()
    expect(mails).toContainEqual({ kind: 'booked', appointment_id: slip.appointmentId })
  })

  test('of a walk-in has the name they give, or none', async () => {
    const { stepId } = await counter.serving(one)
    const [first, second] = (await proposals(one, stepId)).proposals
    const named = await counter.act(one, 'following', { stepId, start: first.slot.start, familyName: 'Prova' })
    expect(await personOf(named.appointmentId)).toMatchObject({ family_name: 'Prova', given_name: null })
    const nameless = await counter.act(one, 'following', { stepId, start: second.slot.start })
    expect(await personOf(nameless.appointmentId)).toMatchObject({ family_name: null, given_name: null })
  })

  test('is not booked twice at one start, nor for somebody another desk has served', async () => {
    const { stepId } = await counter.serving(three, 'card')
    const [{ slot }] = (await proposals(three, stepId)).proposals
    for (let units = 0; units < 12; units++) {
      const wish = { serviceId: 'card', siteId: 'centre', start: slot.start, language: 'it' }
      done(await office.server.visitor.post('/api/appointments', { slot: wish, familyName: 'Prova' }))
    }
    await counter.refused(three, 'following', { stepId, start: slot.start }, 'slot_gone')
    await counter.refused(one, 'following', { stepId, start: slot.start }, 'step_changed')
    expect((await one.clerk.get(`/api/desks/desk-1/following?stepId=${stepId}`)).status).toBe(404)
  })

  test('is for a visit that has begun', async () => {
    const { stepId } = await counter.called(one)
    await counter.refused(one, 'following', { stepId, start: '2026-03-17T08:00:00Z' }, 'step_changed')
  })
})
