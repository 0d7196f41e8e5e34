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

const choose = (stepId: string, reason = 'urgent') => ({ stepId, reason })
const calls = () => office.server.running.deps.database.reader.selectFrom('call').selectAll().execute()

describe('a call out of turn', () => {
  test('brings the chosen one, with the reason, and says who chose', async () => {
    const first = await counter.take()
    const second = await counter.take()
    expect(await counter.act(one, 'call', choose(second.stepId))).toMatchObject({ stepId: second.stepId, face: { label: second.label } })
    expect(await calls()).toMatchObject([{ step_id: second.stepId, desk_id: 'desk-1', chosen: 1, reason: 'urgent' }])
    const event = (await counter.events()).at(-1)
    expect(event).toMatchObject({ kind: 'stepCalled', stepId: second.stepId, code: 'urgent', staffId: expect.any(String) })
    expect(await counter.board()).toEqual([`${second.label} 1`])
    expect((await counter.phone(first)).overtaken).toMatchObject([{ face: { label: second.label }, reason: 'chosen' }])
  })

  test('takes a right of its own', async () => {
    const { stepId } = await counter.take()
    await counter.refused(two, 'call', choose(stepId), 'not_allowed')
  })

  test('needs a reason of the list', async () => {
    const { stepId } = await counter.take()
    for (const body of [{ stepId }, { stepId, reason: 'a friend' }]) await counter.refused(one, 'call', body, 'invalid_input')
  })

  test('engages the interpreter too, and is refused while there is none', async () => {
    const arabic = await counter.take('permit', 'ar')
    const another = await counter.take('permit', 'ar')
    await counter.act(two, 'next')
    expect(await counter.engaged()).toEqual(['desk-2', 'nadia'])
    await counter.refused(one, 'call', choose(another.stepId), 'cannot_be_served')
    await counter.act(two, 'start', { stepId: arabic.stepId })
    await counter.act(two, 'finish', { stepId: arabic.stepId })
    await counter.act(one, 'call', choose(another.stepId))
    expect(await counter.engaged()).toEqual(['desk-1', 'nadia'])
  })

  test('serves what its pool serves', async () => {
    const { stepId } = await counter.take('card')
    await counter.refused(one, 'call', choose(stepId), 'cannot_be_served')
  })

  test('passes nobody a fourth time', async () => {
    const patient = await counter.take()
    for (let passed = 0; passed < 3; passed++) {
      const { stepId } = await counter.take()
      await counter.act(one, 'call', choose(stepId))
      await counter.act(one, 'absent', { stepId })
    }
    expect((await counter.step(patient)).passed).toBe(3)
    const { stepId } = await counter.take()
    await counter.refused(one, 'call', choose(stepId), 'passed_too_often')
    expect(await counter.act(one, 'next')).toMatchObject({ stepId: patient.stepId })
  })

  test('is of somebody who waits, once, and at a desk that is free', async () => {
    const { stepId } = await counter.called(two)
    await counter.refused(one, 'call', choose(stepId), 'step_changed')
    await counter.act(two, 'start', { stepId })
    await counter.act(two, 'finish', { stepId })
    await counter.refused(one, 'call', choose(stepId), 'ticket_over')
    await counter.refused(one, 'call', choose('nobody'), 'not_found')
    const waits = await counter.take()
    await counter.called(one)
    await counter.refused(one, 'call', choose(waits.stepId), 'desk_busy')
  })
})

describe('whoever this desk has set aside or missed', () => {
  test.each([
    ['park', { reason: 'fetchesPaper' }],
    ['absent', {}],
  ])('is called back without that right: %s', async (verb, more) => {
    const { stepId } = await counter.called(two)
    await counter.act(two, verb, { stepId, ...more })
    expect(await counter.engaged()).toEqual([])
    await counter.act(two, 'call', choose(stepId, 'cameBack'))
    expect(await counter.engaged()).toEqual(['desk-2'])
    expect((await counter.desk('desk-2')).serving).toMatchObject({ stepId, status: 'called' })
  })

  test('is another desk’s to call only with it', async () => {
    const { stepId } = await counter.called(two)
    await counter.act(two, 'park', { stepId, reason: 'fillsForm' })
    await counter.act(one, 'call', choose(stepId))
    await counter.act(one, 'park', { stepId, reason: 'fillsForm' })
    await counter.refused(two, 'call', choose(stepId), 'not_allowed')
  })

  test('keeps the interpreter they need', async () => {
    const { stepId } = await counter.called(two, 'permit', 'ar')
    await counter.act(two, 'park', { stepId, reason: 'waitsForColleague' })
    await counter.called(one, 'permit', 'ar')
    await counter.refused(two, 'call', choose(stepId, 'cameBack'), 'cannot_be_served')
  })
})
