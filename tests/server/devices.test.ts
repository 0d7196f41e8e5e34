import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'
import { type Client, clientOf } from '../support/server.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice({ environment: { TRUSTED_PROXIES: '127.0.0.1' } })
})
afterAll(() => office?.close())
afterEach(() => office.server.clock.set(tuesdayAtTen))

interface Screen extends Client {
  readonly id: string
  readonly pairingCode: string
  readonly expiresAt: string
}

let screens = 0
async function newScreen(kind: 'kiosk' | 'board'): Promise<Screen> {
  const asked = done(await office.server.visitor.post('/api/devices', { kind }, { 'x-forwarded-for': `203.0.113.${++screens}` })).body
  const client = clientOf(office.server.url, { authorization: `Bearer ${asked.token}` })
  return { ...client, id: asked.deviceId, pairingCode: asked.pairingCode, expiresAt: asked.expiresAt }
}

const state = async (screen: Client): Promise<string> => done(await screen.get('/api/devices/self')).body.state
const approve = (screen: Screen, lead: Client = office.near.coordinator) =>
  lead.post('/api/devices/approve', { pairingCode: screen.pairingCode, siteId: 'centre', name: 'Sala d’attesa' })

describe('a new screen', () => {
  test('shows eight digits for ten minutes, and may do nothing', async () => {
    const screen = await newScreen('board')
    expect(screen.pairingCode).toMatch(/^\d{8}$/)
    expect(screen.expiresAt).toBe('2026-03-10T09:10:00.000Z')
    expect(done(await screen.get('/api/devices/self')).body).toMatchObject({
      id: screen.id,
      kind: 'board',
      state: 'waiting',
      siteId: null,
      siteName: null,
    })
    expectRefused(await screen.get('/api/board'), 'device_required')
  })

  test('is looked at before it is approved, and works from then on at that site', async () => {
    const screen = await newScreen('board')
    const typed = screen.pairingCode.replace(/(....)/, '$1 ')
    expect(done(await office.near.coordinator.post('/api/devices/look', { pairingCode: typed })).body).toEqual({ deviceId: screen.id, kind: 'board' })
    const { body } = done(await approve(screen))
    expect(body).toMatchObject({
      id: screen.id,
      kind: 'board',
      siteId: 'centre',
      siteName: 'Centre',
      name: 'Sala d’attesa',
      approvedAt: '2026-03-10T09:00:00.000Z',
    })
    expect(done(await screen.get('/api/devices/self')).body).toMatchObject({ state: 'paired', siteId: 'centre', siteName: 'Centre' })
    expect(done(await screen.get('/api/board')).body.siteName).toBe('Centre')
  })

  test('is no kiosk because it asks like one', async () => {
    const screen = await newScreen('board')
    done(await approve(screen))
    expectRefused(await screen.get('/api/kiosk'), 'not_allowed')
    expectRefused(await screen.post('/api/tickets', { serviceId: 'permit', language: 'it' }), 'not_allowed')
  })

  test('whose ten minutes are over is not paired any more', async () => {
    const screen = await newScreen('kiosk')
    office.server.clock.advanceMinutes(10)
    expect(await state(screen)).toBe('expired')
    expectRefused(await office.near.coordinator.post('/api/devices/look', { pairingCode: screen.pairingCode }), 'pairing_expired')
    expectRefused(await approve(screen), 'pairing_expired')
    expectRefused(await screen.get('/api/kiosk'), 'device_required')
  })

  test('is paired once: its code opens nothing afterwards', async () => {
    const screen = await newScreen('kiosk')
    done(await approve(screen))
    expectRefused(await approve(screen, office.far.coordinator), ['not_found', 'pairing_expired'])
    expectRefused(await approve(screen), 'pairing_expired')
    expectRefused(await office.near.coordinator.post('/api/devices/look', { pairingCode: screen.pairingCode }), 'pairing_expired')
  })

  test('that nobody approved is forgotten', async () => {
    const screen = await newScreen('kiosk')
    office.server.clock.advanceMinutes(120)
    await newScreen('kiosk')
    const { reader } = office.server.running.deps.database
    expect(await reader.selectFrom('device').select('id').where('id', '=', screen.id).execute()).toEqual([])
    expectRefused(await screen.get('/api/devices/self'), 'device_required')
  })
})

describe('a paired device', () => {
  test('stands in the list of its site, and of no other', async () => {
    const screen = await newScreen('kiosk')
    done(await approve(screen))
    const listed = async (lead: Client) => done(await lead.get('/api/devices')).body.devices.map((device: { id: string }) => device.id)
    expect(await listed(office.near.coordinator)).toContain(screen.id)
    expect(await listed(office.far.coordinator)).not.toContain(screen.id)
  })

  test('whose right is taken away opens nothing at once, and leaves the list', async () => {
    const screen = await newScreen('kiosk')
    done(await approve(screen))
    done(await screen.get('/api/kiosk'))
    done(await office.near.coordinator.post(`/api/devices/${screen.id}/revoke`))
    expectRefused(await screen.get('/api/kiosk'), 'device_required')
    expectRefused(await screen.post('/api/tickets', { serviceId: 'permit', language: 'it' }), 'device_required')
    expect(await state(screen)).toBe('revoked')
    const { devices } = done(await office.near.coordinator.get('/api/devices')).body
    expect(devices.map((device: { id: string }) => device.id)).not.toContain(screen.id)
  })

  test('gives numbers of its own site alone', async () => {
    const taken = done(await office.far.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it' })).body
    expect(taken).toMatchObject({ siteName: 'Library', face: { label: 'B1' } })
    expect(done(await office.near.board.get('/api/board')).body.waiting).toBe(0)
  })

  test('may be paired by an administrator of the whole network', async () => {
    const administrator = await office.server.staff('administrator', null)
    done(await approve(await newScreen('kiosk'), administrator))
  })
})

test('whoever guesses codes of screens is stopped after ten', async () => {
  const guesser = await office.server.staff('coordinator', 'centre')
  const guess = (code: number) => guesser.post('/api/devices/look', { pairingCode: String(code).padStart(8, '0') })
  for (let code = 0; code < 10; code++) expectRefused(await guess(code), 'pairing_expired')
  const screen = await newScreen('kiosk')
  expectRefused(await guess(10), 'too_many_requests')
  expectRefused(await approve(screen, guesser), 'too_many_requests')
})
