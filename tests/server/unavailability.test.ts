import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '../../server/db/transact.ts'
import { makeAvailable } from '../../server/resources/make-available.ts'
import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import { accepted, refused } from '../../shared/domain/decision.ts'
import { engine } from '../support/database.ts'
import { smallTown, tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'
import { allRows } from '../support/office/rows.ts'
import type { Client } from '../support/server.ts'

/** With a second interpreter of Arabic in the first hours, and one of Urdu who also goes to the library. */
function town(): NetworkFile {
  const network = smallTown()
  const nadia = network.people[0]!
  network.people.push({
    ...nadia,
    id: 'samira',
    name: 'Samira T.',
    languages: ['ar'],
    windows: [{ ...nadia.windows[0]!, from: '09:00', to: '11:00' }],
  })
  const [morning, noon] = [
    { from: '09:00', to: '11:00', site: 'centre' },
    { from: '11:00', to: '13:00', site: 'library' },
  ]
  network.people.push({
    ...nadia,
    id: 'karim',
    name: 'Karim S.',
    languages: ['ur'],
    windows: [morning, noon].map((hours) => ({ ...nadia.windows[0]!, ...hours! })),
  })
  return network
}

const nadiaHerself = { kind: 'staff' as const, staffId: 'test', name: 'test', memberships: [], overall: null, resourceId: 'nadia' }

/** As if somebody else had changed the appointment after it was read: no change of it finds what it has seen. */
const othersFaster = (db: Tx['db']): Tx['db'] =>
  new Proxy(db, {
    get: (target, name) => {
      const own = Reflect.get(target, name, target)
      if (name !== 'updateTable') return typeof own === 'function' ? own.bind(target) : own
      return (table: 'appointment') => (table === 'appointment' ? target.updateTable(table).where('id', '=', 'nobody') : target.updateTable(table))
    },
  })

let office: Office
beforeAll(async () => {
  office = await openOffice({ network: town() })
})
afterAll(() => office?.close())
afterEach(async () => {
  await office.server.running.deps.transact(async ({ db }) => {
    for (const table of ['step', 'ticket', 'desk_session', 'appointment', 'unavailability'] as const) await db.deleteFrom(table).execute()
    return accepted(null)
  })
  office.server.clock.set(tuesdayAtTen)
})

const thursday = '2026-03-12'
const at = (clock: string, day = thursday) => `${day}T${clock}:00.000Z`
const wholeThursday = { from: at('00:00'), to: at('20:00') }
const reader = () => office.server.running.deps.database.reader
const appointment = (id: string) => reader().selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const book = async (clock: string, interpreter?: string, serviceId = 'permit') =>
  done(
    await office.server.visitor.post('/api/appointments', {
      slot: { serviceId, siteId: 'centre', start: at(clock), language: 'it', interpreter },
      familyName: 'Prova',
    }),
  ).body.appointmentId as string
const starts = async (query: string): Promise<string[]> =>
  done(await office.server.visitor.get(`/api/slots?from=${thursday}&to=${thursday}&siteId=centre&${query}`)).body.slots.map(
    ({ time }: { time: string }) => time,
  )

const rehearsed = async (client: Client, wish: object) => done(await client.post('/api/unavailability/rehearse', wish)).body
const made = async (client: Client, wish: object) => {
  const { seal } = await rehearsed(client, wish)
  return done(await client.post('/api/unavailability', { ...wish, seal })).body
}
const nadiaAway = { who: { resourceId: 'nadia' }, ...wholeThursday, reason: 'cannotCome' }
const aClerkIll = { who: { poolId: 'comune-pool', units: 1 }, ...wholeThursday, reason: 'ill' }

describe('an interpreter who cannot come', () => {
  test('touches what the rehearsal said, and the rehearsal touched nothing', async () => {
    const early = await book('08:30', 'ar')
    const late = await book('11:00', 'ar')
    const before = await allRows(office.server.running.deps.database)
    const said = await rehearsed(office.near.coordinator, nadiaAway)
    expect(await allRows(office.server.running.deps.database)).toEqual(before)
    expect(said).toMatchObject({ reassignedCount: 1, replanCount: 1 })
    const { touched } = await made(office.near.coordinator, nadiaAway)
    expect(touched).toEqual(said)
    expect(await appointment(early)).toMatchObject({ status: 'booked' })
    expect(await appointment(late)).toMatchObject({ status: 'replan', replan_reason: 'interpreterAway' })
  })

  test('is not offered any more, and is again after the end of it', async () => {
    expect(await starts('serviceId=permit&interpreter=fr')).not.toEqual([])
    const { unavailabilityIds } = await made(office.near.coordinator, nadiaAway)
    expect(await starts('serviceId=permit&interpreter=fr')).toEqual([])
    expect(await starts('serviceId=permit&interpreter=ar')).toEqual(['09:00', '09:30', '10:00', '10:30'])
    expectRefused(
      await office.server.visitor.post('/api/appointments', {
        slot: { serviceId: 'permit', siteId: 'centre', start: at('09:00'), language: 'it', interpreter: 'fr' },
        familyName: 'Prova',
      }),
      'slot_gone',
    )
    done(await office.near.coordinator.post(`/api/unavailability/${unavailabilityIds[0]}/end`))
    expect(await starts('serviceId=permit&interpreter=fr')).not.toEqual([])
  })

  test('for an hour is offered before and after it', async () => {
    await made(office.near.coordinator, { ...nadiaAway, from: at('09:10'), to: at('10:00') })
    expect(done(await office.interpreter.get('/api/interpreter')).body.away).toMatchObject([{ from: at('09:10'), to: at('10:00'), by: 'staff' }])
    expect(await starts('serviceId=permit&interpreter=fr')).toEqual(['09:00', '09:30', '11:00', '11:30', '12:00', '12:30'])
  })

  test('and is back before anybody was told gives everybody the time back', async () => {
    const booked = [await book('11:00', 'ar'), await book('10:00', 'ar')]
    const { unavailabilityIds } = await made(office.near.coordinator, nadiaAway)
    expect(await appointment(booked[0]!)).toMatchObject({ status: 'replan' })
    const ended = done(await office.near.coordinator.post(`/api/unavailability/${unavailabilityIds[0]}/end`)).body
    expect(ended.restored).toBe(booked.length)
    expect(await appointment(booked[0]!)).toMatchObject({ status: 'booked', replan_at: null, replan_reason: null })
    const cells = await reader().selectFrom('claim').select('resource_id').where('appointment_id', '=', booked[0]!).execute()
    expect(cells.length).toBe(14)
    expectRefused(await office.near.coordinator.post(`/api/unavailability/${unavailabilityIds[0]}/end`), 'not_found')
  })

  test('and back, while somebody changes the appointment, is tried again; where that does not help, nothing is stored', async () => {
    const id = await book('11:00', 'ar')
    const { unavailabilityIds } = await made(office.near.coordinator, nadiaAway)
    const back = (overtaken: (attempt: number) => boolean) => {
      let attempts = 0
      return office.server.running.deps.transact((tx) =>
        makeAvailable({ ...tx, db: overtaken(attempts++) ? othersFaster(tx.db) : tx.db }, nadiaHerself, unavailabilityIds[0]!),
      )
    }
    const before = await allRows(office.server.running.deps.database)
    expect(await back(() => true)).toEqual(refused('changed_meanwhile'))
    expect(await allRows(office.server.running.deps.database)).toEqual(before)
    // SQLite has one writer, and so nothing to try again
    expect(await back((attempt) => engine === 'postgres' && attempt === 0)).toMatchObject({ ok: true, value: { restored: 1 } })
    expect(await appointment(id)).toMatchObject({ status: 'booked' })
  })
})

describe('the present', () => {
  const today = { from: '2026-03-10T09:00:00.000Z', to: '2026-03-10T12:00:00.000Z' }
  const interpreters = async () => done(await office.near.clerk.get('/api/sites/centre/queue')).body.interpreters
  const offer = async (interpreter: string) =>
    done(await office.near.kiosk.get(`/api/kiosk/offer?serviceId=permit&interpreter=${interpreter}`)).body.number

  test('knows who is here until when, and who has gone home', async () => {
    expect((await interpreters()).map((one: { id: string }) => one.id)).toContain('nadia')
    await made(office.near.coordinator, { ...nadiaAway, from: '2026-03-10T10:30:00.000Z', to: today.to })
    expect((await interpreters()).find((one: { id: string }) => one.id === 'nadia')).toMatchObject({ state: 'free', until: '11:30' })
    await made(office.near.coordinator, { ...nadiaAway, ...today })
    expect((await interpreters()).map((one: { id: string }) => one.id)).not.toContain('nadia')
  })

  test('gives no number for a language of which nobody is here any more', async () => {
    expect(await offer('fr')).toMatchObject({ available: true })
    await made(office.near.coordinator, { ...nadiaAway, ...today })
    expect(await offer('fr')).toEqual({ available: false, reason: 'no_interpreter_today' })
    expectRefused(await office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'fr', interpreter: 'fr' }), 'no_interpreter_today')
  })

  test('says from when to when somebody is here who comes later', async () => {
    expect(await offer('fr')).toMatchObject({ interpreterFrom: null, interpreterUntil: '13:00' })
    await made(office.near.coordinator, { ...nadiaAway, ...today, to: '2026-03-10T10:30:00.000Z', reason: 'late' })
    expect(await offer('fr')).toMatchObject({ interpreterFrom: '11:30', interpreterUntil: '13:00' })
  })

  test('calls nobody with an interpreter who has gone, and tears nothing away', async () => {
    await office.desk('idle')
    const wish = { serviceId: 'permit', language: 'fr', interpreter: 'fr' }
    done(await office.near.kiosk.post('/api/tickets', wish))
    done(await office.near.clerk.post('/api/desks/desk-1/next'))
    const { waiting } = await rehearsed(office.near.coordinator, { ...nadiaAway, ...today })
    expect(waiting).toEqual([])
    const second = done(await office.near.kiosk.post('/api/tickets', wish)).body
    const { touched } = await made(office.near.coordinator, { ...nadiaAway, ...today })
    expect(touched).toMatchObject({ waitingCount: 1, waiting: [{ face: second.face }] })
    const open = await reader().selectFrom('engagement').select('resource_id').where('closed_at', 'is', null).orderBy('resource_id').execute()
    expect(open.map((row) => row.resource_id)).toEqual(['desk-1', 'nadia'])
    const { desks } = done(await office.near.clerk.get('/api/sites/centre/queue')).body
    const { stepId } = desks[0].serving
    done(await office.near.clerk.post('/api/desks/desk-1/start', { stepId }))
    done(await office.near.clerk.post('/api/desks/desk-1/finish', { stepId, outcome: 'done' }))
    expectRefused(await office.near.clerk.post('/api/desks/desk-1/next'), 'nobody_waiting')
  })

  test('counts for an interpreter who waits here for a language of theirs, not for another nor for one that a desk speaks', async () => {
    const own = await office.server.staff('interpreter', null, { resourceId: 'nadia' })
    const waiting = async () => done(await own.get('/api/interpreter')).body.waiting
    for (const interpreter of ['bn', 'en']) done(await office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'en', interpreter }))
    expect(await waiting()).toBe(0)
    const wish = { serviceId: 'permit', language: 'fr', interpreter: 'fr' }
    done(await office.near.kiosk.post('/api/tickets', { ...wish, further: ['card'] }))
    done(await office.near.kiosk.post('/api/tickets', { ...wish, interpreter: 'ar' }))
    expect(await waiting()).toBe(2)
    // 13:01: she has gone, and is here again tomorrow at nine
    office.server.clock.set('2026-03-10T12:01:00Z')
    expect(await waiting()).toBe(0)
  })

  test('gives no number where the only desk has nobody', async () => {
    expect(await offer('it')).toMatchObject({ available: true })
    await made(office.near.coordinator, { who: { poolId: 'comune-pool', units: 2 }, ...today, to: '2026-03-10T20:00:00.000Z', reason: 'ill' })
    expect(await offer('it')).toEqual({ available: false, reason: 'no_desk_today' })
  })
})

