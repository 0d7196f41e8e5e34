import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type DemoAccess, prepareDemo } from '../../server/jobs/demo.ts'
import { clientOf, signIn, type TestServer, testServer } from '../support/server.ts'

let server: TestServer
afterEach(() => server?.close())

async function demoAt(now: string): Promise<DemoAccess> {
  server = await testServer({ now, network: null })
  const access = await prepareDemo(server.running)
  if (!access) throw new Error('no demo')
  return access
}

const kioskOf = ({ devices }: DemoAccess, siteId: string) => {
  const device = devices.find((each) => each.kind === 'kiosk' && each.siteId === siteId)!
  return clientOf(server.url, { authorization: `Bearer ${device.path.split('device=')[1]}` })
}

describe('the demo', () => {
  // a Sunday afternoon, ten to midnight, the night of a clock change, 29 February
  test.each(['2026-11-22T14:00:00Z', '2026-11-23T22:50:00Z', '2026-03-29T00:30:00Z', '2028-02-29T11:00:00Z'])(
    'the whole main job can be tried at %s',
    async (now) => {
      const access = await demoAt(now)
      const slots = await server.visitor.get('/api/slots?serviceId=permit-renewal&siteId=centre&interpreter=ar&limit=1')
      expect(Date.parse(slots.body.slots[0].start) - Date.parse(now)).toBeLessThan(3 * 60 * 60_000)
      const kiosk = kioskOf(access, 'centre')
      const offer = await kiosk.get('/api/kiosk/offer?serviceId=permit-renewal&interpreter=bn')
      expect(offer.body.number.available).toBe(true)
      const taken = await kiosk.post('/api/tickets', { serviceId: 'permit-renewal', language: 'bn', interpreter: 'bn' })
      expect(taken.status).toBe(201)
      const { email, password } = access.signIns[0]!
      const clerk = clientOf(server.url, { cookie: await signIn(server.url, email, password) })
      expect((await clerk.post('/api/desks/centre-desk-1/open')).status).toBe(200)
      expect((await clerk.post('/api/desks/centre-desk-1/next')).status).toBe(200)
    },
  )

  test('shows a code for phones where the mobile unit stands, and the number can be taken', async () => {
    const { devices } = await demoAt('2026-11-22T14:00:00Z')
    const board = devices.find((each) => each.siteId === 'mobile')!
    const shown = await clientOf(server.url, { authorization: `Bearer ${board.path.split('device=')[1]}` }).get('/api/board')
    const [siteId, door] = shown.body.door.path.split('#')[1].split('.')
    const wish = { siteId, door, phone: 'phone-of-the-demo', serviceId: 'permit-renewal', language: 'it' }
    expect((await server.visitor.post('/api/phone-tickets', wish)).status).toBe(201)
  })

  test('some are served, some wait, some are booked, and no interpreter is kept by somebody invented', async () => {
    await demoAt('2026-11-24T09:00:00Z')
    const { reader } = server.running.deps.database
    const steps = await reader.selectFrom('step').select('status').execute()
    const count = (status: string) => steps.filter((step) => step.status === status).length
    expect(count('done')).toBeGreaterThan(5)
    expect(count('waiting')).toBeGreaterThan(1)
    expect(count('serving')).toBeGreaterThan(0)
    expect((await reader.selectFrom('appointment').select('id').where('status', '=', 'booked').execute()).length).toBeGreaterThan(20)
    const engaged = await reader
      .selectFrom('engagement')
      .innerJoin('resource', 'resource.id', 'engagement.resource_id')
      .select('kind')
      .where('closed_at', 'is', null)
      .execute()
    expect(new Set(engaged.map((each) => each.kind))).toEqual(new Set(['desk']))
  })

  test('a second start the same day adds nobody and keeps the ways in', async () => {
    const access = await demoAt('2026-11-24T09:00:00Z')
    const tickets = () => server.running.deps.database.reader.selectFrom('ticket').select('id').execute()
    const before = await tickets()
    expect(await prepareDemo(server.running)).toEqual(access)
    expect((await tickets()).length - before.length).toBeLessThan(15)
    expect(JSON.parse(readFileSync(join(server.folder, 'demo.json'), 'utf8'))).toEqual(access)
  })

  test('has months of invented figures from the first start, and no more from the second', async () => {
    const access = await demoAt('2026-11-24T09:00:00Z')
    const { email, password } = access.signIns.find((each) => each.role === 'administrator')!
    const lead = clientOf(server.url, { cookie: await signIn(server.url, email, password) })
    const october = (await lead.get('/api/figures?from=2026-10-01&to=2026-10-31')).body
    expect(october.total.visits).toBeGreaterThan(500)
    expect(october.bySite.map((row: { key: string }) => row.key)).toEqual(expect.arrayContaining(['centre', 'library']))
    const facts = () => server.running.deps.database.reader.selectFrom('fact').select('id').execute()
    const before = await facts()
    await prepareDemo(server.running)
    expect(await facts()).toEqual(before)
  })

  test('a network in real use is left alone', async () => {
    server = await testServer()
    expect(await prepareDemo(server.running)).toBeNull()
    expect(await server.running.deps.database.reader.selectFrom('fact').select('id').execute()).toEqual([])
    expect(await server.running.deps.database.reader.selectFrom('user').select('id').execute()).toEqual([])
  })
})
