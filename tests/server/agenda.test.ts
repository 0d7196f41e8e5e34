import { afterAll, beforeAll, expect, test } from 'vitest'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const agendaOf = async (query = 'from=2026-03-10&to=2026-03-11') => done(await office.near.coordinator.get(`/api/sites/centre/agenda?${query}`)).body
const book = async () =>
  done(
    await office.server.visitor.post('/api/appointments', {
      slot: { serviceId: 'permit', siteId: 'centre', start: '2026-03-11T09:00:00Z', language: 'ar', interpreter: 'ar' },
      familyName: 'Segreto',
    }),
  ).body

test('an appointment stands with its desk and its interpreter, in the time of the site, and without a name', async () => {
  const { appointmentId } = await book()
  const agenda = await agendaOf()
  const booking = agenda.bookings.find((each: { appointmentId: string }) => each.appointmentId === appointmentId)
  expect(booking).toMatchObject({ from: '2026-03-11T10:00', to: '2026-03-11T10:30', status: 'booked', mayMove: true, interpreter: 'ar' })
  expect(booking.resourceIds).toHaveLength(2)
  expect(booking.resourceIds).toContain('nadia')
  expect(JSON.stringify(agenda)).not.toContain('Segreto')
})

test('walk-ins stand beside appointments, at the desk that has called them', async () => {
  await office.desk('called')
  const { visits, resources } = await agendaOf()
  expect(visits).toEqual([expect.objectContaining({ deskId: 'desk-1', from: '2026-03-10T10:00', to: null })])
  expect(resources.filter((resource: { kind: string }) => resource.kind === 'desk').map((desk: { id: string }) => desk.id)).toEqual(['desk-1'])
})

test('what is moved obeys the checks of a booking: a time at which the interpreter is not here is refused, and nothing changes', async () => {
  const before = (await agendaOf()).bookings
  const { appointmentId } = before[0]
  const move = (start: string) => office.near.coordinator.post(`/api/sites/centre/appointments/${appointmentId}/move`, { start })
  expectRefused(await move('2026-03-11T15:30:00Z'), 'slot_gone')
  expect((await agendaOf()).bookings).toEqual(before)
  done(await move('2026-03-11T10:00:00Z'))
  expect((await agendaOf()).bookings[0]).toMatchObject({ from: '2026-03-11T11:00', resourceIds: expect.arrayContaining(['nadia']) })
})

test('a fortnight at most, and not backwards', async () => {
  for (const query of ['from=2026-03-10&to=2026-03-24', 'from=2026-03-11&to=2026-03-10']) {
    expectRefused(await office.near.coordinator.get(`/api/sites/centre/agenda?${query}`), 'invalid_input')
  }
})