describe('a clerk who is ill', () => {
  test('leaves the places that are there, and a pool that closes takes them all, whoever was missing before', async () => {
    await made(office.near.coordinator, aClerkIll)
    const closes = { ...aClerkIll, who: { poolId: 'comune-pool', units: 'all' }, from: at('11:00') }
    const { unavailabilityIds } = await made(office.near.coordinator, closes)
    expect(unavailabilityIds).toHaveLength(1)
    expect((await starts('serviceId=permit')).at(-1)).toBe('11:30')
    expectRefused(await office.near.coordinator.post('/api/unavailability/rehearse', closes), 'invalid_input')
  })

  test('is one place less, whichever is needed least', async () => {
    const booked = [await book('09:00'), await book('09:00'), await book('12:00')]
    const { touched } = await made(office.near.coordinator, aClerkIll)
    expect(touched).toMatchObject({ replanCount: 1, replan: [{ time: '10:00', reason: 'deskGone' }] })
    expect((await Promise.all(booked.map(appointment))).filter((row) => row.status === 'booked').length).toBe(2)
    expect(await starts('serviceId=permit')).not.toContain('10:00')
    expect(await starts('serviceId=permit')).toContain('11:00')
  })

  test('a second one is the other place, a third there is none', async () => {
    const first = await made(office.near.coordinator, aClerkIll)
    const second = await made(office.near.coordinator, aClerkIll)
    expect(first.unavailabilityIds).not.toEqual(second.unavailabilityIds)
    expect(await starts('serviceId=permit')).toEqual([])
    expectRefused(await office.near.coordinator.post('/api/unavailability/rehearse', aClerkIll), 'invalid_input')
  })

  test('is in the list of the site by the name of the pool', async () => {
    await made(office.near.coordinator, aClerkIll)
    const { unavailability } = done(await office.near.coordinator.get('/api/sites/centre/unavailability')).body
    expect(unavailability).toEqual([
      expect.objectContaining({
        kind: 'unit',
        name: 'Immigrazione',
        poolId: 'comune-pool',
        reason: 'ill',
        source: 'staff',
        fromDay: thursday,
        fromTime: '01:00',
        toTime: '21:00',
        mayEnd: true,
      }),
    ])
  })
})

