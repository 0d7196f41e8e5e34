import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Client, type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let kiosk: Client
let board: Client
let clerk: Client
let second: Client

beforeAll(async () => {
  server = await testServer()
  kiosk = await server.device('kiosk', 'centre')
  board = await server.device('board', 'centre')
  clerk = await server.staff('clerk', 'centre')
  second = await server.staff('clerk', 'centre')
})
afterAll(() => server?.close())

describe('the main job over HTTP', () => {
  let code = ''
  let appointment = { appointmentId: '', token: '' }
  let woman = { ticketId: '', token: '', stepId: '' }

  test('a woman books in Arabic with an Arabic interpreter', async () => {
    const slots = await server.visitor.get('/api/slots?serviceId=permit&siteId=centre&interpreter=ar&limit=5')
    expect(slots.status).toBe(200)
    expect(slots.body.slots[0]).toEqual({ siteId: 'centre', start: '2026-03-10T09:00:00.000Z', day: '2026-03-10', time: '10:00' })
    const start = slots.body.slots[1].start
    const hold = await server.visitor.post('/api/holds', {
      serviceId: 'permit',
      siteId: 'centre',
      start,
      channel: 'onSite',
      language: 'ar',
      interpreter: 'ar',
    })
    expect(hold.status).toBe(201)
    const booked = await server.visitor.post('/api/appointments', {
      hold: { appointmentId: hold.body.appointmentId, token: hold.body.token },
      givenName: 'أمينة',
      familyName: 'El Idrissi',
      email: 'amina@example.org',
    })
    expect(booked.status).toBe(201)
    expect(booked.body.code).toMatch(/^\d{9}$/)
    code = booked.body.code
    appointment = booked.body
  })

  test('the slot she has is nobody else’s', async () => {
    const { body } = await server.visitor.get('/api/slots?serviceId=permit&siteId=centre&interpreter=ar&limit=5')
    expect(body.slots.map((slot: { time: string }) => slot.time)).not.toContain('10:30')
  })

  test('the confirmation comes by e-mail with a calendar entry, in Arabic and then Italian', async () => {
    const folder = join(server.folder, 'mail')
    const file = await vi.waitUntil(async () => (await readdir(folder).catch(() => [])).find((name) => name.endsWith('.eml')), { timeout: 15_000 })
    const raw = await readFile(join(folder, file), 'utf8')
    expect(raw).toContain('Content-Language: ar')
    expect(raw).toMatch(/text\/calendar/)
    expect(raw).toContain('To: amina@example.org')
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/permit/i)
  })

  test('she reads her appointment with its key, and nobody without', async () => {
    const path = `/api/appointments/${appointment.appointmentId}`
    expect((await server.visitor.get(path, { 'sportello-token': appointment.token })).body).toMatchObject({
      status: 'booked',
      time: '10:30',
      interpreter: 'ar',
    })
    expect((await server.visitor.get(path)).status).toBe(404)
    expect((await server.visitor.get(path, { 'sportello-token': `${appointment.token.slice(1)}A` })).status).toBe(404)
  })

  test('she types her code at the kiosk and gets a number', async () => {
    const taken = await kiosk.post('/api/check-ins', { code: code.replace(/(...)/g, '$1 ') })
    expect(taken.status).toBe(201)
    expect(taken.body).toMatchObject({ face: { label: 'A1', mark: 0 }, bookedTime: '10:30', language: 'ar' })
    woman = taken.body
  })

  test('the same code does not check in twice', async () => {
    expect((await kiosk.post('/api/check-ins', { code })).body.code).toBe('already_checked_in')
  })

  test('a man takes a number in Bengali and is told how long it may take', async () => {
    const offer = await kiosk.get('/api/kiosk/offer?serviceId=permit&interpreter=bn')
    expect(offer.body.number).toMatchObject({ available: true, interpreterFrom: null, interpreterUntil: '12:00' })
    const taken = await kiosk.post('/api/tickets', { serviceId: 'permit', language: 'bn', interpreter: 'bn' })
    expect(taken.status).toBe(201)
    expect(taken.body.face.label).toBe('A2')
  })

  test('a clerk opens a desk and Next calls him: her time has not come', async () => {
    expect((await clerk.post('/api/desks/desk-1/open')).status).toBe(200)
    const called = await clerk.post('/api/desks/desk-1/next')
    expect(called.body.face.label).toBe('A2')
    expect((await board.get('/api/board')).body.calls).toMatchObject([{ face: { label: 'A2' }, desk: '1', status: 'called' }])
  })

  test('another Bengali speaker is not called while the interpreter is engaged', async () => {
    await kiosk.post('/api/tickets', { serviceId: 'permit', language: 'bn', interpreter: 'bn' })
    server.clock.advanceMinutes(31)
    await second.post('/api/desks/desk-2/open')
    const called = await second.post('/api/desks/desk-2/next')
    expect(called.body.face.label).toBe('A1')
    const queue = (await clerk.get('/api/sites/centre/queue')).body
    expect(queue.waiting.map((row: { face: { label: string } }) => row.face.label)).toEqual(['A3'])
    expect(queue.waiting[0].interpreterFree).toBe(false)
    expect(queue.desks[1].serving).toMatchObject({ interpreter: { name: 'Nadia K.' } })
    expect(JSON.stringify(queue)).not.toContain('El Idrissi')
    expect((await clerk.get('/api/desks/desk-2/person')).body).toMatchObject({ stepId: null, name: null })
    expect((await second.get('/api/desks/desk-2/person')).body).toMatchObject({ stepId: queue.desks[1].serving.stepId, name: 'أمينة El Idrissi' })
  })

  test('she is served and finished; then the next Bengali speaker is called when the interpreter is free', async () => {
    const queue = (await clerk.get('/api/sites/centre/queue')).body
    const hers = queue.desks[1].serving.stepId
    expect((await second.post('/api/desks/desk-2/start', { stepId: hers })).status).toBe(200)
    expect((await second.post('/api/desks/desk-2/finish', { stepId: hers })).status).toBe(200)
    expect((await second.post('/api/desks/desk-2/next')).body.code).toBe('nobody_waiting')
    const his = queue.desks[0].serving.stepId
    await clerk.post('/api/desks/desk-1/start', { stepId: his })
    await clerk.post('/api/desks/desk-1/finish', { stepId: his })
    expect((await second.post('/api/desks/desk-2/next')).body.face.label).toBe('A3')
    const mine = await server.visitor.get(`/api/tickets/${woman.ticketId}`, { 'sportello-token': woman.token })
    expect(mine.body.status).toBe('done')
  })

  test('when no Bengali interpreter is left today the kiosk says so before it gives a number, and offers something else', async () => {
    server.clock.set('2026-03-10T12:00:00Z')
    const offer = (await kiosk.get('/api/kiosk/offer?serviceId=permit&interpreter=bn')).body
    expect(offer.number).toEqual({ available: false, reason: 'no_interpreter_today' })
    expect(offer.slots[0]).toMatchObject({ channel: 'onSite', day: '2026-03-11', time: '10:00' })
    expect((await kiosk.post('/api/tickets', { serviceId: 'permit', language: 'bn', interpreter: 'bn' })).body.code).toBe('no_interpreter_today')
  })

  test('a kiosk whose site never has such an interpreter offers a place where there is one', async () => {
    server.clock.set('2026-03-11T09:00:00Z')
    const library = await server.device('kiosk', 'library')
    const offer = (await library.get('/api/kiosk/offer?serviceId=permit&interpreter=bn')).body
    expect(offer.number).toEqual({ available: false, reason: 'no_interpreter_today' })
    expect(offer.slots[0]).toMatchObject({ channel: 'onSite', siteId: 'centre', siteName: 'Centre' })
  })

  test('somebody with a single name books, and finds the appointment by it', async () => {
    const slots = await server.visitor.get('/api/slots?serviceId=card&siteId=centre&limit=2')
    const slot = { serviceId: 'card', siteId: 'centre', start: slots.body.slots[1].start, language: 'it' }
    const booked = await server.visitor.post('/api/appointments', { slot, givenName: 'Zarathustra' })
    expect(booked.status).toBe(201)
    const found = await server.visitor.post('/api/appointments/find', { code: booked.body.code, familyName: 'zarathustra' })
    expect(found.body.appointmentId).toBe(booked.body.appointmentId)
  })
})
