import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accepted, refused } from '../../shared/domain/decision.ts'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectSilence, type Watching, watch } from '../support/office/stream.ts'

let office: Office
let watching: Watching[] = []
beforeAll(async () => {
  // Only what happens draws a picture: not the look every fifteen seconds
  office = await openOffice({ lookingMs: 15_000 })
})
afterAll(() => office?.close())
beforeEach(async () => {
  for (const each of watching) each.leave()
  watching = []
  const { writer } = office.server.running.deps.database
  office.server.clock.set(tuesdayAtTen)
  await writer.deleteFrom('ticket').execute()
  await writer.deleteFrom('desk_session').execute()
})

async function follow(path: string, headers: Readonly<Record<string, string>>): Promise<Watching> {
  const stream = await watch(office.server, path, headers)
  watching.push(stream)
  await stream.frame()
  return stream
}
const board = (extra: Readonly<Record<string, string>> = {}) => follow('/api/board/stream', { ...office.headersOf('board'), ...extra })
const queue = () => follow('/api/sites/centre/queue/stream', office.headersOf('clerk'))
const waiting = (count: number) => (frame: { picture: { waiting: number } }) => frame.picture.waiting === count

describe('a stream', () => {
  test('begins with the whole picture, the same as one reads at once', async () => {
    await office.ticket()
    const stream = await board()
    const { body } = done(await office.near.board.get('/api/board'))
    expect(stream.frames).toHaveLength(1)
    expect(stream.frames[0]).toMatchObject({ version: body.version, picture: { ...body, now: expect.any(String) } })
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.headers.get('x-accel-buffering')).toBe('no')
  })

  test('shows what happens to everybody who watches: board, queue and phone', async () => {
    const mine = await office.ticket()
    const streams = [await board(), await queue(), await follow(`/api/tickets/${mine.id}/stream`, { 'sportello-token': mine.token })]
    done(await office.near.clerk.post('/api/desks/desk-1/open'))
    done(await office.near.clerk.post('/api/desks/desk-1/next'))
    const [onBoard, atDesk, onPhone] = await Promise.all([
      streams[0]!.frame(({ picture }) => picture.calls.length === 1),
      streams[1]!.frame(({ picture }) => picture.desks[0].serving?.status === 'called'),
      streams[2]!.frame(({ picture }) => picture.status === 'called'),
    ])
    expect(onBoard.picture.calls).toMatchObject([{ face: { label: mine.label }, desk: '1' }])
    expect(atDesk.picture.desks[0].serving.face.label).toBe(mine.label)
    expect(onPhone.picture).toMatchObject({ desk: '1', face: { label: mine.label } })
  })

  test('of one site says nothing of another', async () => {
    const stream = await board()
    await office.farTicket()
    await expectSilence(stream, 600)
    expect(JSON.stringify(stream.frames)).not.toContain('Library')
  })

  test('of one person says nothing of anybody else, but who is before', async () => {
    const mine = await office.ticket()
    const stream = await follow(`/api/tickets/${mine.id}/stream`, { 'sportello-token': mine.token })
    const other = await office.ticket()
    await pause(600)
    expect(stream.frames.map((frame) => frame.text).join()).not.toContain(other.id)
    expect(stream.frames.at(-1)!.picture.ahead).toBe(0)
  })
})