describe('the seal', () => {
  test('refuses what would touch others by now', async () => {
    await book('11:00', 'ar')
    const { seal } = await rehearsed(office.near.coordinator, nadiaAway)
    await book('10:00', 'ar')
    const before = await allRows(office.server.running.deps.database)
    expectRefused(await office.near.coordinator.post('/api/unavailability', { ...nadiaAway, seal }), 'touches_changed')
    expect(await allRows(office.server.running.deps.database)).toEqual(before)
  })

  test('control: of what has not changed it is accepted', async () => {
    await book('11:00', 'ar')
    const { seal } = await rehearsed(office.near.coordinator, nadiaAway)
    await book('12:00')
    expect(done(await office.near.coordinator.post('/api/unavailability', { ...nadiaAway, seal })).body.touched.replanCount).toBe(1)
  })

  test('of an empty effect fits whoever is touched by nothing', async () => {
    const { seal } = await rehearsed(office.near.coordinator, nadiaAway)
    const answer = done(await office.near.coordinator.post('/api/unavailability', { ...nadiaAway, seal }))
    expect(answer).toMatchObject({ status: 201, body: { touched: { replanCount: 0 }, offered: 0 } })
  })
})

describe('who may say it', () => {
  test('an interpreter for themselves, and for nobody else', async () => {
    const { unavailabilityIds } = await made(office.interpreter, nadiaAway)
    const row = await reader().selectFrom('unavailability').selectAll().where('id', '=', unavailabilityIds[0]).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ source: 'self', resource_id: 'nadia' })
    for (const who of [{ resourceId: 'bilal' }, { resourceId: 'comune-pool-unit-1' }, { poolId: 'comune-pool', units: 1 }])
      expectRefused(await office.interpreter.post('/api/unavailability/rehearse', { ...nadiaAway, who }), 'not_found')
    await made(office.near.coordinator, { ...nadiaAway, who: { resourceId: 'bilal' } })
    const { unavailability } = done(await office.interpreter.get('/api/sites/centre/unavailability')).body
    expect(unavailability.map((each: { resourceId: string }) => each.resourceId)).toEqual(['nadia'])
    expectRefused(await office.interpreter.get('/api/sites/library/unavailability'), 'not_found')
    done(await office.interpreter.post(`/api/unavailability/${unavailabilityIds[0]}/end`))
  })

  test('neither a clerk nor the coordinator of another site', async () => {
    const { unavailabilityIds } = await made(office.near.coordinator, nadiaAway)
    for (const client of [office.near.receptionist, office.near.clerk, office.far.coordinator]) {
      for (const who of [{ resourceId: 'nadia' }, { poolId: 'comune-pool', units: 1 }, { resourceId: 'nobody' }])
        expectRefused(await client.post('/api/unavailability/rehearse', { ...nadiaAway, who }), 'not_found')
      expectRefused(await client.post('/api/unavailability', { ...nadiaAway, seal: '' }), 'not_found')
      expectRefused(await client.post(`/api/unavailability/${unavailabilityIds[0]}/end`), 'not_found')
      expectRefused(await client.get('/api/sites/centre/unavailability'), 'not_found')
    }
    expectRefused(await office.near.coordinator.get('/api/sites/library/unavailability'), 'not_found')
  })
})

