import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { watchConsoles } from '../../server/jobs/silent-consoles.ts'
import { type Counter, counterOf, type Seat, seatAt } from '../support/office/counter.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'

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

const minutes = (n: number) => office.server.clock.advanceMinutes(n)
const sessionOf = (deskId: string) =>
  office.server.running.deps.database.reader
    .selectFrom('desk_session')
    .selectAll()
    .where('desk_id', '=', deskId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

const callsOf = (stepId: string) =>
  office.server.running.deps.database.reader.selectFrom('call').select('undone_at').where('step_id', '=', stepId).execute()

/** The job that listens to consoles, as of a server that has just started. */
const listen = () => watchConsoles({ ...office.server.running.deps, clock: { ...office.server.clock, every: () => () => {} } })

describe('a console that has been silent for three minutes', () => {
  test('gives the ticket back, with its place, and its desk is closed', async () => {
    const job = listen()
    await counter.act(one, 'alive')
    const who = await counter.called(one, 'permit', 'ar')
    const { waiting_since } = await counter.step(who)
    minutes(3.1)
    await job.look()
    expect(await counter.step(who)).toMatchObject({ status: 'waiting', waiting_since, desk_id: null, called_at: null })
    expect(await counter.engaged()).toEqual([])
    expect(await counter.desk('desk-1')).toMatchObject({ open: false, silent: false })
    expect((await counter.events()).slice(-2)).toEqual([
      { kind: 'stepGivenBack', stepId: who.stepId, deskId: 'desk-1' },
      { kind: 'deskClosed', deskId: 'desk-1', code: 'silent' },
    ])
    expect(await counter.phone(who)).toMatchObject({ status: 'waiting', ahead: 0 })
    // it was no call: the wait goes on until the next one
    expect(await callsOf(who.stepId)).toEqual([{ undone_at: office.server.clock.now() }])
    expect(await counter.act(two, 'next')).toMatchObject({ stepId: who.stepId })
  })

  test('keeps whom it is serving, and is marked', async () => {
    const job = listen()
    await counter.act(one, 'alive')
    const { stepId } = await counter.serving(one, 'permit', 'ar')
    minutes(3.1)
    await job.look()
    expect(await counter.desk('desk-1')).toMatchObject({ open: true, silent: true, serving: { stepId, status: 'serving' } })
    expect(await counter.engaged()).toEqual(['desk-1', 'nadia'])
    await counter.act(one, 'alive')
    expect(await counter.desk('desk-1')).toMatchObject({ silent: false })
    await counter.act(one, 'finish', { stepId })
  })

  test('is told when it speaks again', async () => {
    const job = listen()
    await counter.act(one, 'alive')
    minutes(4)
    await job.look()
    await counter.refused(one, 'alive', undefined, 'desk_closed')
  })

  test('that goes on speaking keeps its desk', async () => {
    const job = listen()
    for (let spoken = 0; spoken < 5; spoken++) {
      await counter.act(one, 'alive')
      minutes(2.9)
      await job.look()
    }
    expect(await sessionOf('desk-1')).toBeDefined()
  })

  test('but never spoke, is none: a desk that another system has opened stays', async () => {
    const job = listen()
    minutes(60)
    await job.look()
    expect(await sessionOf('desk-2')).toMatchObject({ seen_at: null })
  })

  test('is not blamed for the silence of a server that was away', async () => {
    await counter.act(one, 'alive')
    minutes(30)
    const job = listen()
    minutes(2)
    await job.look()
    expect(await sessionOf('desk-1')).toBeDefined()
    minutes(2)
    await job.look()
    expect(await sessionOf('desk-1')).toBeUndefined()
  })
})

describe('a silent desk that serves somebody is ended by whoever leads the site', () => {
  const endWith = (stepId: string, end: string) => office.near.coordinator.post('/api/desks/desk-1/end-silent', { stepId, end })

  test('and whoever sat there waits again in the place they had', async () => {
    await counter.act(one, 'alive')
    const who = await counter.serving(one, 'permit', 'ar')
    const { waiting_since } = await counter.step(who)
    minutes(4)
    done(await endWith(who.stepId, 'giveBack'))
    expect(await counter.step(who)).toMatchObject({ status: 'waiting', waiting_since, desk_id: null, started_at: null })
    expect(await counter.engaged()).toEqual([])
    expect(await counter.desk('desk-1')).toMatchObject({ open: false })
    expect((await counter.events()).slice(-2)).toEqual([
      { kind: 'stepGivenBack', stepId: who.stepId, deskId: 'desk-1' },
      { kind: 'deskClosed', deskId: 'desk-1', code: 'silent' },
    ])
    await counter.refused(one, 'finish', { stepId: who.stepId }, 'desk_closed')
    expect(await counter.act(two, 'next')).toMatchObject({ stepId: who.stepId })
  })

  test('and whoever has been served is done', async () => {
    await counter.act(one, 'alive')
    const who = await counter.serving(one, 'permit', 'ar')
    minutes(4)
    done(await endWith(who.stepId, 'finish'))
    expect(await counter.step(who)).toMatchObject({ status: 'done', outcome: 'done' })
    expect(await counter.phone(who)).toMatchObject({ status: 'done' })
    expect(await counter.engaged()).toEqual([])
    expect(await counter.desk('desk-1')).toMatchObject({ open: false })
  })

  test('unless the console has spoken meanwhile, or serves another than was seen: nothing changes', async () => {
    await counter.act(one, 'alive')
    const { stepId } = await counter.serving(one)
    minutes(2.9)
    expectRefused(await endWith(stepId, 'giveBack'), 'changed_meanwhile')
    minutes(0.2)
    expectRefused(await endWith('somebody-else', 'giveBack'), 'step_changed')
    await counter.act(one, 'alive')
    expectRefused(await endWith(stepId, 'finish'), 'changed_meanwhile')
    expect(await counter.desk('desk-1')).toMatchObject({ open: true, silent: false, serving: { stepId } })
    expect(await counter.engaged()).toEqual(['desk-1'])
  })
})

test('a console that speaks too often is written down twice a minute, and remembered by no key', async () => {
  await counter.act(one, 'alive')
  const { seen_at } = (await sessionOf('desk-1'))!
  minutes(0.3)
  await counter.act(one, 'alive')
  expect((await sessionOf('desk-1'))!.seen_at).toBe(seen_at)
  minutes(0.2)
  await counter.act(one, 'alive')
  expect((await sessionOf('desk-1'))!.seen_at).toBeGreaterThan(seen_at!)
  const { reader } = office.server.running.deps.database
  const spoken = { cookie: one.clerk.cookie, 'idempotency-key': 'heard' }
  await office.server.visitor.post('/api/desks/desk-1/alive', {}, spoken)
  expect(await reader.selectFrom('idempotency').selectAll().where('key', '=', 'heard').execute()).toEqual([])
})
