import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectOnlyRefused } from '../support/office/refused.ts'
import type { Sample } from '../support/office/samples.ts'
import type { Client } from '../support/server.ts'

let office: Office
let colleague: Client
beforeAll(async () => {
  office = await openOffice()
  colleague = await office.server.staff('clerk', 'centre')
})
afterAll(() => office?.close())

/** Nobody waits, every desk is closed. */
beforeEach(async () => {
  const { writer } = office.server.running.deps.database
  office.server.clock.set(tuesdayAtTen)
  await writer.deleteFrom('ticket').execute()
  await writer.deleteFrom('desk_session').execute()
})

const at = (verb: string, body?: object, deskId = 'desk-1'): Sample => ({
  caller: 'clerk',
  method: 'POST',
  path: `/api/desks/${deskId}/${verb}`,
  ...(body ? { body } : {}),
})
const act = async (verb: string, body?: object, deskId?: string) => done(await office.send(at(verb, body, deskId))).body
const inHand = async (deskId = 'desk-1') => {
  const { desks } = done(await office.near.clerk.get('/api/sites/centre/queue')).body
  return desks.find((desk: { id: string }) => desk.id === deskId)
}
const rows = (table: 'desk_session' | 'engagement' | 'call' | 'absence' | 'step' | 'event') =>
  office.server.running.deps.database.reader.selectFrom(table).selectAll().execute()

async function called(): Promise<string> {
  await act('open')
  await office.ticket()
  return (await act('next')).stepId
}

describe('a desk', () => {
  test('is opened by whoever sits down at it, once', async () => {
    expect(await act('open')).toEqual({ deskId: 'desk-1' })
    expect(await act('open')).toEqual({ deskId: 'desk-1' })
    expect(await rows('desk_session')).toHaveLength(1)
    expect(await inHand()).toMatchObject({ open: true, staffName: 'Test clerk', serving: null })
    expect(done(await office.near.clerk.get('/api/staff/self')).body.openDesk).toEqual({ deskId: 'desk-1', siteId: 'centre' })
  })

  test('that a colleague has open is taken', async () => {
    done(await colleague.post('/api/desks/desk-1/open'))
    for (const verb of ['open', 'close', 'next']) await expectOnlyRefused(office, at(verb), 'desk_taken')
    for (const verb of ['start', 'recall', 'finish', 'absent']) await expectOnlyRefused(office, at(verb, { stepId: 'any' }), 'desk_taken')
  })

  test('is one for each: a second one is refused', async () => {
    await act('open')
    await expectOnlyRefused(office, at('open', undefined, 'desk-2'), 'desk_taken')
  })

  test('that is closed does nothing', async () => {
    for (const verb of ['close', 'next']) await expectOnlyRefused(office, at(verb), 'desk_closed')
    for (const verb of ['start', 'recall', 'finish', 'absent']) await expectOnlyRefused(office, at(verb, { stepId: 'any' }), 'desk_closed')
  })

  test('with nobody at it has nobody to serve', async () => {
    await act('open')
    for (const verb of ['start', 'recall', 'finish', 'absent']) await expectOnlyRefused(office, at(verb, { stepId: 'any' }), 'desk_idle')
    await expectOnlyRefused(office, at('next'), 'nobody_waiting')
  })

  test('with somebody at it is not closed, and calls nobody else', async () => {
    const stepId = await called()
    await office.ticket()
    for (const verb of ['next', 'close']) await expectOnlyRefused(office, at(verb), 'desk_busy')
    await act('start', { stepId })
    for (const verb of ['next', 'close']) await expectOnlyRefused(office, at(verb), 'desk_busy')
    await act('finish', { stepId })
    expect(await act('close')).toEqual({ deskId: 'desk-1' })
    expect(await inHand()).toMatchObject({ open: false, staffId: null })
  })

  test('acts on the person whom the clerk sees, and on nobody else', async () => {
    const first = await called()
    await act('start', { stepId: first })
    await act('finish', { stepId: first })
    await office.ticket()
    await act('next')
    for (const verb of ['start', 'recall', 'finish', 'absent']) await expectOnlyRefused(office, at(verb, { stepId: first }), 'step_changed')
  })

  test('serves what its pool serves: nobody else is called to it', async () => {
    await office.ticket()
    await act('open', undefined, 'desk-3')
    await expectOnlyRefused(office, at('next', undefined, 'desk-3'), 'nobody_waiting')
  })
})