describe('an interpreter who also goes to a site next door', () => {
  const today = '2026-03-10'
  const karim = { who: { resourceId: 'karim' }, reason: 'ill' }
  const bookWithKarim = async (siteId: string, clock: string) =>
    done(
      await office.server.visitor.post('/api/appointments', {
        slot: { serviceId: 'permit', siteId, start: at(clock, today), language: 'it', interpreter: 'ur' },
        familyName: 'Prova',
      }),
    ).body.appointmentId as string

  test('is away today by the word of one site, which reads of its own appointments and counts the others', async () => {
    const [here, there] = [await bookWithKarim('centre', '09:30'), await bookWithKarim('library', '11:00')]
    const ids = (some: { appointmentId: string }[]) => some.map((each) => each.appointmentId)
    const all = await rehearsed(office.administrator, karim)
    expect(ids(all.replan).sort()).toEqual([here, there].sort())
    const { touched } = await made(office.near.coordinator, karim)
    expect(touched).toMatchObject({ replanCount: 2, replan: [{ appointmentId: here }], seal: all.seal })
    expect(await appointment(there)).toMatchObject({ status: 'replan' })
  })

  test('is away for longer by their own word, or by that of whoever leads both sites', async () => {
    const longer = { ...karim, ...wholeThursday }
    expectRefused(await office.near.coordinator.post('/api/unavailability/rehearse', longer), 'not_allowed')
    expectRefused(await office.far.coordinator.post('/api/unavailability', { ...longer, seal: '' }), 'not_allowed')
    const self = await office.server.staff('interpreter', null, { resourceId: 'karim' })
    const ofBoth = await office.server.staff('coordinator', null, { areaId: 'town' })
    for (const client of [self, ofBoth, office.administrator]) await rehearsed(client, longer)
  })

  test('does not come back for days by the word of one site', async () => {
    const { unavailabilityIds } = await made(office.administrator, { ...karim, ...wholeThursday })
    const end = (client: Client) => client.post(`/api/unavailability/${unavailabilityIds[0]}/end`)
    const [away] = done(await office.near.coordinator.get('/api/sites/centre/unavailability')).body.unavailability
    expect(away).toMatchObject({ resourceId: 'karim', mayEnd: false })
    expectRefused(await end(office.near.coordinator), 'not_allowed')
    done(await end(office.administrator))
  })
})

test.each([
  ['ends before it begins', { from: at('10:00'), to: at('09:00') }],
  ['is over', { from: '2026-03-09T09:00:00.000Z', to: '2026-03-09T10:00:00.000Z' }],
  ['never ends', { to: '2028-03-09T10:00:00.000Z' }],
])('a time that %s is refused', async (_what, span) => {
  const { from: _, to: __, ...whenever } = nadiaAway
  expectRefused(await office.near.coordinator.post('/api/unavailability/rehearse', { ...whenever, ...span }), 'invalid_input')
})

test('without a time it is from now until the end of the day', async () => {
  await made(office.near.coordinator, { who: { resourceId: 'nadia' }, reason: 'ill' })
  const { unavailability } = done(await office.near.coordinator.get('/api/sites/centre/unavailability')).body
  expect(unavailability[0]).toMatchObject({ fromTime: '10:00', toDay: '2026-03-11', toTime: '00:00' })
})
