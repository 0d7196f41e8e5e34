import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { done } from '../support/office/desk.ts'
import { allRows } from '../support/office/rows.ts'
import { clientOf, signIn, type TestServer, testServer } from '../support/server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer({ network: null })
})
afterEach(() => server?.close())

const token = () => server.running.deps.tokens.of('setup', 'network')
const first = () => ({
  token: token(),
  name: 'Elena M.',
  email: 'Elena@town.example',
  password: 'a password of some length',
  networkName: 'New town',
  zone: 'Europe/Rome',
  language: 'it',
})
const isOpen = async () => done(await server.visitor.get('/api/setup')).body.open

describe('the first start', () => {
  test('makes the network and its administrator, once', async () => {
    expect(await isOpen()).toBe(true)
    done(await server.visitor.post('/api/setup', first()))
    expect(await isOpen()).toBe(false)
    expect(done(await server.visitor.get('/api/network')).body.name).toBe('New town')
    expect((await server.visitor.post('/api/setup', { ...first(), email: 'other@town.example' })).body.code).toBe('not_found')
    const administrator = clientOf(server.url, { cookie: await signIn(server.url, 'elena@town.example', first().password) })
    expect(done(await administrator.get('/api/staff/self')).body).toMatchObject({ name: 'Elena M.', overall: 'administrator' })
    expect(done(await administrator.get('/api/network/outline')).body).toMatchObject({ network: { name: 'New town', mayEdit: true }, sites: [] })
  })

  test('twice at the same moment: one is the first', async () => {
    const answers = await Promise.all(['a', 'b', 'c'].map((who) => server.visitor.post('/api/setup', { ...first(), email: `${who}@town.example` })))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404, 404])
    expect(await server.running.deps.database.reader.selectFrom('user').select('id').execute()).toHaveLength(1)
  })

  test('with another token nothing happens, and soon nobody may try again', async () => {
    const before = await allRows(server.running.deps.database)
    const tries = []
    for (let at = 0; at < 12; at++) tries.push((await server.visitor.post('/api/setup', { ...first(), token: `wrong-${at}` })).body.code)
    expect(tries.slice(0, 10)).toEqual(Array(10).fill('not_found'))
    expect(tries.slice(10)).toEqual(['too_many_requests', 'too_many_requests'])
    expect(await allRows(server.running.deps.database)).toEqual(before)
  })

  test('leads by the parts alone to a slot that can be booked', async () => {
    done(await server.visitor.post('/api/setup', first()))
    const administrator = clientOf(server.url, { cookie: await signIn(server.url, 'elena@town.example', first().password) })
    const put = async (...parts: [kind: string, value: { id: string; [field: string]: unknown }][]) => {
      const changes = parts.map(([kind, value]) => ({ kind, id: value.id, base: null, value }))
      const { seal } = done(await administrator.post('/api/network/rehearse', { changes })).body
      done(await administrator.post('/api/network/changes', { changes, seal }))
    }
    const text = { name: 'Permesso', summary: '', forWhom: '', documents: [] }
    const service = { id: 'permit', lifeArea: 'permits', icon: 'id-card', durationMinutes: 30, stepMinutes: 30, channels: ['onSite'], walkIn: true }
    await put(['area', { id: 'town', name: 'Town' }], ['institution', { id: 'comune', name: 'Comune' }])
    await put(['service', { ...service, requirements: [{ role: 'desk' }], texts: { it: text } }])
    const pool = { id: 'pool', institution: 'comune', name: 'Desks', languages: ['it'], desks: [{ id: 'desk-1', label: '1' }], services: ['permit'] }
    const hours = [{ on: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '12:00' }]
    await put(['site', { id: 'centre', area: 'town', name: 'Centre', address: 'Via 1', city: 'Town', hours, pools: [pool] }])
    const { slots } = done(await server.visitor.get('/api/slots?serviceId=permit')).body
    const slot = { serviceId: 'permit', siteId: 'centre', start: slots[0].start, language: 'it' }
    done(await server.visitor.post('/api/appointments', { slot, familyName: 'Prova' }))
  })
})

test('a network that has been imported stays as it is, and gets its administrator', async () => {
  const other = await testServer()
  const asked = { ...first(), token: other.running.deps.tokens.of('setup', 'network') }
  done(await other.visitor.post('/api/setup', asked))
  expect(done(await other.visitor.get('/api/network')).body.name).toBe('Test town')
  const administrator = clientOf(other.url, { cookie: await signIn(other.url, 'elena@town.example', first().password) })
  expect(done(await administrator.get('/api/network/outline')).body.sites).toHaveLength(2)
  await other.close()
})

test('an installation where somebody works is set up, whatever the token', async () => {
  const other = await testServer()
  await other.staff('clerk', 'centre')
  expect(done(await other.visitor.get('/api/setup')).body).toEqual({ open: false })
  const asked = { ...first(), token: other.running.deps.tokens.of('setup', 'network') }
  expect((await other.visitor.post('/api/setup', asked)).body.code).toBe('not_found')
  await other.close()
})
