import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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
  one = await seatAt(office, 'desk-1', false)
  two = await seatAt(office, 'desk-2')
})
afterAll(() => office?.close())

/** Nobody waits; both desks are open. */
beforeEach(async () => {
  await counter.clear()
  for (const seat of [one, two]) await counter.act(seat, 'open')
})

const parkings = () => office.server.running.deps.database.reader.selectFrom('parking').selectAll().execute()
const atReception = async (stepId: string, verb: string) => done(await office.near.receptionist.post(`/api/steps/${stepId}/${verb}`)).body

describe('somebody set aside', () => {
  test.each(['called', 'serving'] as const)('from %s: desk and interpreter are free, the reason is a record', async (state) => {
    const who = await counter[state](one, 'permit', 'ar')
    await counter.act(one, 'park', { stepId: who.stepId, reason: 'fetchesPaper' })
    expect(await counter.engaged()).toEqual([])
    expect(await parkings()).toMatchObject([{ step_id: who.stepId, desk_id: 'desk-1', reason: 'fetchesPaper', resumed_at: null }])
    expect((await counter.queue()).parked).toMatchObject([{ stepId: who.stepId, deskLabel: '1', reason: 'fetchesPaper' }])
    expect(await counter.phone(who)).toMatchObject({ status: 'parked', desk: null })
    expect(await counter.board()).toEqual([])
  })

  test('is offered to nobody', async () => {
    const { stepId } = await counter.called(one)
    await counter.act(one, 'park', { stepId, reason: 'other' })
    for (const seat of [one, two]) await counter.refused(seat, 'next', undefined, 'nobody_waiting')
  })

  test('keeps the place: back in the queue, they are before all who came later', async () => {
    const first = await counter.called(one)
    await counter.act(one, 'park', { stepId: first.stepId, reason: 'fillsForm' })
    office.server.clock.advanceMinutes(5)
    const second = await counter.take()
    await atReception(first.stepId, 'resume')
    expect((await counter.queue()).waiting.map((row: { stepId: string }) => row.stepId)).toEqual([first.stepId, second.stepId])
    expect(await parkings()).toMatchObject([{ resumed_at: expect.any(Number) }])
    expect(await counter.act(two, 'next')).toMatchObject({ stepId: first.stepId })
  })

  test('was not passed by calls made meanwhile', async () => {
    const first = await counter.called(one)
    await counter.act(one, 'park', { stepId: first.stepId, reason: 'fillsForm' })
    await counter.called(one)
    expect((await counter.step(first)).passed).toBe(0)
  })

  test('is not set aside twice, nor resumed twice, nor for a reason of one’s own', async () => {
    const { stepId } = await counter.called(one)
    await counter.refused(one, 'park', { stepId, reason: 'lunch' }, 'invalid_input')
    await counter.act(one, 'park', { stepId, reason: 'other' })
    await counter.refused(one, 'park', { stepId, reason: 'other' }, 'desk_idle')
    await atReception(stepId, 'resume')
    expect(await office.near.receptionist.post(`/api/steps/${stepId}/resume`)).toMatchObject({ status: 409, body: { code: 'step_changed' } })
  })
})

describe('somebody absent', () => {
  test('who has come back waits again, since when they always did', async () => {
    const first = await counter.called(one)
    const { waiting_since } = await counter.step(first)
    await counter.act(one, 'absent', { stepId: first.stepId })
    expect((await counter.queue()).absent).toMatchObject([{ stepId: first.stepId, deskLabel: '1', reason: null }])
    office.server.clock.advanceMinutes(10)
    await counter.take()
    await atReception(first.stepId, 'return')
    expect(await counter.step(first)).toMatchObject({ status: 'waiting', waiting_since, desk_id: null, called_at: null, recalls: 0 })
    expect(await counter.phone(first)).toMatchObject({ status: 'waiting', ahead: 0 })
    expect(await counter.act(two, 'next')).toMatchObject({ stepId: first.stepId })
  })

  test('is not returned who has left', async () => {
    const who = await counter.called(one)
    await counter.act(one, 'absent', { stepId: who.stepId })
    done(await office.server.visitor.post(`/api/tickets/${who.ticketId}/leave`, {}, { 'sportello-token': who.token }))
    expect(await office.near.clerk.post(`/api/steps/${who.stepId}/return`)).toMatchObject({ status: 409, body: { code: 'ticket_over' } })
  })

  test('is nobody’s of another site', async () => {
    const { stepId } = await counter.called(one)
    await counter.act(one, 'absent', { stepId })
    for (const verb of ['return', 'resume', 'transfer']) {
      const body = verb === 'transfer' ? { to: { serviceId: 'permit' } } : {}
      expect((await office.far.coordinator.post(`/api/steps/${stepId}/${verb}`, body)).status).toBe(404)
    }
  })
})

describe('a first visit', () => {
  test('is noted for the one in hand, and can be taken back', async () => {
    const { stepId } = await counter.called(one)
    for (const firstVisit of [true, false]) {
      await counter.act(one, 'first-visit', { stepId, firstVisit })
      expect((await counter.desk('desk-1')).serving.firstVisit).toBe(firstVisit)
    }
    await counter.act(one, 'absent', { stepId })
    await counter.refused(one, 'first-visit', { stepId, firstVisit: true }, 'desk_idle')
  })
})
