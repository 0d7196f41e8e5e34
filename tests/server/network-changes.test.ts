import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { bookSlot } from '../../server/appointments/book.ts'
import { exportNetwork } from '../../server/network/queries.ts'
import { retire, takeNetworkTurn } from '../../server/network/store.ts'
import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import { accepted } from '../../shared/domain/decision.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { smallTown } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { allRows } from '../support/office/rows.ts'
import { type Answer, type Client, clientOf, type TestServer, testServer } from '../support/server.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests look into parts freely
type Value = Record<string, any>
let server: TestServer
let coordinator: Client
let administrator: Client
/** Each test changes the network: it has a copy of this one, with the people who have signed in. */
let original: FreshDatabase
let copy: FreshDatabase
let environment: { SECRET_FILE: string }
let cookies: { coordinator: string; administrator: string }
beforeAll(async () => {
  original = await freshDatabase()
  environment = { SECRET_FILE: join(await mkdtemp(join(inject('runDirectory'), 'network-')), 'secret') }
  const first = await testServer({ network: withNeighbour(), databaseUrl: original.url, environment })
  cookies = { coordinator: (await first.staff('coordinator', 'centre')).cookie, administrator: (await first.staff('administrator', null)).cookie }
  await first.close()
})
beforeEach(async () => {
  copy = await freshDatabase({ copyOf: original.url })
  server = await testServer({ network: null, databaseUrl: copy.url, environment })
  coordinator = clientOf(server.url, { cookie: cookies.coordinator })
  administrator = clientOf(server.url, { cookie: cookies.administrator })
})
afterEach(async () => {
  await server?.close()
  await copy?.drop()
})
afterAll(() => original?.drop())

describe('a change of the network', () => {
  test('is rehearsed, made, and seen by everybody at once', async () => {
    const { change, answer } = await put(coordinator, 'site', 'centre', (centre) => ({ ...centre, name: 'Centro', phone: '+39 02 1' }))
    expect(answer).toMatchObject({ status: 200, body: { touched: { replanCount: 0, reassignedCount: 0, waitingCount: 0, replan: [] } } })
    expect(done(await server.visitor.get('/api/sites')).body.sites[0]).toMatchObject({ name: 'Centro', phone: '+39 02 1' })
    const part = await partOf(coordinator, 'site', 'centre')
    expect(answer.body.versions).toEqual({ 'site/centre': part.version })
    expect(part.version).not.toBe(change.base)
  })

  test('leaves in the database exactly the file that was asked for', async () => {
    const before = await exported()
    const site = before.sites[0]!
    const [comune, asl] = site.pools
    await expectPut('site', 'centre', (centre) => ({
      ...centre,
      kind: 'mobile',
      holidays: 'IT',
      patronDay: '12-07',
      queue: { preset: 'longestWait', maxPassed: 2 },
      hours: [{ on: ['mon', 'tue'], from: '09:00', to: '12:00' }],
      exceptions: [{ fromDay: '2026-05-04', toDay: '2026-05-04', from: '10:00', to: '11:00', reason: 'Fair', place: 'Square', address: 'Piazza 1' }],
      pools: [
        { ...asl, units: 3, name: 'Health', desks: [{ id: 'desk-3', label: '1' }] },
        {
          ...comune,
          desks: [
            { id: 'desk-2', label: '2' },
            { id: 'desk-1', label: '3' },
            { id: 'desk-9', label: '9' },
          ],
        },
      ],
    }))
    await expectPut('person', 'giulia', (giulia) => ({ ...giulia, name: 'Giulia B.', languages: ['en', 'it'], weeklyMinutes: 300 }))
    await expectPut('person', 'new-person', () => ({ id: 'new-person', kind: 'professional', name: 'New', windows: [] }))
    await expectPut('service', 'card', (card) => ({ ...card, durationMinutes: 20, requirements: [{ role: 'desk' }], texts: { it: card.texts.it } }))
    await expectPut('network', 'network', ({ phone, ...network }) => ({ ...network, name: 'New town', zone: 'Europe/Lisbon' }))
    await expectPut('travel', 'travel', () => [{ from: 'centre', to: 'library', minutes: 20 }])
    await expectPut('area', 'north', () => ({ id: 'north', name: 'North' }))
    const after = await exported()
    expect(after.sites[0]!.pools.map((pool) => [pool.id, pool.units, pool.desks.map((desk) => `${desk.id} ${desk.label}`)])).toEqual([
      ['asl-pool', 3, ['desk-3 1']],
      ['comune-pool', undefined, ['desk-2 2', 'desk-1 3', 'desk-9 9']],
    ])
    expect(after).toMatchObject({ name: 'New town', zone: 'Europe/Lisbon' })
    expect(after).not.toHaveProperty('phone')
    expect(after.sites[0]).not.toHaveProperty('zone')
  })

  test('can be taken back: what is taken away and put again is as it was', async () => {
    const before = await exported()
    const { value } = await partOf(administrator, 'person', 'nadia')
    await expectPut('person', 'nadia', () => null)
    expect((await exported()).people.map((person) => person.id)).not.toContain('nadia')
    await expectPut('person', 'nadia', () => value)
    const after = await exported()
    const sorted = (file: NetworkFile) => ({ ...file, people: file.people.toSorted((one, other) => (one.id < other.id ? -1 : 1)) })
    expect(sorted(after)).toEqual(sorted(before))
  })

  test('is made once, however often it is sent', async () => {
    const change = await changeOf(coordinator, 'site', 'centre', (centre) => ({ ...centre, name: 'Centro' }))
    const { seal } = done(await coordinator.post('/api/network/rehearse', { changes: [change] })).body
    const key = { 'idempotency-key': 'the-same' }
    const first = await coordinator.post('/api/network/changes', { changes: [change], seal }, key)
    const again = await coordinator.post('/api/network/changes', { changes: [change], seal }, key)
    expect(first.status).toBe(200)
    expect(again).toMatchObject({ status: 200, body: first.body })
  })

  test('that changes nothing writes nothing but the turn', async () => {
    await put(coordinator, 'site', 'centre', (centre) => centre)
    expect(await eventKinds()).not.toContain('networkChanged site')
  })
})

