import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Transact } from '../../server/db/transact.ts'
import { systemClock } from '../../server/deps.ts'
import { createDayEnd } from '../../server/jobs/day-end.ts'
import { open } from '../../server/start.ts'
import { refused } from '../../shared/domain/decision.ts'
import { testClock } from '../support/clock.ts'
import { done } from '../support/office/desk.ts'
import { allNight, type Office, openOffice } from '../support/office/office.ts'
import { allRows } from '../support/office/rows.ts'

let office: Office
afterEach(() => office?.close())

const reader = () => office.server.running.deps.database.reader
const endDays = () => createDayEnd(office.server.running.deps).run()
const tickets = () => reader().selectFrom('ticket').select(['status', 'closed_reason', 'day']).execute()
const facts = () => reader().selectFrom('fact').selectAll().execute()
const events = async () => (await reader().selectFrom('event').select(['kind', 'site_id']).orderBy('seq').execute()).map(({ kind }) => kind)

const openAllNight = async (now: string): Promise<void> => {
  office = await openOffice({ now, network: allNight() })
}

describe('at midnight', () => {
  test('who waits, who is called and who is served is closed with a reason; desks and interpreters are free', async () => {
    await openAllNight('2026-03-10T22:30:00Z')
    await office.desk('serving')
    await office.ticket()
    office.server.clock.set('2026-03-10T23:00:00Z')
    await endDays()
    expect(await tickets()).toEqual([
      { status: 'closed', closed_reason: 'dayOver', day: '2026-03-10' },
      { status: 'closed', closed_reason: 'dayOver', day: '2026-03-10' },
    ])
    expect(await reader().selectFrom('engagement').select('id').where('closed_at', 'is', null).execute()).toEqual([])
    expect(await reader().selectFrom('desk_session').select('id').where('closed_at', 'is', null).execute()).toEqual([])
    expect(done(await office.near.board.get('/api/board')).body).toMatchObject({ waiting: 0, calls: [] })
    expect(done(await office.near.clerk.get('/api/staff/self')).body.openDesk).toBeNull()
  })

  test('each change leaves its event, so that screens hear of it', async () => {
    await openAllNight('2026-03-10T22:30:00Z')
    await office.desk('idle')
    await office.ticket()
    await office.book()
    await office.bookForNow()
    const before = (await events()).length
    office.server.clock.set('2026-03-10T23:00:00Z')
    await endDays()
    expect((await events()).slice(before).sort()).toEqual(['appointmentMissed', 'deskClosed', 'ticketClosed'])
  })

  test('who has been served, has left or was absent leaves a fact; the day before is not counted again', async () => {
    await openAllNight('2026-03-10T20:00:00Z')
    const stepId = await office.desk('serving')
    office.server.clock.advanceMinutes(14)
    done(await office.near.clerk.post('/api/desks/desk-1/finish', { stepId, outcome: 'papersMissing' }))
    const gone = await office.ticket()
    done(await office.server.visitor.post(`/api/tickets/${gone.id}/leave`, {}, { 'sportello-token': gone.token }))
    await office.ticket()
    const called = done(await office.near.clerk.post('/api/desks/desk-1/next')).body
    done(await office.near.clerk.post('/api/desks/desk-1/absent', { stepId: called.stepId }))
    await office.ticket()
    office.server.clock.set('2026-03-10T23:00:00Z')
    for (const _again of [1, 2, 3]) await endDays()
    const kept = await facts()
    expect(kept.map(({ outcome }) => outcome).sort()).toEqual(['absent', 'closed', 'left', 'papersMissing'])
    expect(kept.find(({ outcome }) => outcome === 'papersMissing')).toMatchObject({
      day: '2026-03-10',
      site_id: 'centre',
      institution_id: 'comune',
      service_id: 'permit',
      language: 'it',
      interpreter_language: null,
      channel: 'kiosk',
      hour: 21,
      wait_minutes: 0,
      service_minutes: 14,
      booked_days_ahead: null,
      passed: 0,
    })
  })

  test('a wait is up to the first call that stands, whatever comes after it', async () => {
    await openAllNight('2026-03-10T20:00:00Z')
    const press = async (verb: string, body = {}) => done(await office.near.clerk.post(`/api/desks/desk-1/${verb}`, body)).body
    const calledAfter = async (minutes: number) => {
      const who = await office.ticket()
      office.server.clock.advanceMinutes(minutes)
      return { ...who, stepId: (await press('next')).stepId }
    }
    const servedAfter = async (minutes: number, verb: string, { stepId, ...body }: { stepId: string; reason?: string }) => {
      office.server.clock.advanceMinutes(minutes)
      await press(verb, verb === 'next' ? {} : { stepId, ...body })
      for (const each of ['start', 'finish']) await press(each, { stepId })
    }
    await press('open')
    const sent = await calledAfter(5)
    await press('transfer', { stepId: sent.stepId, to: { poolId: 'comune-pool' } })
    await servedAfter(20, 'next', sent)
    const aside = await calledAfter(3)
    await press('park', { stepId: aside.stepId, reason: 'fetchesPaper' })
    await servedAfter(30, 'call', { stepId: aside.stepId, reason: 'cameBack' })
    const gone = await calledAfter(7)
    await press('undo')
    done(await office.server.visitor.post(`/api/tickets/${gone.id}/leave`, {}, { 'sportello-token': gone.token }))
    office.server.clock.set('2026-03-10T23:00:00Z')
    await endDays()
    const waits = (await facts()).map(({ outcome, wait_minutes }) => `${outcome} ${wait_minutes}`)
    expect(waits.sort()).toEqual(['done 3', 'done 5', 'left null'])
  })

  test('whoever did not come to an appointment has missed it; whom nobody called by phone did not fail to come', async () => {
    await openAllNight('2026-03-10T09:00:00Z')
    const { id } = await office.bookForNow()
    const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=permit&siteId=centre&channel=phone&limit=1')).body
    const slot = { serviceId: 'permit', siteId: 'centre', start: slots[0].start, channel: 'phone', language: 'it' }
    const phoned = done(await office.server.visitor.post('/api/appointments', { slot, familyName: 'Prova', phone: '+39 333 1234567' })).body
    office.server.clock.set('2026-03-10T23:00:00Z')
    await endDays()
    const statuses = await reader().selectFrom('appointment').select(['id', 'status']).execute()
    expect(new Map(statuses.map((row) => [row.id, row.status]))).toEqual(
      new Map([
        [id, 'missed'],
        [phoned.appointmentId, 'missed'],
      ]),
    )
    expect((await facts()).map(({ channel, outcome }) => `${channel} ${outcome}`).sort()).toEqual(['appointment missed', 'phone notCalled'])
  })

  test('a step that fails or is refused is done again a minute later, and keeps no other site and no erasure from its night', async () => {
    await openAllNight('2026-03-10T22:30:00Z')
    await office.ticket()
    await office.farTicket()
    const { deps } = office.server.running
    let steps = 0
    const failing = [() => Promise.reject(new Error('the disk is full')), () => Promise.resolve(refused('busy'))]
    // The second step of the first site, in the first run and in the second
    const transact: Transact = async (command, intent) => (steps++ === 1 && failing.length > 0 ? failing.shift()!() : deps.transact(command, intent))
    const dayEnd = createDayEnd({ ...deps, transact })
    office.server.clock.set('2026-03-10T23:00:00Z')
    await dayEnd.run()
    expect((await tickets()).map(({ status }) => status)).toEqual(['closed', 'closed'])
    const runs = []
    for (const _again of [1, 2, 3]) {
      steps = 0
      await dayEnd.run()
      runs.push(steps)
    }
    // Refused once more; done, with the erasure; nothing left to do
    expect(runs).toEqual([2, 3, 0])
  })

  test('a new day begins at number one, with yesterday’s numbers kept', async () => {
    await openAllNight('2026-03-10T22:30:00Z')
    expect((await office.ticket()).label).toBe('A1')
    expect((await office.ticket()).label).toBe('A2')
    office.server.clock.set('2026-03-10T23:00:00Z')
    await endDays()
    expect((await office.ticket()).label).toBe('A1')
    expect((await tickets()).map(({ day }) => day).sort()).toEqual(['2026-03-10', '2026-03-10', '2026-03-11'])
  })

  test('nothing is done a minute before', async () => {
    await openAllNight('2026-03-10T22:30:00Z')
    await office.desk('called')
    await endDays()
    // Whoever looks takes the turn of the queue, which counts
    const before = await allRows(office.server.running.deps.database, ['queue_state'])
    office.server.clock.set('2026-03-10T22:59:59Z')
    await endDays()
    expect(await allRows(office.server.running.deps.database, ['queue_state'])).toEqual(before)
  })
})

