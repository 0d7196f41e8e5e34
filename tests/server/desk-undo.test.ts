import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Counter, counterOf, type Seat, seatAt } from '../support/office/counter.ts'
import { type Office, openOffice } from '../support/office/office.ts'

let office: Office
let counter: Counter
let one: Seat
let two: Seat
beforeAll(async () => {
  office = await openOffice()
  counter = counterOf(office)
  one = await seatAt(office, 'desk-1', true)
  two = await seatAt(office, 'desk-2')
})
afterAll(() => office?.close())

/** Nobody waits; both desks are open. */
beforeEach(async () => {
  await counter.clear()
  for (const seat of [one, two]) await counter.act(seat, 'open')
})

const seconds = (n: number) => office.server.clock.advanceMinutes(n / 60)
const table = (name: 'overtaking' | 'call' | 'absence' | 'parking' | 'transfer' | 'engagement' | 'deed') =>
  office.server.running.deps.database.reader.selectFrom(name).selectAll().execute()

describe('undone within ten seconds', () => {
  test('a call: they wait again, and neither board nor phone knows of it', async () => {
    const who = await counter.called(one, 'permit', 'ar')
    const before = await counter.step(who)
    seconds(10)
    expect(await counter.act(one, 'undo')).toEqual({ stepId: who.stepId })
    expect(await counter.step(who)).toEqual({ ...before, status: 'waiting', desk_id: null, called_at: null, recalled_at: null })
    expect(await counter.engaged()).toEqual([])
    expect(await counter.board()).toEqual([])
    expect(await counter.phone(who)).toMatchObject({ status: 'waiting', desk: null, ahead: 0 })
    expect(await table('call')).toMatchObject([{ step_id: who.stepId, undone_at: expect.any(Number) }])
    expect((await counter.events()).at(-1)).toEqual({ kind: 'deedUndone', stepId: who.stepId, deskId: 'desk-1', code: 'call' })
  })

  test('a call out of turn: whoever was passed was not', async () => {
    const first = await counter.take()
    const second = await counter.take()
    await counter.act(one, 'call', { stepId: second.stepId, reason: 'urgent' })
    expect((await counter.step(first)).passed).toBe(1)
    await counter.act(one, 'undo')
    expect((await counter.step(first)).passed).toBe(0)
    expect(await table('overtaking')).toEqual([])
    expect((await counter.phone(first)).overtaken).toEqual([])
  })

  test('a call back: they are set aside as before', async () => {
    const { stepId } = await counter.called(one)
    await counter.act(one, 'park', { stepId, reason: 'fetchesPaper' })
    await counter.act(one, 'call', { stepId, reason: 'cameBack' })
    await counter.act(one, 'undo')
    expect((await counter.queue()).parked).toMatchObject([{ stepId, reason: 'fetchesPaper' }])
  })

  test('a start: they are called, and not served yet', async () => {
    const who = await counter.serving(one)
    await counter.act(one, 'undo')
    expect(await counter.step(who)).toMatchObject({ status: 'called', started_at: null })
    expect((await counter.desk('desk-1')).serving).toMatchObject({ stepId: who.stepId, status: 'called' })
  })

  test.each([
    ['finish', {}],
    ['park', { reason: 'fillsForm' }],
    ['transfer', { to: { deskId: 'desk-2' } }],
  ])('%s: they are at the desk, with the interpreter', async (verb, more) => {
    const who = await counter.serving(one, 'permit', 'ar')
    const before = await counter.step(who)
    await counter.act(one, verb, { stepId: who.stepId, ...more })
    expect(await counter.engaged()).toEqual([])
    await counter.act(one, 'undo')
    expect(await counter.step(who)).toEqual(before)
    expect(await counter.engaged()).toEqual(['desk-1', 'nadia'])
    expect(await counter.phone(who)).toMatchObject({ status: 'serving', desk: '1' })
    expect([await table('parking'), await table('transfer')]).toEqual([[], []])
    await counter.act(one, 'finish', { stepId: who.stepId })
  })

  test('an absence: they are called, and there is no record of it', async () => {
    const { stepId } = await counter.called(one)
    await counter.act(one, 'absent', { stepId })
    await counter.act(one, 'undo')
    expect((await counter.desk('desk-1')).serving).toMatchObject({ stepId, status: 'called' })
    expect(await table('absence')).toEqual([])
  })

  test('finish and the next call, one after the other', async () => {
    const first = await counter.serving(one)
    const second = await counter.take()
    await counter.act(one, 'finish', { stepId: first.stepId })
    await counter.act(one, 'next')
    expect(await counter.act(one, 'undo')).toEqual({ stepId: second.stepId })
    expect(await counter.act(one, 'undo')).toEqual({ stepId: first.stepId })
    expect((await counter.desk('desk-1')).serving).toMatchObject({ stepId: first.stepId, status: 'serving' })
    expect((await counter.queue()).waiting).toMatchObject([{ stepId: second.stepId }])
  })

  test('the finish of an appointment: it has arrived again', async () => {
    const booked = await office.bookForNow()
    const { body } = await office.near.kiosk.post('/api/check-ins', { code: booked.code })
    expect(body.ticketId).toBeDefined()
    const three = await seatAt(office, 'desk-3')
    await counter.act(three, 'open')
    const { stepId } = await counter.act(three, 'next')
    await counter.act(three, 'start', { stepId })
    await counter.act(three, 'finish', { stepId })
    const status = async () =>
      (await office.server.running.deps.database.reader.selectFrom('appointment').select('status').where('id', '=', booked.id).executeTakeFirst())
        ?.status
    expect(await status()).toBe('done')
    await counter.act(three, 'undo')
    expect(await status()).toBe('arrived')
  })
})

describe('not undone', () => {
  test('after more than ten seconds', async () => {
    await counter.called(one)
    seconds(10.1)
    await counter.refused(one, 'undo', undefined, 'nothing_to_undo')
  })

  test('where nothing was done, or it is undone already', async () => {
    await counter.refused(one, 'undo', undefined, 'nothing_to_undo')
    await counter.called(one)
    await counter.act(one, 'undo')
    await counter.refused(one, 'undo', undefined, 'nothing_to_undo')
  })

  test('what another desk did', async () => {
    await counter.called(one)
    await counter.refused(two, 'undo', undefined, 'nothing_to_undo')
  })

  test('when something has happened to the person since', async () => {
    const { stepId } = await counter.called(one)
    await counter.act(one, 'transfer', { stepId, to: { deskId: 'desk-2' } })
    await counter.act(two, 'next')
    await counter.refused(one, 'undo', undefined, 'nothing_to_undo')
  })

  test('when the interpreter was taken meanwhile', async () => {
    const first = await counter.serving(one, 'permit', 'ar')
    await counter.act(one, 'finish', { stepId: first.stepId })
    await counter.called(two, 'permit', 'ar')
    await counter.refused(one, 'undo', undefined, 'nothing_to_undo')
    expect(await counter.engaged()).toEqual(['desk-2', 'nadia'])
  })

  test('when the person left meanwhile', async () => {
    const who = await counter.called(one)
    await counter.act(one, 'absent', { stepId: who.stepId })
    await office.server.visitor.post(`/api/tickets/${who.ticketId}/leave`, {}, { 'sportello-token': who.token })
    await counter.refused(one, 'undo', undefined, 'nothing_to_undo')
  })
})