test('a body may be as large as a service in thirteen languages, and only here', async () => {
  const texts = Object.fromEntries(
    ['it', 'en', 'ar', 'bn', 'fr'].map((language) => [
      language,
      { name: 'x', summary: '', forWhom: '', documents: [], answerSheet: 'x'.repeat(4000) },
    ]),
  )
  await expectPut('service', 'card', (card) => ({
    ...card,
    texts: Object.fromEntries(
      Object.entries(texts)
        .sort()
        .map(([l, t]) => [l, { ...t, reviewed: false }]),
    ),
  }))
  const large = { changes: [], seal: 'x'.repeat(600_000) }
  expect((await administrator.post('/api/network/changes', large)).body.code).toBe('body_too_large')
  expect((await server.visitor.post('/api/appointments/find', { code: 'x'.repeat(20_000) })).body.code).toBe('body_too_large')
})

describe('two people who edit one thing', () => {
  test('do not overwrite each other: the second is told', async () => {
    const mine = await changeOf(coordinator, 'site', 'centre', (centre) => ({ ...centre, name: 'Mine' }))
    await expectPut('site', 'centre', (centre) => ({ ...centre, phone: '+39 1' }))
    expect(await coordinator.post('/api/network/rehearse', { changes: [mine] })).toMatchObject({
      status: 409,
      body: { code: 'changed_meanwhile', fields: [{ path: 'site.centre', expected: 'Centre' }] },
    })
  })

  test('who save at the same moment: one does', async () => {
    const changes = await Promise.all(
      ['One', 'Two', 'Three'].map(async (name) => [await changeOf(administrator, 'site', 'centre', (centre) => ({ ...centre, name }))]),
    )
    const { seal } = done(await administrator.post('/api/network/rehearse', { changes: changes[0] })).body
    const answers = await Promise.all(changes.map((each) => administrator.post('/api/network/changes', { changes: each, seal })))
    expect(answers.map((answer) => answer.body.code ?? answer.status).sort()).toEqual([200, 'changed_meanwhile', 'changed_meanwhile'])
  })

  test('who make the same new thing: the second is told', async () => {
    const north = { kind: 'area', id: 'north', base: null, value: { id: 'north', name: 'North' } }
    done(await send(administrator, [north]))
    expect(await send(administrator, [north])).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } })
  })
})