describe('a frame', () => {
  test('comes after the commit, and not before', async () => {
    const stream = await board()
    const { transact, database } = office.server.running.deps
    const written = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    const command = transact(async (tx) => {
      await tx.db.insertInto('ticket').values(ticketRow('held-back')).execute()
      await tx.db.insertInto('step').values(stepRow('held-back')).execute()
      tx.record({ kind: 'ticketTaken', siteId: 'centre', ticketId: 'held-back' })
      written.resolve()
      await go.promise
      return accepted(true)
    })
    await written.promise
    await expectSilence(stream, 500)
    go.resolve()
    await command
    expect((await stream.frame(waiting(1))).picture.waiting).toBe(1)
    expect(await database.reader.selectFrom('ticket').select('id').where('id', '=', 'held-back').execute()).toHaveLength(1)
  })

  test('does not come for what was refused, or went wrong', async () => {
    const stream = await board()
    const { transact } = office.server.running.deps
    done(await office.near.clerk.post('/api/desks/desk-1/open'))
    expect((await office.near.clerk.post('/api/desks/desk-1/next')).body.code).toBe('nobody_waiting')
    for (const end of [async () => refused('slot_gone'), () => Promise.reject(new Error('broken'))]) {
      await transact(async (tx) => {
        await tx.db.insertInto('ticket').values(ticketRow('rolled-back')).execute()
        await tx.db.insertInto('step').values(stepRow('rolled-back')).execute()
        tx.record({ kind: 'ticketTaken', siteId: 'centre', ticketId: 'rolled-back' })
        return end() as never
      }).catch(() => {})
    }
    await expectSilence(stream, 600)
  })

  test('comes four times a second at most, and the last one shows all', async () => {
    const stream = await board()
    for (let each = 0; each < 40; each++) {
      await office.ticket()
      await pause(20)
    }
    await stream.frame(waiting(40))
    const times = stream.frames.slice(1).map((frame) => frame.at)
    // Counted over the whole: on the way one frame may catch up with the one before
    expect(times.length).toBeLessThanOrEqual((times.at(-1)! - times[0]!) / 250 + 2)
    expect(times.length).toBeGreaterThan(1)
    expect(times.length).toBeLessThan(40)
  })

  test('comes to many who watch, to each the same bytes', async () => {
    const streams = await Promise.all(Array.from({ length: 12 }, () => board()))
    await office.ticket()
    const frames = await Promise.all(streams.map((stream) => stream.frame(waiting(1))))
    expect(new Set(frames.map(({ text }) => text)).size).toBe(1)
  })

  test('that somebody else’s coming has shown first is not missed by those who watched before', async () => {
    const early = await board()
    await office.ticket()
    await early.frame(waiting(1))
    await office.ticket()
    const late = await board()
    expect(late.frames[0]!.picture.waiting).toBe(2)
    await early.frame(waiting(2))
  })
})

describe('whoever comes back', () => {
  test('with the version that still holds hears nothing until something happens', async () => {
    await office.ticket()
    const { version } = (await board()).frames[0]!
    const again = await watch(office.server, '/api/board/stream', { ...office.headersOf('board'), 'last-event-id': version })
    watching.push(again)
    await expectSilence(again, 600)
    await office.ticket()
    expect((await again.frame()).picture.waiting).toBe(2)
  })

  test('with an older one sees the whole picture, whatever they missed', async () => {
    const { version } = (await board()).frames[0]!
    for (let each = 0; each < 3; each++) await office.ticket()
    const again = await board({ 'last-event-id': version })
    expect(again.frames[0]!.picture.waiting).toBe(3)
  })

  test.each(['nonsense', '0', 'x'.repeat(500)])('with “%s” for a version sees the whole picture', async (version) => {
    expect((await board({ 'last-event-id': version })).frames[0]!.picture.waiting).toBe(0)
  })
})

describe.concurrent('while nothing happens', () => {
  test('a heartbeat comes every five seconds', async () => {
    const stream = await watch(office.server, '/api/board/stream', office.headersOf('farBoard'))
    await stream.frame()
    const began = performance.now()
    await pause(5600)
    expect(stream.beats.filter((beat) => beat > began)).toHaveLength(1)
    stream.leave()
  })

  test('a device whose right is taken away is cut off within five seconds', async () => {
    const { deviceId, token } = await office.server.device('board', 'library')
    const stream = await watch(office.server, '/api/board/stream', { authorization: `Bearer ${token}` })
    await stream.frame()
    done(await office.far.coordinator.post(`/api/devices/${deviceId}/revoke`))
    expect(await Promise.race([stream.ended.then(() => 'ended'), pause(5600, 'late')])).toBe('ended')
    expect((await watch(office.server, '/api/board/stream', { authorization: `Bearer ${token}` })).status).toBe(401)
  })
})

const ticketRow = (id: string) => ({
  id,
  site_id: 'centre',
  day: '2026-03-10',
  series: 'Z',
  number: id.length,
  status: 'waiting' as const,
  channel: 'kiosk',
  language: 'it',
  appointment_id: null,
  taken_at: Date.parse(tuesdayAtTen),
  estimate_low_minutes: null,
  estimate_high_minutes: null,
  promised_at: null,
  closed_reason: null,
})

const stepRow = (ticketId: string) => ({
  id: `step-of-${ticketId}`,
  ticket_id: ticketId,
  site_id: 'centre',
  day: '2026-03-10',
  position: 1,
  service_id: 'permit',
  interpreter_language: null,
  priority_class: 'walkIn' as const,
  status: 'waiting' as const,
  waiting_since: Date.parse(tuesdayAtTen),
  arrival: 1,
  expected_minutes: 30,
  desk_id: null,
  called_at: null,
  recalled_at: null,
  started_at: null,
  ended_at: null,
  outcome: null,
})
