import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { networkFile } from '../../shared/contracts/network-file.ts'
import { done } from '../support/office/desk.ts'
import { type TestServer, testServer } from '../support/server.ts'

/** A Monday in Rome, 09:15, after the first stops of the mobile units. */
const monday = '2027-01-11T08:15:00Z'

let server: TestServer
afterEach(() => server?.close())

async function open(name: string) {
  const file = networkFile.parse(JSON.parse(readFileSync(new URL(`../../docs/networks/${name}.json`, import.meta.url), 'utf8')))
  server = await testServer({ now: monday, network: file })
  return file
}

const slotsOf = async (query: string) => done(await server.visitor.get(`/api/slots?${query}`)).body.slots
const book = async (serviceId: string, slot: { siteId: string; start: string }, more: object, wish: object = {}) =>
  done(
    await server.visitor.post('/api/appointments', {
      slot: { serviceId, siteId: slot.siteId, start: slot.start, language: 'it', ...wish },
      familyName: 'Prova',
      ...more,
    }),
  ).body

test('Milano, Immigration Center: six institutions of one site give numbers of one series', async () => {
  await open('milano-immigration-center')
  const kiosk = await server.device('kiosk', 'milano-center')
  const numbers = []
  for (const serviceId of ['welcome', 'permit-renewal', 'family-reunification', 'health-card', 'social-security']) {
    numbers.push(done(await kiosk.post('/api/tickets', { serviceId, language: 'it' })).body.face.label)
  }
  expect(numbers).toEqual(['M1', 'M2', 'M3', 'M4', 'M5'])
  const remote = await slotsOf('serviceId=before-arrival&channel=video&interpreter=ar&limit=1')
  expect(remote).toEqual([expect.objectContaining({ siteId: 'milano-remote' })])
})

test('Milano, FAMI: a company is called, and an office meets an interpreter in a video', async () => {
  await open('milano-fami')
  const [call] = await slotsOf('serviceId=company-advice&channel=phone&limit=1')
  await book('company-advice', call, { phone: '+39 02 000000', requesterKind: 'company' }, { channel: 'phone' })
  const [video] = await slotsOf('serviceId=office-mediation&channel=video&interpreter=bn&limit=1')
  await book('office-mediation', video, { email: 'scuola@example.org', requesterKind: 'office' }, { channel: 'video', interpreter: 'bn' })
  const kept = await server.running.deps.database.reader.selectFrom('appointment').select(['channel', 'requester_kind']).orderBy('channel').execute()
  expect(kept).toEqual([
    { channel: 'phone', requester_kind: 'company' },
    { channel: 'video', requester_kind: 'office' },
  ])
})

test('Brescia: the earliest place is found across the desks, the same service at each', async () => {
  const file = await open('brescia')
  const { services } = done(await server.visitor.get('/api/services')).body
  const { sites } = done(await server.visitor.get('/api/sites?serviceId=permit-renewal')).body
  expect(sites).toHaveLength(file.sites.length)
  expect(services.map((service: { id: string }) => service.id)).toContain('school-meeting')
  const [earliest] = await slotsOf('serviceId=permit-renewal&limit=1')
  const first = await Promise.all(
    file.sites.map(async (site) => (await slotsOf(`serviceId=permit-renewal&siteId=${site.id}&limit=1`))[0]?.start ?? '9'),
  )
  expect(earliest.start).toBe(first.sort()[0])
})

test('Lombardia: 35 areas share interpreters, and none of them is promised to two areas at once', async () => {
  const file = await open('lombardia')
  expect(file.areas).toHaveLength(35)
  const shared = file.people.filter((person) => new Set(person.windows.map((window) => window.site)).size > 1)
  expect(shared.length).toBeGreaterThan(30)
  for (let each = 0; each < 12; each++) {
    const [slot] = await slotsOf('serviceId=permit-renewal&interpreter=ar&limit=1')
    await book('permit-renewal', slot, {}, { interpreter: 'ar' })
  }
  const { reader } = server.running.deps.database
  const taken = await reader
    .selectFrom('busy')
    .select(['resource_id', 'from_at', 'to_at'])
    .where('role', '=', 'interpreter')
    .orderBy('from_at')
    .execute()
  expect(taken).toHaveLength(12)
  for (const one of taken) {
    for (const other of taken) {
      if (one !== other && one.resource_id === other.resource_id) expect(one.from_at >= other.to_at || other.from_at >= one.to_at).toBe(true)
    }
  }
})

test('LGNet: a mobile unit is open at its stops alone, and a joint appointment takes two professionals and an interpreter', async () => {
  await open('lgnet')
  const stops = await slotsOf('serviceId=health-card&siteId=bari-mobile&limit=200')
  expect(stops.length).toBeGreaterThan(0)
  expect(new Set(stops.map((slot: { time: string }) => slot.time >= '15:00' && slot.time < '19:00'))).toEqual(new Set([true]))
  const [joint] = await slotsOf('serviceId=joint-team&siteId=bari-desk&interpreter=ar&limit=1')
  const { appointmentId } = await book('joint-team', joint, {}, { interpreter: 'ar' })
  const roles = await server.running.deps.database.reader
    .selectFrom('busy')
    .select('role')
    .where('appointment_id', '=', appointmentId)
    .orderBy('role')
    .execute()
  expect(roles.map((row) => row.role)).toEqual(['desk', 'interpreter', 'psychologist', 'social-worker'])
})
