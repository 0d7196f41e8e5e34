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

describe('a paused desk', () => {
  test('says so and why, and calls nobody until work goes on', async () => {
    const who = await counter.take()
    await counter.act(one, 'pause', { reason: 'backOffice' })
    expect((await counter.desk('desk-1')).paused).toEqual({ reason: 'backOffice', since: '2026-03-10T09:00:00.000Z' })
    await counter.refused(one, 'next', undefined, 'desk_paused')
    await counter.refused(one, 'call', { stepId: who.stepId, reason: 'urgent' }, 'desk_paused')
    await counter.act(one, 'resume')
    expect((await counter.desk('desk-1')).paused).toBeNull()
    expect(await counter.act(one, 'next')).toMatchObject({ stepId: who.stepId })
  })

  test('serves whom it has in hand to the end', async () => {
    const { stepId } = await counter.called(one)
    await counter.act(one, 'pause', { reason: 'break' })
    await counter.act(one, 'start', { stepId })
    await counter.act(one, 'finish', { stepId })
  })

  test('is not counted on: whoever waits is told of the others alone', async () => {
    const who = await counter.take()
    expect((await counter.phone(who)).wait).toMatchObject({ kind: 'range', highMinutes: 0 })
    for (const seat of [one, two]) await counter.act(seat, 'pause', { reason: 'meeting' })
    expect((await counter.phone(who)).wait).toEqual({ kind: 'unknown', reason: 'noDesk' })
    await counter.act(two, 'resume')
    expect((await counter.phone(who)).wait).toMatchObject({ kind: 'range', highMinutes: 0 })
  })

  test('that closes is open without a pause the next time', async () => {
    await counter.act(one, 'pause', { reason: 'break' })
    await counter.act(one, 'close')
    await counter.act(one, 'open')
    expect((await counter.desk('desk-1')).paused).toBeNull()
  })

  test('is paused for one reason at a time, and for one of the list', async () => {
    await counter.act(one, 'pause', { reason: 'break' })
    await counter.act(one, 'pause', { reason: 'phone' })
    expect((await counter.desk('desk-1')).paused.reason).toBe('phone')
    await counter.refused(one, 'pause', { reason: 'tired' }, 'invalid_input')
  })
})

describe('a call for help', () => {
  test('is seen by everybody at the site, once, until somebody goes', async () => {
    await counter.act(one, 'help')
    await counter.act(one, 'help')
    expect((await counter.queue()).help).toMatchObject([{ deskId: 'desk-1', deskLabel: '1', staffName: 'Test clerk' }])
    done(await office.near.receptionist.post('/api/desks/desk-1/help/answer'))
    expect((await counter.queue()).help).toEqual([])
    expect((await counter.desk('desk-1')).helpComing).toMatchObject({ name: 'Test receptionist' })
    office.server.clock.advanceMinutes(6)
    expect((await counter.desk('desk-1')).helpComing).toBeNull()
    const kept = await office.server.running.deps.database.reader.selectFrom('help_call').selectAll().execute()
    expect(kept).toMatchObject([{ desk_id: 'desk-1', answered_at: expect.any(Number), answered_by: expect.any(String) }])
  })

  test('that is withdrawn brings nobody', async () => {
    await counter.act(one, 'help')
    await counter.act(one, 'help/answer')
    expect(await counter.desk('desk-1')).toMatchObject({ helpComing: null })
  })

  test('ends when its desk closes', async () => {
    await counter.act(one, 'help')
    await counter.act(one, 'close')
    expect((await counter.queue()).help).toEqual([])
  })

  test('is nothing of another site’s', async () => {
    await counter.act(one, 'help')
    expect((await office.far.coordinator.post('/api/desks/desk-1/help/answer')).status).toBe(404)
  })
})
