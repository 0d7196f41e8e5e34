import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engine } from '../support/database.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { operationsOf } from '../support/office/operations.ts'
import { clientOf, testServer } from '../support/server.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const scrape = async (): Promise<string> => (await office.server.visitor.get('/metrics')).body
/** of the product's own: those of the process are prom-client's */
const series = async () =>
  [...(await scrape()).matchAll(/^(sportello_\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name, labels = '', value]) => ({
    name: name!,
    labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, of]) => [label!, of!])) as Record<string, string>,
    value: Number(value),
  }))
const figure = async (name: string, labels: Record<string, string> = {}) =>
  (await series()).find((each) => each.name === name && Object.entries(labels).every(([label, of]) => each.labels[label] === of))?.value

describe('the metrics', () => {
  test('count requests by operation and class of status, with how long they took', async () => {
    const booked = await office.book({ familyName: 'Xochitlson', email: 'canary@metrics.example' })
    await office.server.visitor.get(`/api/appointments/${booked.id}`)
    expect(await figure('sportello_request_seconds_count', { operation: 'bookAppointment', status: '2xx' })).toBe(1)
    expect(await figure('sportello_request_seconds_count', { operation: 'readAppointment', status: '4xx' })).toBe(1)
    expect(await figure('sportello_request_seconds_sum', { operation: 'bookAppointment', status: '2xx' })).toBeGreaterThan(0)
  })

  test('tell who waits where, and that the database answers', async () => {
    await office.ticket()
    expect(await figure('sportello_waiting', { site: 'centre' })).toBe(1)
    expect(await figure('sportello_waiting', { site: 'library' })).toBe(0)
    expect(await figure('sportello_database_up')).toBe(1)
    expect(await figure('sportello_event_lag_seconds')).toBeGreaterThanOrEqual(0)
  })

  test('tell how many mails wait, how long, and how many were given up', async () => {
    await office.mailed()
    const { deps } = office.server.running
    const { id } = await office.book({ familyName: 'Prova', email: 'prova@metrics.example' })
    await office.mailed()
    const outbox = deps.database.writer.updateTable('outbox').where('appointment_id', '=', id)
    await outbox.set({ sent_at: null, next_at: deps.clock.now() + 3_600_000, made_at: deps.clock.now() - 60_000 }).execute()
    expect(await figure('sportello_mails', { state: 'waiting' })).toBe(1)
    expect(await figure('sportello_oldest_mail_seconds')).toBe(60)
    await outbox.set({ failed_at: deps.clock.now() }).execute()
    expect(await figure('sportello_mails', { state: 'failed' })).toBe(1)
    expect(await figure('sportello_oldest_mail_seconds')).toBe(0)
  })

  test('tell how many screens are kept up to date', async () => {
    const leaving = new AbortController()
    await fetch(`${office.server.url}/api/board/stream`, { headers: { authorization: `Bearer ${office.near.board.token}` }, signal: leaving.signal })
    await expect.poll(() => figure('sportello_streams', { kind: 'board' })).toBe(1)
    leaving.abort()
    await expect.poll(() => figure('sportello_streams', { kind: 'board' })).toBe(0)
  })

  test.runIf(engine === 'sqlite')('tell how many commands share a commit', async () => {
    const before = (await figure('sportello_commit_commands_sum')) ?? 0
    await Promise.all(Array.from({ length: 10 }, () => office.ticket()))
    expect(((await figure('sportello_commit_commands_sum')) ?? 0) - before).toBeGreaterThanOrEqual(10)
  })

  test('and of the process its memory and its event loop', async () => {
    expect(await scrape()).toMatch(/^process_resident_memory_bytes \d/m)
    expect(await scrape()).toMatch(/^nodejs_eventloop_lag_seconds /m)
  })
})

describe('labels', () => {
  const operations = async () => [...(await operationsOf(office.server)).map(({ id }) => id), 'other', 'health', 'screen', 'asset']

  test('have few values that are known beforehand, whatever is asked for', async () => {
    const { visitor } = office.server
    for (const path of ['/nothing', '/api/nothing', '/api/appointments/Quetzalina', '/assets/x.js', '/?name=Quetzalina', '/api/tickets/a/stream'])
      await visitor.get(path)
    await Promise.all(Array.from({ length: 50 }, (_, each) => visitor.get(`/api/appointments/unknown-${each}`)))
    const known: Record<string, readonly string[]> = {
      operation: await operations(),
      status: ['1xx', '2xx', '3xx', '4xx', '5xx'],
      kind: ['board', 'queue', 'ticket'],
      state: ['waiting', 'failed'],
      site: ['centre', 'library'],
    }
    const found = (await series()).flatMap(({ labels }) => Object.entries(labels)).filter(([label]) => label !== 'le')
    expect(found.length).toBeGreaterThan(20)
    expect(found.filter(([label, value]) => !known[label]?.includes(value))).toEqual([])
  })

  test('say nothing of anybody', async () => {
    const booked = done(
      await office.server.visitor.post('/api/appointments', {
        slot: { serviceId: 'permit', siteId: 'centre', start: (await office.freeSlot()).start, language: 'ar' },
        givenName: 'Quetzalina',
        familyName: 'Xochitlson',
        email: 'canary@metrics.example',
      }),
    ).body
    const page = await scrape()
    for (const secret of ['Quetzalina', 'Xochitlson', 'canary', booked.code, booked.token, booked.appointmentId, office.near.clerk.email])
      expect(page).not.toContain(secret)
  })
})

describe('who may look at the metrics:', () => {
  const status = async (headers: Record<string, string>) => (await clientOf(office.server.url).get('/metrics', headers)).status

  test('without a token this machine itself, and nobody whom a proxy on it has brought', async () => {
    expect(await status({})).toBe(200)
    expect(await status({ 'x-forwarded-for': '203.0.113.9' })).toBe(404)
    for (const header of ['forwarded', 'via', 'x-forwarded-host', 'x-real-ip']) expect(await status({ [header]: '127.0.0.1' })).toBe(404)
  })

  test('with a token whoever has it, from anywhere', async () => {
    const token = 'a-token-of-some-length'
    const guarded = await testServer({ environment: { METRICS_TOKEN: token }, network: null })
    const ask = async (authorization?: string) =>
      (await guarded.visitor.get('/metrics', { ...(authorization && { authorization }), 'x-forwarded-for': '203.0.113.9' })).status
    expect(await ask()).toBe(404)
    expect(await ask('Bearer a-token-of-some-lengtH')).toBe(404)
    expect(await ask(`Bearer ${token}`)).toBe(200)
    expect((await guarded.visitor.get('/metrics')).status).toBe(404)
    await guarded.close()
  })
})
