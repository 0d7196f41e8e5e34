import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDayEnd } from '../../server/jobs/day-end.ts'
import { smallTown } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'
import { allRows } from '../support/office/rows.ts'

/** Two places of the Comune; both are taken at 11:00 today, and on the same hour tomorrow. */
let office: Office
const [today, tomorrow] = ['2026-03-10T10:00:00Z', '2026-03-11T10:00:00Z']
beforeAll(async () => {
  office = await openOffice({ network: smallTown() })
  for (const start of [today, today, tomorrow, tomorrow]) done(await book(start))
  await office.mailed()
})
afterAll(() => office?.close())

const book = (start: string) =>
  office.server.visitor.post('/api/appointments', {
    slot: { serviceId: 'permit', siteId: 'centre', start, language: 'it' },
    familyName: 'Prova',
    email: 'amina@example.org',
  })
const extra = (verb = '', poolId = 'comune-pool') => office.near.coordinator.post(`/api/sites/centre/extra-units${verb}`, { poolId })
const units = async () => {
  const { resources } = done(await office.near.coordinator.get('/api/sites/centre/agenda?from=2026-03-10&to=2026-03-10')).body
  return resources.filter((resource: { kind: string; name: string }) => resource.name.startsWith('Immigrazione')).length
}

test('another desk for today says first what it would gain, and nothing is changed', async () => {
  const { deps } = office.server.running
  const before = await allRows(deps.database)
  const { restored, services } = done(await extra('/rehearse')).body
  expect(restored).toBe(0)
  const of = (serviceId: string) => services.find((service: { serviceId: string }) => service.serviceId === serviceId)
  // From 10:00 to 18:00 every half hour; with five minutes between two, every other one. Both places are taken at 11:00, which stands in the way of 10:30 and 11:30
  expect(of('permit')).toMatchObject({ places: 8, before: 13, after: 16 })
  // A lawyer is needed too
  expect(of('lawyer')).toMatchObject({ places: 0 })
  expect(await allRows(deps.database)).toEqual(before)
  expectRefused(await book(today), 'slot_gone')
})

test('whoever had lost their time and has not been told gets it back', async () => {
  const ill = { who: { poolId: 'comune-pool', units: 1 }, reason: 'ill' }
  const { seal, replanCount } = done(await office.near.coordinator.post('/api/unavailability/rehearse', ill)).body
  expect(replanCount).toBe(1)
  done(await office.near.coordinator.post('/api/unavailability', { ...ill, seal }))
  expect(done(await extra('/rehearse')).body.restored).toBe(1)
  expect(done(await extra()).body.restored).toBe(1)
  expect(done(await office.near.coordinator.get('/api/sites/centre/replan')).body.appointments).toEqual([])
  expectRefused(await book(today), 'slot_gone')
})

test('it can be booked today and on no other day', async () => {
  done(await extra())
  expect(await units()).toBe(4)
  done(await book(today))
  expectRefused(await book(today), 'slot_gone')
  expectRefused(await book(tomorrow), 'slot_gone')
})

test('the network file does not know it, and a change of the site leaves it', async () => {
  const { version, value } = done(await office.near.coordinator.get('/api/network/parts/site/centre')).body
  expect(value.pools[0].units ?? value.pools[0].desks.length).toBe(2)
  const changes = [{ kind: 'site', id: 'centre', base: version, value: { ...value, name: 'Center' } }]
  const { seal, replanCount } = done(await office.near.coordinator.post('/api/network/rehearse', { changes })).body
  expect(replanCount).toBe(0)
  done(await office.near.coordinator.post('/api/network/changes', { changes, seal }))
  expect(await units()).toBe(4)
})

test('the pool is one of a site that one leads', async () => {
  expectRefused(await extra('', 'library-pool'), 'not_found')
  expectRefused(await office.far.coordinator.post('/api/sites/centre/extra-units', { poolId: 'comune-pool' }), 'not_found')
})

test('the night takes it away, and what was booked of it stays', async () => {
  const { deps } = office.server.running
  office.server.clock.set('2026-03-11T05:00:00Z')
  await createDayEnd(deps).run()
  // On PostgreSQL the event that says so comes a moment later
  await deps.reloadNetwork()
  expect(await units()).toBe(2)
  expectRefused(await book(tomorrow), 'slot_gone')
  const away = await deps.database.reader.selectFrom('unavailability').select('resource_id').where('to_at', '>', deps.clock.now()).execute()
  expect(away).toEqual([])
  expect(await deps.database.reader.selectFrom('extra_unit').select('day').execute()).toHaveLength(2)
})
