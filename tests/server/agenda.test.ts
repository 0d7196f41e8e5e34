import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice, town, withAmal } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'
import type { Client } from '../support/server.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice({ network: withAmal(town()) })
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

test('an appointment stands with its desk and its interpreter, in the time of the site', async () => {
  const { appointmentId } = await book()
  const agenda = await agendaOf()
  const booking = agenda.bookings.find((each: { appointmentId: string }) => each.appointmentId === appointmentId)
  expect(booking).toMatchObject({ from: '2026-03-11T10:00', to: '2026-03-11T10:30', status: 'booked', mayMove: true, interpreter: 'ar' })
  expect(booking.resourceIds).toHaveLength(2)
  expect(booking.resourceIds).toContain('nadia')
  expect(agenda).toMatchObject({ now: '2026-03-10T10:00', away: [] })
  expect(agenda.open[0]).toEqual({ from: '2026-03-10T08:00', to: '2026-03-10T18:00' })
})

test('how the person is called is for those who serve them: another institution at the site reads no name', async () => {
  const member = await office.server.staff('clerk', 'centre', { institutionId: 'asl' })
  const seenBy = async (client: Client) => JSON.stringify(done(await client.get('/api/sites/centre/agenda?from=2026-03-10&to=2026-03-11')).body)
  expect(await seenBy(office.near.coordinator)).toContain('Segreto')
  expect(await seenBy(member)).not.toContain('Segreto')
})

test('who cannot be had stands in it too, from when to when', async () => {
  const wish = { who: { resourceId: 'bilal' }, from: '2026-03-11T10:00:00Z', to: '2026-03-11T11:00:00Z', reason: 'ill' }
  const { seal } = done(await office.near.coordinator.post('/api/unavailability/rehearse', wish)).body
  done(await office.near.coordinator.post('/api/unavailability', { ...wish, seal }))
  const { away } = await agendaOf()
  expect(away).toEqual([{ id: expect.any(String), resourceId: 'bilal', from: '2026-03-11T11:00', to: '2026-03-11T12:00' }])
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

describe('dragged onto another one', () => {
  let appointmentId: string
  beforeAll(async () => {
    appointmentId = (await agendaOf()).bookings[0].appointmentId
    await office.mailed()
  })

  const bookingNow = async () => (await agendaOf()).bookings.find((each: { appointmentId: string }) => each.appointmentId === appointmentId)
  const move = (start: string, onto?: { resourceId: string; insteadOf: string }) =>
    office.near.coordinator.post(`/api/sites/centre/appointments/${appointmentId}/move`, { start, ...(onto ? { onto } : {}) })
  const at = '2026-03-11T10:00:00Z'

  /** Whatever the world could have heard of it. */
  async function heard() {
    const { reader } = office.server.running.deps.database
    const { sequence } = await reader.selectFrom('appointment').select('sequence').where('id', '=', appointmentId).executeTakeFirstOrThrow()
    const mails = await reader.selectFrom('outbox').select('id').where('appointment_id', '=', appointmentId).execute()
    const events = await reader.selectFrom('event').select('kind').where('refs', 'like', `%${appointmentId}%`).orderBy('seq').execute()
    return { sequence, mails: mails.length, events: events.map((event) => event.kind) }
  }

  test('the same place changes nothing, and nobody hears of it', async () => {
    const [booking, before] = [await bookingNow(), await heard()]
    done(await move(at))
    done(await move(at, { resourceId: 'nadia', insteadOf: 'nadia' }))
    expect(await bookingNow()).toEqual(booking)
    expect(await heard()).toEqual(before)
  })

  test('that one has it from now on and the others keep it; its person has nothing to be told', async () => {
    const before = await heard()
    const desk = (await bookingNow()).resourceIds.find((id: string) => id !== 'nadia')
    done(await move(at, { resourceId: 'amal', insteadOf: 'nadia' }))
    expect((await bookingNow()).resourceIds.toSorted()).toEqual([desk, 'amal'].toSorted())
    expect(await heard()).toEqual({ ...before, events: [...before.events, 'appointmentReassigned'] })
  })

  test('and to another time, where that one must be too', async () => {
    const before = await heard()
    done(await move('2026-03-11T09:00:00Z', { resourceId: 'amal', insteadOf: 'amal' }))
    expect(await bookingNow()).toMatchObject({ from: '2026-03-11T10:00', resourceIds: expect.arrayContaining(['amal']) })
    expect(await heard()).toMatchObject({ sequence: before.sequence + 1, mails: before.mails + 1 })
    // Nadia could, and was not asked for
    expectRefused(await move('2026-03-11T11:30:00Z', { resourceId: 'amal', insteadOf: 'amal' }), 'slot_gone')
  })

  test('who speaks another language, is no desk of the service or has gone by then is refused, and nothing changes', async () => {
    const booking = await bookingNow()
    const desk = booking.resourceIds.find((id: string) => id !== 'amal')
    const asl = (await agendaOf()).resources.find((resource: { group: string }) => resource.group === 'ASL').id
    const here = '2026-03-11T09:00:00Z'
    for (const resourceId of ['bilal', 'giulia', 'desk-1', desk]) expectRefused(await move(here, { resourceId, insteadOf: 'amal' }), 'not_suited')
    expectRefused(await move(here, { resourceId: asl, insteadOf: desk }), 'not_suited')
    expectRefused(await move(here, { resourceId: 'amal', insteadOf: 'nadia' }), 'changed_meanwhile')
    expect(await bookingNow()).toEqual(booking)
  })

  test('who is taken at that time is refused, on the same start and on another', async () => {
    const booking = await bookingNow()
    const other = await book()
    const otherBooking = (await agendaOf()).bookings.find((each: { appointmentId: string }) => each.appointmentId === other.appointmentId)
    expect(otherBooking).toMatchObject({ from: booking.from, resourceIds: expect.arrayContaining(['nadia']) })
    expectRefused(await move('2026-03-11T09:00:00Z', { resourceId: 'nadia', insteadOf: 'amal' }), 'slot_gone')
    expect(await bookingNow()).toEqual(booking)
  })
})