describe('the midnight of a site is its own', () => {
  test.each([
    // Clocks go forward in the night to 29 March and back in that to 25 October: days of 23 and 25 hours
    ['before the short day', '2026-03-28T22:30:00Z', '2026-03-28T22:59:00Z', '2026-03-28T23:00:00Z', '2026-03-28'],
    ['after the short day', '2026-03-29T21:30:00Z', '2026-03-29T21:59:00Z', '2026-03-29T22:00:00Z', '2026-03-29'],
    ['before the long day', '2026-10-24T21:30:00Z', '2026-10-24T21:59:00Z', '2026-10-24T22:00:00Z', '2026-10-24'],
    ['after the long day', '2026-10-25T22:30:00Z', '2026-10-25T22:59:00Z', '2026-10-25T23:00:00Z', '2026-10-25'],
    ['on 29 February', '2028-02-29T22:30:00Z', '2028-02-29T22:59:00Z', '2028-02-29T23:00:00Z', '2028-02-29'],
    ['at the end of the year', '2026-12-31T22:30:00Z', '2026-12-31T22:59:00Z', '2026-12-31T23:00:00Z', '2026-12-31'],
  ])('%s', async (_when, evening, lastMinute, midnight, day) => {
    await openAllNight(evening)
    await office.ticket()
    office.server.clock.set(lastMinute)
    await endDays()
    expect(await tickets()).toMatchObject([{ status: 'waiting', day }])
    office.server.clock.set(midnight)
    await endDays()
    expect(await tickets()).toMatchObject([{ status: 'closed', day }])
    expect(await facts()).toMatchObject([{ day, hour: 23, wait_minutes: null }])
  })

  test('a site in another zone ends its day at another time', async () => {
    const network = allNight()
    network.sites[1]!.zone = 'Atlantic/Azores'
    office = await openOffice({ now: '2026-03-10T22:30:00Z', network })
    await office.ticket()
    await office.farTicket()
    office.server.clock.set('2026-03-10T23:00:00Z')
    await endDays()
    const open = async () =>
      (await reader().selectFrom('ticket').select('site_id').where('status', '=', 'waiting').execute()).map(({ site_id }) => site_id)
    expect(await open()).toEqual(['library'])
    office.server.clock.set('2026-03-11T01:00:00Z')
    await endDays()
    expect(await open()).toEqual([])
  })
})