describe('a rehearsal', () => {
  test('leaves nothing behind', async () => {
    const before = await stored()
    const change = await changeOf(coordinator, 'site', 'centre', (centre) => ({ ...centre, hours: [], name: 'Closed', pools: [] }))
    done(await coordinator.post('/api/network/rehearse', { changes: [change] }))
    expect(await stored()).toEqual(before)
    expect((await partOf(coordinator, 'site', 'centre')).version).toBe(change.base)
  })

  test('says how many appointments a closure over booked days would touch, and they are kept to be planned anew', async () => {
    const booked = await bookAt('2026-03-12')
    const closed = (centre: Value) => ({ ...centre, exceptions: [{ fromDay: '2026-03-12', toDay: '2026-03-12', reason: 'Works' }] })
    const change = await changeOf(coordinator, 'site', 'centre', closed)
    const { body: touched } = done(await coordinator.post('/api/network/rehearse', { changes: [change] }))
    expect(touched).toMatchObject({ replanCount: 1, replan: [{ appointmentId: booked.appointmentId, day: '2026-03-12', siteName: 'Centre' }] })
    done(await coordinator.post('/api/network/changes', { changes: [change], seal: touched.seal }))
    expect(await appointmentStatus(booked.appointmentId)).toBe('replan')
  })

  describe('a closure that is undone', () => {
    const closedOn = (day: string) => (centre: Value) => ({ ...centre, exceptions: [{ fromDay: day, toDay: day, reason: 'Works' }] })
    const open = (centre: Value) => ({ ...centre, exceptions: [] })
    const claims = async (id: string) =>
      (await server.running.deps.database.reader.selectFrom('claim').select('cell').where('appointment_id', '=', id).execute()).length

    test('gives back the time to whoever has been told nothing, and says so first', async () => {
      const { appointmentId } = await bookAt('2026-03-12')
      const had = await claims(appointmentId)
      await expectPut('site', 'centre', closedOn('2026-03-12'))
      const renamed = await put(administrator, 'site', 'centre', (centre) => ({ ...centre, name: 'Centro' }))
      expect(renamed.answer.body.touched).toMatchObject({ restoredCount: 0 })
      expect([await appointmentStatus(appointmentId), await claims(appointmentId)]).toEqual(['replan', 0])
      const change = await changeOf(administrator, 'site', 'centre', open)
      expect(done(await administrator.post('/api/network/rehearse', { changes: [change] })).body).toMatchObject({ restoredCount: 1 })
      expect(await appointmentStatus(appointmentId)).toBe('replan')
      expect((await send(administrator, [change])).body.touched).toMatchObject({ restoredCount: 1, replanCount: 0 })
      expect([await appointmentStatus(appointmentId), await claims(appointmentId)]).toEqual(['booked', had])
    })

    test('leaves alone who has been offered other times, and who finds no place any more', async () => {
      const places = (units: number) => (centre: Value) => ({ ...open(centre), pools: [centre.pools[0], { ...centre.pools[1], units }] })
      await expectPut('site', 'centre', places(2))
      const told = await bookAt('2026-03-13', { email: 'somebody@example.org' })
      const [first, second] = [await bookAt('2026-03-12'), await bookAt('2026-03-12')]
      const exceptions = [{ fromDay: '2026-03-12', toDay: '2026-03-13', reason: 'Works' }]
      await expectPut('site', 'centre', (centre) => ({ ...centre, exceptions }))
      done(await coordinator.post('/api/sites/centre/offers', { to: [told.appointmentId] }))
      expect((await put(administrator, 'site', 'centre', places(1))).answer.body.touched).toMatchObject({ restoredCount: 1 })
      const statuses = await Promise.all([told, first, second].map(({ appointmentId }) => appointmentStatus(appointmentId)))
      expect(statuses).toEqual(['replan', 'booked', 'replan'])
    })

    test('the control: a closure that stays gives nothing back, nor does the change that has just taken it', async () => {
      const { appointmentId } = await bookAt('2026-03-12')
      const closing = await put(administrator, 'site', 'centre', closedOn('2026-03-12'))
      expect(closing.answer.body.touched).toMatchObject({ replanCount: 1, restoredCount: 0 })
      const also = await put(administrator, 'site', 'centre', (centre) => ({
        ...centre,
        exceptions: [...centre.exceptions, { fromDay: '2026-03-13', toDay: '2026-03-13', reason: 'Works' }],
      }))
      expect(also.answer.body.touched).toMatchObject({ restoredCount: 0 })
      expect(await appointmentStatus(appointmentId)).toBe('replan')
    })
  })

  test('that is out of date is refused: what would be touched has been seen first', async () => {
    const change = await changeOf(coordinator, 'site', 'centre', (centre) => ({ ...centre, hours: [] }))
    const { seal } = done(await coordinator.post('/api/network/rehearse', { changes: [change] })).body
    const booked = await bookAt('2026-03-12')
    expect(await coordinator.post('/api/network/changes', { changes: [change], seal })).toMatchObject({
      status: 409,
      body: { code: 'touches_changed' },
    })
    expect(await appointmentStatus(booked.appointmentId)).toBe('booked')
  })
})