describe('a call', () => {
  test('takes whoever has waited longest, and engages the desk', async () => {
    const { label } = await office.ticket()
    office.server.clock.advanceMinutes(1)
    await office.ticket()
    await act('open')
    const { stepId, face } = await act('next')
    expect(face.label).toBe(label)
    const engagements = await rows('engagement')
    expect(engagements).toMatchObject([{ resource_id: 'desk-1', step_id: stepId, closed_at: null }])
    expect(await rows('call')).toMatchObject([{ step_id: stepId, desk_id: 'desk-1', interpreter_id: null }])
  })

  test('for somebody who needs an interpreter engages both, and sets both free', async () => {
    done(await office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'ar', interpreter: 'ar' }))
    await act('open')
    const { stepId } = await act('next')
    expect((await rows('engagement')).map((row) => (row as { resource_id: string }).resource_id).sort()).toEqual(['desk-1', 'nadia'])
    expect((await inHand()).serving.interpreter).toEqual({ language: 'ar', name: 'Nadia K.' })
    await act('start', { stepId })
    await act('finish', { stepId })
    expect((await rows('engagement')).every((row) => (row as { closed_at: number | null }).closed_at !== null)).toBe(true)
  })

  test('is made again after a pause, three times at most', async () => {
    const stepId = await called()
    await expectOnlyRefused(office, at('recall', { stepId }), 'recall_too_soon')
    for (const left of [2, 1, 0]) {
      office.server.clock.advanceMinutes(0.25)
      await act('recall', { stepId })
      expect((await inHand()).serving).toMatchObject({ recallsLeft: left, recalls: 3 - left, status: 'called' })
    }
    office.server.clock.advanceMinutes(5)
    await expectOnlyRefused(office, at('recall', { stepId }), 'recall_limit')
    await act('start', { stepId })
  })

  test('made again chimes on the board, in the same place', async () => {
    const stepId = await called()
    const board = async () => done(await office.near.board.get('/api/board')).body.calls
    expect(await board()).toMatchObject([{ id: stepId, calls: 1, status: 'called' }])
    office.server.clock.advanceMinutes(1)
    await act('recall', { stepId })
    expect(await board()).toMatchObject([{ id: stepId, calls: 2, calledAt: '2026-03-10T09:01:00.000Z' }])
  })

  test('is not made again for somebody who is being served', async () => {
    const stepId = await called()
    await act('start', { stepId })
    office.server.clock.advanceMinutes(1)
    for (const verb of ['recall', 'start', 'absent']) await expectOnlyRefused(office, at(verb, { stepId }), 'step_changed')
  })
})

describe('somebody who was called', () => {
  test('and did not come is absent: the desk is free, the absence is a record', async () => {
    const stepId = await called()
    await act('absent', { stepId })
    expect(await rows('absence')).toMatchObject([{ step_id: stepId }])
    expect(await rows('step')).toMatchObject([{ id: stepId, status: 'absent', ended_at: null }])
    expect(await rows('engagement')).toMatchObject([{ closed_at: expect.any(Number) }])
    await expectOnlyRefused(office, at('finish', { stepId }), 'desk_idle')
    await act('close')
  })

  test('is not finished before being served', async () => {
    const stepId = await called()
    await expectOnlyRefused(office, at('finish', { stepId }), 'step_changed')
  })

  test.each([
    [undefined, 'done'],
    ['done', 'done'],
    ['papersMissing', 'papersMissing'],
    ['comeBack', 'comeBack'],
  ])('and served is finished, outcome %s kept as %s', async (outcome, kept) => {
    const stepId = await called()
    await act('start', { stepId })
    office.server.clock.advanceMinutes(12)
    await act('finish', outcome === undefined ? { stepId } : { stepId, outcome })
    expect(await rows('step')).toMatchObject([{ status: 'done', outcome: kept }])
    const [step] = (await rows('step')) as { started_at: number; ended_at: number }[]
    expect(step!.ended_at - step!.started_at).toBe(12 * 60_000)
  })

  test('is not finished with an outcome that does not exist', async () => {
    const stepId = await called()
    await act('start', { stepId })
    await expectOnlyRefused(office, at('finish', { stepId, outcome: 'whatever' }), 'invalid_input')
  })
})

describe('the name of somebody who has booked', () => {
  test('is for the clerk who has the person in hand, and for nobody else, nor afterwards', async () => {
    const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=card&siteId=centre&limit=2')).body
    const slot = { serviceId: 'card', siteId: 'centre', start: slots[1].start, language: 'it' }
    const booked = await office.server.visitor.post('/api/appointments', { slot, givenName: 'Zarathustra', familyName: 'Quux' })
    done(await office.near.kiosk.post('/api/check-ins', { code: done(booked).body.code }))
    office.server.clock.set(slots[1].start)
    const nameAt = async (clerk: Client) => done(await clerk.get('/api/desks/desk-3/person')).body
    await act('open', undefined, 'desk-3')
    const nobody = { stepId: null, name: null, organisation: null, details: null, phone: null, email: null, professionals: [], sentBy: null }
    expect(await nameAt(office.near.clerk)).toEqual(nobody)
    const { stepId } = await act('next', undefined, 'desk-3')
    expect(await nameAt(office.near.clerk)).toEqual({ ...nobody, stepId, name: 'Zarathustra Quux' })
    for (const other of [colleague, office.near.coordinator]) {
      expect(await nameAt(other)).toEqual(nobody)
      expect(JSON.stringify(done(await other.get('/api/sites/centre/queue')).body)).not.toMatch(/Zarathustra|Quux/)
    }
    await act('start', { stepId }, 'desk-3')
    await act('finish', { stepId }, 'desk-3')
    expect(await nameAt(office.near.clerk)).toEqual(nobody)
  })
})

describe('each change', () => {
  test('leaves its event, and a refused one leaves none', async () => {
    const before = (await rows('event')).length
    const stepId = await called()
    await act('start', { stepId })
    await expectOnlyRefused(office, at('next'), 'desk_busy')
    await act('finish', { stepId })
    await act('close')
    const events = ((await rows('event')) as { seq: number; kind: string; site_id: string }[]).sort((one, other) => one.seq - other.seq).slice(before)
    expect(events.map(({ kind }) => kind)).toEqual(['deskOpened', 'ticketTaken', 'stepCalled', 'serviceStarted', 'serviceFinished', 'deskClosed'])
    expect(new Set(events.map((event) => event.site_id))).toEqual(new Set(['centre']))
  })

  test('sent twice with one key happens once, and answers the same', async () => {
    await act('open')
    await office.ticket()
    await office.ticket()
    const headers = { 'idempotency-key': 'pressed-twice' }
    const answers = await Promise.all([1, 2, 3].map(() => office.send(at('next'), { headers })))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers[0]!.status).toBe(200)
    expect(await rows('call')).toHaveLength(1)
  })
})