describe('nights in which the server was off', () => {
  test('are made up for at the start', async () => {
    await openAllNight('2026-03-10T12:00:00Z')
    await office.ticket()
    done(await office.near.coordinator.post('/api/sites/centre/extra-units', { poolId: 'comune-pool' }))
    const { config } = office.server.running.deps
    await office.server.running.close()
    const later = await open(config, { clock: testClock('2026-03-13T08:00:00Z') })
    const { database, network } = later.deps
    // What was there for that day is offered to nobody
    expect(
      network()
        .sites.get('centre')!
        .pools.find(({ id }) => id === 'comune-pool')!.unitIds,
    ).toHaveLength(2)
    expect(await database.reader.selectFrom('ticket').select(['status', 'day']).execute()).toEqual([{ status: 'closed', day: '2026-03-10' }])
    expect(await database.reader.selectFrom('fact').select('day').execute()).toEqual([{ day: '2026-03-10' }])
    await later.close()
  })
})

test('the server ends the day by itself', async () => {
  const clock = testClock('2026-03-10T22:30:00Z')
  // Looks every minute; here a minute is 20 ms
  const hurried = { ...clock, every: (ms: number, run: () => void) => systemClock.every(ms / 3000, run) }
  office = await openOffice({ network: allNight(), ports: { clock: hurried } })
  await office.ticket()
  clock.set('2026-03-10T23:00:00Z')
  await vi.waitUntil(async () => (await tickets())[0]!.status === 'closed', { timeout: 15_000 })
})
