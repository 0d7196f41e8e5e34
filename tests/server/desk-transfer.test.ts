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

const transfers = () => office.server.running.deps.database.reader.selectFrom('transfer').selectAll().execute()
const selfOf = async ({ clerk }: Seat) => done(await clerk.get('/api/staff/self')).body.staffId as string
const waits = async () => (await counter.queue()).waiting

describe('a transfer', () => {
  test('to a desk: that desk calls, no other is offered them, and the time they have waited goes with them', async () => {
    const who = await counter.serving(one)
    const { waiting_since } = await counter.step(who)
    office.server.clock.advanceMinutes(10)
    await counter.act(one, 'transfer', { stepId: who.stepId, to: { deskId: 'desk-2' } })
    expect(await counter.engaged()).toEqual([])
    expect(await counter.step(who)).toMatchObject({ status: 'waiting', waiting_since, wanted_desk_id: 'desk-2', desk_id: null, started_at: null })
    expect(await waits()).toMatchObject([{ stepId: who.stepId, wanted: { deskId: 'desk-2', name: '2' } }])
    expect(await counter.phone(who)).toMatchObject({ status: 'waiting', ahead: 0 })
    await counter.refused(one, 'next', undefined, 'nobody_waiting')
    expect(await counter.act(two, 'next')).toMatchObject({ stepId: who.stepId })
  })

  test('to a person follows them to whichever desk they open', async () => {
    const who = await counter.called(one)
    await counter.act(one, 'transfer', { stepId: who.stepId, to: { staffId: await selfOf(two) } })
    expect(await waits()).toMatchObject([{ wanted: { staffId: await selfOf(two), name: 'Test clerk' } }])
    await counter.refused(one, 'next', undefined, 'nobody_waiting')
    expect(await counter.act(two, 'next')).toMatchObject({ stepId: who.stepId })
  })

  test('to a service of another institution: its pool calls, for as long as that service takes', async () => {
    const three = await seatAt(office, 'desk-3')
    await counter.act(three, 'open')
    const who = await counter.called(one)
    await counter.act(one, 'transfer', { stepId: who.stepId, to: { serviceId: 'card', poolId: 'asl-pool' } })
    expect(await counter.step(who)).toMatchObject({ service_id: 'card', expected_minutes: 10, wanted_pool_id: 'asl-pool' })
    expect(await transfers()).toMatchObject([{ from_desk_id: 'desk-1', from_service_id: 'permit', to_service_id: 'card', to_pool_id: 'asl-pool' }])
    expect(await counter.phone(who)).toMatchObject({ serviceName: 'card it' })
    await counter.refused(two, 'next', undefined, 'nobody_waiting')
    expect(await counter.act(three, 'next')).toMatchObject({ stepId: who.stepId })
  })

  test('to a service whose desks stand empty is said to be for nobody, until one opens', async () => {
    const three = await seatAt(office, 'desk-3')
    const who = await counter.called(one)
    await counter.act(one, 'transfer', { stepId: who.stepId, to: { serviceId: 'card' } })
    const told = async () => [
      (await waits())[0]?.wait,
      (await counter.phone(who)).wait,
      done(await office.near.receptionist.get('/api/sites/centre/today')).body.rows.find((row: { status: string }) => row.status === 'waiting').wait,
    ]
    for (const wait of await told()) expect(wait).toEqual({ kind: 'unknown', reason: 'noDesk' })
    await counter.act(three, 'open')
    for (const wait of await told()) expect(wait).toMatchObject({ kind: 'range' })
  })

  test('keeps the interpreter’s language, and sets the interpreter free', async () => {
    const who = await counter.serving(one, 'permit', 'ar')
    expect(await counter.engaged()).toEqual(['desk-1', 'nadia'])
    await counter.act(one, 'transfer', { stepId: who.stepId, to: { deskId: 'desk-2' } })
    expect(await counter.engaged()).toEqual([])
    await counter.act(two, 'next')
    expect(await counter.engaged()).toEqual(['desk-2', 'nadia'])
  })

  test.each([
    ['a desk that is closed', { deskId: 'desk-3' }, 'cannot_be_served'],
    ['a desk that does not exist', { deskId: 'desk-9' }, 'cannot_be_served'],
    ['a desk of another site', { deskId: 'library-1' }, 'cannot_be_served'],
    ['a pool that does not serve it', { poolId: 'asl-pool' }, 'cannot_be_served'],
    ['a person who is not at work', { staffId: 'nobody' }, 'cannot_be_served'],
    ['a service that is not offered here', { serviceId: 'nothing' }, 'service_unknown'],
    ['nowhere', {}, 'invalid_input'],
    ['two at once', { deskId: 'desk-2', poolId: 'comune-pool' }, 'invalid_input'],
  ] as const)('to %s is refused', async (_, to, code) => {
    const { stepId } = await counter.called(one)
    await counter.refused(one, 'transfer', { stepId, to }, code)
  })

  test('to a desk that then closes is anybody’s of its pool; to a person who goes home, anybody’s', async () => {
    const first = await counter.called(one)
    await counter.act(one, 'transfer', { stepId: first.stepId, to: { deskId: 'desk-2' } })
    const second = await counter.called(one)
    await counter.act(one, 'transfer', { stepId: second.stepId, to: { staffId: await selfOf(two) } })
    await counter.act(two, 'close')
    expect(await counter.step(first)).toMatchObject({ wanted_desk_id: null, wanted_pool_id: 'comune-pool' })
    expect(await counter.step(second)).toMatchObject({ wanted_staff_id: null })
    expect(await counter.act(one, 'next')).toMatchObject({ stepId: first.stepId })
  })

  test('of somebody who waits, or was set aside, is the reception’s', async () => {
    const waiting = await counter.take()
    const atReception = (stepId: string) => office.near.receptionist.post(`/api/steps/${stepId}/transfer`, { to: { deskId: 'desk-2' } })
    done(await atReception(waiting.stepId))
    expect(await waits()).toMatchObject([{ wanted: { deskId: 'desk-2' } }])
    const parked = await counter.called(one)
    await counter.act(one, 'park', { stepId: parked.stepId, reason: 'other' })
    done(await atReception(parked.stepId))
    expect(await counter.step(parked)).toMatchObject({ status: 'waiting', wanted_desk_id: 'desk-2' })
    const inHand = await counter.called(one)
    expect(await atReception(inHand.stepId)).toMatchObject({ status: 409, body: { code: 'step_changed' } })
    expect(await transfers()).toMatchObject([{ from_desk_id: null }, { from_desk_id: null }])
  })
})