describe('an appointment', () => {
  test('booked with a network that has changed meanwhile starts again with the new one', async () => {
    const { deps } = server.running
    const old = deps.network()
    const { slots } = done(await server.visitor.get('/api/slots?serviceId=card&siteId=centre&from=2026-03-12&to=2026-03-12')).body
    await expectPut('site', 'centre', (centre) => ({ ...centre, exceptions: [{ fromDay: '2026-03-12', toDay: '2026-03-12', reason: 'Works' }] }))
    const wish = { serviceId: 'card', siteId: 'centre', start: slots[0].start, channel: 'onSite' as const, language: 'it' }
    const person = { familyName: 'Late', requesterKind: 'person' as const }
    const seen: number[] = []
    const booked = await deps.transact((tx) => {
      const network = seen.length === 0 ? old : tx.network
      seen.push(network.version)
      return bookSlot({ ...tx, network }, wish, person, 'web', null)
    })
    expect(booked).toEqual({ ok: false, code: 'slot_gone' })
    expect(seen).toEqual([old.version, deps.network().version])
  })

  test('that keeps its time at another address is told so, and no other', async () => {
    const { appointmentId } = await bookAt('2026-03-12', { email: 'somebody@example.org' })
    const unchanged = await put(coordinator, 'site', 'centre', (centre) => ({ ...centre, name: 'Centro' }))
    expect(unchanged.answer.body.touched).toMatchObject({ elsewhereCount: 0 })
    const stop = { fromDay: '2026-03-13', toDay: '2026-03-13', from: '08:00', to: '18:00', reason: '', place: 'Station' }
    expect((await put(coordinator, 'site', 'centre', (centre) => ({ ...centre, exceptions: [stop] }))).answer.body.touched).toMatchObject({
      elsewhereCount: 0,
    })
    const moved = await put(coordinator, 'site', 'centre', (centre) => ({ ...centre, address: 'Via Nuova 2' }))
    expect(moved.answer.body.touched).toMatchObject({ elsewhereCount: 1, replanCount: 0 })
    const { reader } = server.running.deps.database
    const mails = await reader
      .selectFrom('outbox')
      .select(['kind', 'sequence'])
      .where('appointment_id', '=', appointmentId)
      .orderBy('sequence')
      .execute()
    expect(mails).toEqual([
      { kind: 'booked', sequence: 0 },
      { kind: 'elsewhere', sequence: 1 },
    ])
  })
})

describe('what is in use', () => {
  test.each([
    ['area', 'town', ['site.centre', 'site.library']],
    ['institution', 'asl', ['site.centre']],
    ['service', 'permit', ['site.centre', 'site.library']],
    ['site', 'library', ['person.far']],
  ])('%s %s stays, and says by what it is used', async (kind, id, paths) => {
    const { answer } = await put(administrator, kind, id, () => null)
    expect(answer).toMatchObject({ status: 409, body: { code: 'still_in_use' } })
    expect(answer.body.fields.map((field: { path: string }) => field.path)).toEqual(paths)
    expect(answer.body.fields.every((field: { expected: string }) => field.expected.length > 0)).toBe(true)
  })

  test('a desk that somebody has open stays, until it is closed', async () => {
    const clerk = await server.staff('clerk', 'centre')
    done(await clerk.post('/api/desks/desk-2/open'))
    const without = (centre: Value) => withDesks(centre, [{ id: 'desk-1', label: '1' }])
    expect((await put(coordinator, 'site', 'centre', without)).answer).toMatchObject({
      status: 409,
      body: { code: 'still_in_use', fields: [{ path: 'desk.desk-2', expected: '2' }] },
    })
    done(await clerk.post('/api/desks/desk-2/close'))
    expect((await put(coordinator, 'site', 'centre', without)).answer.status).toBe(200)
    expect((await clerk.post('/api/desks/desk-2/open')).body).toMatchObject({ code: 'not_found' })
  })

  test('a desk that went comes back with its id, and its label was free meanwhile', async () => {
    const desks =
      (...labels: [string, string][]) =>
      (centre: Value) =>
        withDesks(
          centre,
          labels.map(([id, label]) => ({ id, label })),
        )
    await expectPut('site', 'centre', desks(['desk-1', '1']))
    await expectPut('site', 'centre', desks(['desk-1', '1'], ['desk-5', '2']))
    await expectPut('site', 'centre', desks(['desk-1', '2'], ['desk-5', '1'], ['desk-2', '7']))
  })

  test('a site where people wait stays', async () => {
    await expectPut('person', 'far', () => null)
    const kiosk = await server.device('kiosk', 'library')
    const clerk = await server.staff('clerk', 'library')
    done(await clerk.post('/api/desks/library-1/open'))
    done(await kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it' }))
    done(await clerk.post('/api/desks/library-1/close'))
    expect((await put(administrator, 'site', 'library', () => null)).answer.body).toMatchObject({
      code: 'still_in_use',
      fields: [{ path: 'queue', expected: '1' }],
    })
  })

  test('a service that somebody waits for stays, though it were their last desk of three', async () => {
    const kiosk = await server.device('kiosk', 'centre')
    for (const [clerk, desk] of [
      [await server.staff('clerk', 'centre'), 'desk-1'],
      [await server.staff('clerk', 'centre'), 'desk-3'],
    ] as const)
      done(await clerk.post(`/api/desks/${desk}/open`))
    const { ticketId, token } = done(await kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it', further: ['card'] })).body
    expect((await withoutCard()).body).toMatchObject({ code: 'still_in_use', fields: [{ path: 'queue', expected: '1' }] })
    done(await server.visitor.post(`/api/tickets/${ticketId}/leave`, {}, { 'sportello-token': token }))
    done(await withoutCard())
  })

  test('a service that has gone meanwhile darkens neither the desks nor the reception nor the phone of its last visitors', async () => {
    const kiosk = await server.device('kiosk', 'centre')
    const clerk = await server.staff('clerk', 'centre')
    done(await clerk.post('/api/desks/desk-3/open'))
    const give = async () => done(await kiosk.post('/api/tickets', { serviceId: 'card', language: 'it' })).body
    const people = [await give(), await give(), await give()]
    for (const verb of ['absent', 'start']) {
      const { stepId } = done(await clerk.post('/api/desks/desk-3/next')).body
      done(await clerk.post(`/api/desks/desk-3/${verb}`, { stepId }))
    }
    // as somebody faster on another server would
    const { deps } = server.running
    await deps.transact(async ({ db }) => {
      await retire(db, 'service', 'card', deps.clock.now())
      await db.deleteFrom('pool_service').where('service_id', '=', 'card').execute()
      return accepted(await takeNetworkTurn(db))
    })
    await deps.reloadNetwork()
    const queue = done(await clerk.get('/api/sites/centre/queue')).body
    const served = queue.desks.find((desk: Value) => desk.id === 'desk-3').serving
    expect([...queue.waiting, ...queue.absent, served].map((row: Value) => row.serviceName)).toEqual(['card it', 'card it', 'card it'])
    expect(done(await clerk.get('/api/sites/centre/today')).body.rows).toHaveLength(3)
    for (const { ticketId, token } of people)
      expect(done(await server.visitor.get(`/api/tickets/${ticketId}`, { 'sportello-token': token })).body.serviceName).toBe('card it')
  })

  describe('an appointment that waits to be planned anew', () => {
    const closed = { fromDay: '2026-03-12', toDay: '2026-03-12', reason: 'Works' }
    const close = (site: Value) => ({ ...site, exceptions: [closed] })
    const left = (siteId: string, words: string) => ({ status: 409, body: { code: 'still_in_use', fields: [{ path: siteId, expected: words }] } })

    test('holds its service at the site, until it has been called off', async () => {
      const { appointmentId } = await bookAt('2026-03-12')
      await expectPut('site', 'centre', close)
      const before = await stored()
      expect(await withoutCard()).toMatchObject(left('replan.centre', 'Centre: 1'))
      expect(await stored()).toEqual(before)
      done(await coordinator.post(`/api/sites/centre/appointments/${appointmentId}/cancel`, {}))
      done(await withoutCard())
    })

    test('holds its site, and so does one that would lose its time with it', async () => {
      await expectPut('person', 'far', () => null)
      const lost = await bookAt('2026-03-12', {}, library)
      await expectPut('site', 'library', close)
      const booked = await bookAt('2026-03-13', {}, library)
      const without = () => put(administrator, 'site', 'library', () => null).then(({ answer }) => answer)
      expect(await without()).toMatchObject(left('replan.library', 'Library: 2'))
      const clerk = await server.staff('receptionist', 'library')
      for (const { appointmentId } of [booked, lost]) done(await clerk.post(`/api/sites/library/appointments/${appointmentId}/cancel`, {}))
      expect((await without()).status).toBe(200)
    })

    test('the control: one that loses its service with the change is shown, and can still be called', async () => {
      const { appointmentId } = await bookAt('2026-03-12')
      expect(done(await withoutCard()).body.touched).toMatchObject({ replanCount: 1 })
      expect(done(await coordinator.get('/api/sites/centre/replan')).body.appointments).toMatchObject([{ appointmentId, reason: 'serviceGone' }])
    })
  })

  test('a site that is gone is gone for visitors, its screens and its staff', async () => {
    await expectPut('person', 'far', () => null)
    const board = await server.device('board', 'library')
    await expectPut('site', 'library', () => null)
    expect(done(await server.visitor.get('/api/sites')).body.sites.map((site: Value) => site.id)).toEqual(['centre'])
    expect((await board.get('/api/board')).status).toBeGreaterThanOrEqual(400)
    expect((await server.visitor.get('/api/slots?serviceId=permit&siteId=library')).body).toMatchObject({ code: 'service_unknown' })
  })
})

describe('a network that would not be whole is refused with the path in the part', () => {
  const refusedPut = async (kind: string, id: string, edit: (value: Value) => Value | null, headers = {}) => {
    const before = await stored()
    const change = await changeOf(administrator, kind, id, edit)
    const answer = await administrator.post('/api/network/rehearse', { changes: [change] }, headers)
    expect(await stored()).toEqual(before)
    return answer
  }

  test.each<[string, string, string, (value: Value) => Value, string, string]>([
    ['an inverted window', 'site', 'centre', (c) => ({ ...c, hours: [{ on: ['mon'], from: '12:00', to: '09:00' }] }), 'hours.0.to', '12:00 – 09:00'],
    [
      'overlapping windows',
      'site',
      'centre',
      (c) => ({ ...c, hours: [...c.hours, { on: ['wed'], from: '17:00', to: '19:00' }] }),
      'hours.1',
      '08:00 – 18:00',
    ],
    [
      'an interpreter twice at one site',
      'person',
      'nadia',
      (n) => ({ ...n, windows: [...n.windows, { ...n.windows[0], from: '12:00' }] }),
      'windows.2',
      '09:00 – 13:00',
    ],
    [
      'a season that ends before it begins',
      'site',
      'centre',
      (c) => ({ ...c, hours: [{ ...c.hours[0], validFrom: '2026-05-02', validTo: '2026-05-01' }] }),
      'hours.0.validTo',
      '2026-05-02',
    ],
    [
      'an exception with half its times',
      'site',
      'centre',
      (c) => ({ ...c, exceptions: [{ fromDay: '2026-05-02', toDay: '2026-05-02', from: '09:00', reason: '' }] }),
      'exceptions.0.to',
      '09:00',
    ],
    ['a day that no year has', 'site', 'centre', (c) => ({ ...c, patronDay: '02-30' }), 'patronDay', '02-30'],
    ['a fixed site that nobody can find', 'site', 'centre', (c) => ({ ...c, address: ' ' }), 'address', 'Centre'],
    ['an area that there is not', 'site', 'centre', (c) => ({ ...c, area: 'nowhere' }), 'area', 'nowhere'],
    [
      'a service that there is not',
      'site',
      'centre',
      (c) => ({ ...c, pools: [{ ...c.pools[0], services: ['flying'] }] }),
      'pools.0.services.0',
      'flying',
    ],
    [
      'two desks of one label',
      'site',
      'centre',
      (c) =>
        withDesks(c, [
          { id: 'desk-1', label: '1' },
          { id: 'desk-2', label: '3' },
        ]),
      'pools.1.desks.0.label',
      '3',
    ],
    ['the id of a desk next door', 'site', 'centre', (c) => withDesks(c, [{ id: 'library-1', label: '9' }]), 'pools.0.desks.0.id', 'library-1'],
    ['another id than its own', 'site', 'centre', (c) => ({ ...c, id: 'elsewhere' }), 'id', 'centre'],
  ])('%s', async (_, kind, id, edit, path, named) => {
    const answer = await refusedPut(kind, id, edit)
    expect(answer).toMatchObject({ status: 422, body: { code: 'network_invalid' } })
    const field = answer.body.fields.find((each: { path: string }) => each.path === path)
    expect(field?.expected, JSON.stringify(answer.body.fields)).toContain(named)
  })

  test('an id that has been something else stays with it', async () => {
    await expectPut('site', 'centre', (centre) => withDesks(centre, [{ id: 'desk-1', label: '1' }]))
    const answer = await refusedPut('person', 'desk-2', () => ({ id: 'desk-2', kind: 'professional', name: 'Somebody', windows: [] }))
    expect(answer.body).toMatchObject({ code: 'network_invalid', fields: [{ path: 'id' }] })
  })

  test('in the language of the reader', async () => {
    const answer = await refusedPut('site', 'centre', (centre) => ({ ...centre, patronDay: '02-30' }), { 'accept-language': 'it' })
    expect(answer.body.fields).toEqual([
      { path: 'patronDay', expected: '“02-30” non è un giorno dell’anno. Scrivere mese e giorno, per esempio 12-07.' },
    ])
  })

  test('windows that touch, of other seasons or other channels are no overlap', async () => {
    const hours = [
      { on: ['mon'], from: '09:00', to: '12:00', validTo: '2026-06-30' },
      { on: ['mon'], from: '10:00', to: '11:00', validFrom: '2026-07-01' },
      { on: ['mon'], from: '12:00', to: '14:00' },
    ]
    await expectPut('site', 'centre', (centre) => ({ ...centre, hours }))
    await expectPut('person', 'nadia', (nadia) => ({ ...nadia, windows: [nadia.windows[0], { ...nadia.windows[0], channels: ['phone'] }] }))
    // had where somebody asks first: the way to the other site is reckoned with
    await expectPut('person', 'nadia', (nadia) => ({ ...nadia, windows: [nadia.windows[0], { ...nadia.windows[0], site: 'library' }] }))
  })
})

describe('a coordinator', () => {
  const refused = async (kind: string, id: string, edit: (value: Value) => Value | null) => {
    const change = await changeOf(administrator, kind, id, edit)
    const answer = await coordinator.post('/api/network/rehearse', { changes: [change] })
    return answer.body.code
  }

  test('who looks next door finds nothing', async () => {
    expect(await refused('site', 'library', (library) => library)).toBe('not_found')
    expect(await refused('person', 'far', () => null)).toBe('not_found')
  })

  test('changes nothing that belongs to all', async () => {
    for (const [kind, id] of [
      ['network', 'network'],
      ['area', 'town'],
      ['institution', 'asl'],
      ['service', 'card'],
      ['travel', 'travel'],
    ] as const) {
      expect(await refused(kind, id, (value) => value), kind).toBe('not_allowed')
    }
  })

  test('makes no site, takes none away, and moves theirs to no other area', async () => {
    expect(await refused('site', 'centre', () => null)).toBe('not_allowed')
    expect(
      await refused('site', 'new-site', () => ({ id: 'new-site', area: 'town', name: 'New', address: '', city: '', hours: [], pools: [] })),
    ).toBe('not_allowed')
    expect(await refused('site', 'centre', (centre) => ({ ...centre, area: 'elsewhere' }))).toBe('not_allowed')
  })

  test('sends nobody next door, and changes nobody who also works there', async () => {
    const also = (person: Value) => ({ ...person, windows: [...person.windows, { on: ['sun'], from: '18:00', to: '19:00', site: 'library' }] })
    expect(await refused('person', 'nadia', also)).toBe('not_allowed')
    await expectPut('person', 'nadia', also)
    expect(await refused('person', 'nadia', (nadia) => ({ ...nadia, name: 'N.' }))).toBe('not_allowed')
  })

  test('one change that may not be made keeps the others from being made', async () => {
    const before = await stored()
    const mine = await changeOf(coordinator, 'site', 'centre', (centre) => ({ ...centre, name: 'Mine' }))
    const theirs = await changeOf(administrator, 'site', 'library', (library) => ({ ...library, name: 'Mine too' }))
    expect((await coordinator.post('/api/network/changes', { changes: [mine, theirs], seal: 'nothing' })).body.code).toBe('not_found')
    expect(await stored()).toEqual(before)
  })
})

/** One interpreter comes to the library alone. */
function withNeighbour(): NetworkFile {
  const town = smallTown()
  const [nadia] = town.people
  return { ...town, people: [...town.people, { ...nadia!, id: 'far', name: 'Far', windows: [{ ...nadia!.windows[0]!, site: 'library' }] }] }
}

const withDesks = (centre: Value, desks: { id: string; label: string }[]): Value => ({
  ...centre,
  pools: [{ ...centre.pools[0], desks }, ...centre.pools.slice(1)],
})

async function partOf(client: Client, kind: string, id: string): Promise<{ version: string; value: Value }> {
  return done(await client.get(`/api/network/parts/${kind}/${id}`)).body
}

async function changeOf(client: Client, kind: string, id: string, edit: (value: Value) => unknown) {
  const { status, body } = await client.get(`/api/network/parts/${kind}/${id}`)
  const known = status === 200 ? body : { version: null, value: null }
  return { kind, id, base: known.version, value: edit(known.value) }
}

async function send(client: Client, changes: object[]): Promise<Answer> {
  const rehearsed = await client.post('/api/network/rehearse', { changes })
  return rehearsed.status === 200 ? client.post('/api/network/changes', { changes, seal: rehearsed.body.seal }) : rehearsed
}

async function put(client: Client, kind: string, id: string, edit: (value: Value) => unknown) {
  const change = await changeOf(client, kind, id, edit)
  return { change, answer: await send(client, [change]) }
}

/** Made, and read again the same. */
async function expectPut(kind: string, id: string, edit: (value: Value) => unknown): Promise<void> {
  const { change, answer } = await put(administrator, kind, id, edit)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  if (change.value === null) return
  const { value, version } = await partOf(administrator, kind, id)
  expect(value).toMatchObject(change.value as object)
  expect(answer.body.versions).toEqual({ [`${kind}/${id}`]: version })
}

/** The service out of its pool, which gets another, and out of the network, in one change. */
async function withoutCard(): Promise<Answer> {
  const centre = await changeOf(administrator, 'site', 'centre', (value) => ({
    ...value,
    pools: value.pools.map((pool: Value) => ({ ...pool, services: pool.services.map((id: string) => (id === 'card' ? 'permit' : id)) })),
  }))
  return send(administrator, [centre, await changeOf(administrator, 'service', 'card', () => null)])
}

const stored = () => allRows(server.running.deps.database)

const exported = async (): Promise<NetworkFile> => (await exportNetwork(server.running.deps.database.reader))!

const library = { serviceId: 'permit', siteId: 'library' }

async function bookAt(day: string, more: object = {}, what = { serviceId: 'card', siteId: 'centre' }): Promise<{ appointmentId: string }> {
  const { slots } = done(await server.visitor.get(`/api/slots?${new URLSearchParams(what)}&from=${day}&to=${day}`)).body
  const slot = { ...what, start: slots[3].start, language: 'it' }
  return done(await server.visitor.post('/api/appointments', { slot, familyName: 'Prova', ...more })).body
}

async function appointmentStatus(id: string): Promise<string> {
  const { reader } = server.running.deps.database
  return (await reader.selectFrom('appointment').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status
}

async function eventKinds(): Promise<string[]> {
  const { reader } = server.running.deps.database
  return (await reader.selectFrom('event').select(['kind', 'refs']).execute()).map(({ kind, refs }) => `${kind} ${JSON.parse(refs).code ?? ''}`)
}
