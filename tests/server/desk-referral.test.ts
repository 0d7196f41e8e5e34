import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tuesdayAtTen } from '../support/network.ts'
import { type Counter, counterOf, type Seat, seatAt } from '../support/office/counter.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice, town } from '../support/office/office.ts'

/** Desk 1 is of the Comune, which also works at the library; desk 3 is of the ASL. */
let office: Office
let counter: Counter
let comune: Seat
let asl: Seat
beforeAll(async () => {
  office = await openOffice({ network: withAdvice() })
  counter = counterOf(office)
  comune = await seatAt(office, 'desk-1')
  asl = await seatAt(office, 'desk-3')
})
afterAll(() => office?.close())

beforeEach(async () => {
  await counter.clear()
  for (const seat of [comune, asl]) await counter.act(seat, 'open')
})

const referral = async ({ deskId, clerk }: Seat, stepId: string) => done(await clerk.get(`/api/desks/${deskId}/referral?stepId=${stepId}`)).body
const answerFor = async ({ deskId, clerk }: Seat, stepId: string, serviceId: string, more = '') =>
  done(await clerk.get(`/api/desks/${deskId}/referral/places?stepId=${stepId}&serviceId=${serviceId}${more}`)).body
const placesOf = async (seat: Seat, stepId: string, serviceId: string) => (await answerFor(seat, stepId, serviceId)).places
const inHand = async ({ deskId, clerk }: Seat) => done(await clerk.get(`/api/desks/${deskId}/person`)).body
const reader = () => office.server.running.deps.database.reader
const personOf = (appointmentId: string) =>
  reader()
    .selectFrom('appointment')
    .innerJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
    .selectAll()
    .where('appointment.id', '=', appointmentId)
    .executeTakeFirstOrThrow()

/** The Comune also advises, by phone alone; and a form is filled in at the centre by both institutions. */
function withAdvice() {
  const network = town()
  const permit = network.services.find(({ id }) => id === 'permit')!
  network.services.push({ ...permit, id: 'advice', channels: ['phone'] }, { ...permit, id: 'form' })
  for (const pool of network.sites[0]!.pools) pool.services.push('form')
  network.sites[0]!.pools[0]!.services.push('advice')
  return network
}

/** Somebody with an appointment at the ASL, being served there; all that can be left was left. */
async function amina(more: object = {}): Promise<string> {
  const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=card&siteId=centre&limit=2')).body
  const slot = { serviceId: 'card', siteId: 'centre', start: slots[1].start, language: 'ar', interpreter: 'ar' }
  const who = { givenName: 'Amina', familyName: 'Prova', email: 'amina@example.org', phone: '+39 333 1234567', details: 'Una nota' }
  const { code } = done(await office.server.visitor.post('/api/appointments', { slot, ...who, ...more })).body
  done(await office.near.kiosk.post('/api/check-ins', { code }))
  const { stepId } = await counter.act(asl, 'next')
  await counter.act(asl, 'start', { stepId })
  return stepId
}

describe('a referral', () => {
  test('is to what other institutions do, at any site; what only one’s own does is named after it, and cannot be booked', async () => {
    const { stepId } = await counter.serving(comune)
    const { services, named } = await referral(comune, stepId)
    expect(services).toMatchObject([
      { serviceId: 'card', institutions: ['ASL'], own: null },
      { serviceId: 'form', institutions: ['ASL'], own: 'Comune' },
      ...['permit', 'lawyer', 'advice'].map((serviceId) => ({ serviceId, institutions: [], own: 'Comune' })),
    ])
    expect(named).toBe(false)
    const places = await placesOf(asl, (await counter.serving(asl, 'card')).stepId, 'permit')
    expect(new Set(places.map((place: { slot: { siteId: string } }) => place.slot.siteId))).toEqual(new Set(['centre', 'library']))
    const starts = places.map((place: { slot: { start: string } }) => place.slot.start)
    expect(starts).toEqual(starts.toSorted())
    expect(places).toContainEqual(expect.objectContaining({ siteName: 'Library', institutions: ['Comune'] }))
    for (const [serviceId, seat] of [['permit', comune] as const, ['nothing', asl] as const]) {
      const answer = await seat.clerk.get(`/api/desks/${seat.deskId}/referral/places?stepId=${stepId}&serviceId=${serviceId}`)
      expect(answer.status).toBe(404)
    }
  })

  test('is also to where one’s own institution does it beside the other, and says that both may serve it there', async () => {
    const { stepId } = await counter.serving(comune)
    const [place] = await placesOf(comune, stepId, 'form')
    expect(place).toMatchObject({ siteName: 'Centre', institutions: ['ASL', 'Comune'] })
    const { siteId, start } = place.slot
    const slip = await counter.act(comune, 'referral', { stepId, serviceId: 'form', siteId, start, agreed: false })
    expect(slip).toMatchObject({ siteName: 'Centre', institutions: ['Comune', 'ASL'] })
  })

  test('is for a day from which the person can come, too', async () => {
    const { stepId } = await counter.serving(comune)
    const { places } = await answerFor(comune, stepId, 'card', '&from=2026-03-26')
    expect(places[0]).toMatchObject({ slot: { day: '2026-03-26', time: '08:00' } })
    expect((await comune.clerk.get(`/api/desks/desk-1/referral/places?stepId=${stepId}&serviceId=card&from=soon`)).status).toBe(400)
  })

  test('takes along the name, the contact and the languages of whoever agrees, and nothing else', async () => {
    const stepId = await amina()
    const [{ slot }] = await placesOf(asl, stepId, 'permit')
    const wish = { stepId, serviceId: 'permit', siteId: slot.siteId, start: slot.start, agreed: true, familyName: 'Somebody Else' }
    const slip = await counter.act(asl, 'referral', wish)
    expect(slip).toMatchObject({
      day: slot.day,
      time: slot.time,
      serviceName: 'permit ar',
      institutions: ['Comune'],
      documents: ['Passaporto'],
      language: 'ar',
    })
    expect(await personOf(slip.appointmentId)).toMatchObject({
      given_name: 'Amina',
      family_name: 'Prova',
      email: 'amina@example.org',
      phone: '+393331234567',
      details: null,
      interpreter_language: 'ar',
      service_id: 'permit',
      made_by: 'staff',
    })
    const rows = await reader().selectFrom('referral').selectAll().execute()
    expect(rows).toMatchObject([{ step_id: stepId, appointment_id: slip.appointmentId, desk_id: 'desk-3' }])
    const referred = (await counter.events()).filter((event) => event.kind === 'stepReferred')
    expect(referred).toEqual([{ kind: 'stepReferred', stepId, deskId: 'desk-3', appointmentId: slip.appointmentId }])
    const mails = await reader().selectFrom('outbox').select(['kind', 'appointment_id']).execute()
    expect(mails).toContainEqual({ kind: 'booked', appointment_id: slip.appointmentId })
  })

  test('takes an interpreter where the desk did not need one and the other institution does; whoever goes without takes none', async () => {
    const { ticketId } = done(await office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'ar' })).body
    const { id: stepId } = await reader().selectFrom('step').select('id').where('ticket_id', '=', ticketId).executeTakeFirstOrThrow()
    await counter.act(comune, 'next')
    await counter.act(comune, 'start', { stepId })
    office.server.clock.set('2026-03-10T12:05:00Z')
    const [helped, alone] = [await answerFor(comune, stepId, 'card'), await answerFor(comune, stepId, 'card', '&alone=true')]
    expect([helped.interpreter, alone.interpreter]).toEqual(['ar', 'ar'])
    // Nadia has gone for today, and is back tomorrow
    expect([helped.places[0].slot.day, alone.places[0].slot.day]).toEqual(['2026-03-11', '2026-03-10'])
    const wishAt = ({ slot }: (typeof alone.places)[0]) => ({ stepId, serviceId: 'card', siteId: slot.siteId, start: slot.start, agreed: false })
    await counter.refused(comune, 'referral', wishAt(alone.places[0]), 'slot_gone')
    const booked = await counter.act(comune, 'referral', wishAt(helped.places[0]))
    expect(await personOf(booked.appointmentId)).toMatchObject({ language: 'ar', interpreter_language: 'ar' })
    const without = await counter.act(comune, 'referral', { ...wishAt(alone.places[0]), alone: true })
    expect(await personOf(without.appointmentId)).toMatchObject({ language: 'ar', interpreter_language: null })
  })

  test('takes no interpreter for what the desks of the other institution speak', async () => {
    const { stepId } = await counter.serving(asl, 'card')
    expect((await answerFor(asl, stepId, 'permit')).interpreter).toBeNull()
  })

  test('of somebody who does not agree has no name and no contact; what is given for it goes along', async () => {
    const stepId = await amina({ requesterKind: 'company', organisation: 'Ditta Prova' })
    const [first, , third] = await placesOf(asl, stepId, 'permit')
    const wishFor = ({ slot }: typeof first) => ({ stepId, serviceId: 'permit', siteId: slot.siteId, start: slot.start, agreed: false })
    const nameless = await counter.act(asl, 'referral', wishFor(first))
    const nothing = { given_name: null, family_name: null, email: null, phone: null, details: null, organisation: null }
    expect(await personOf(nameless.appointmentId)).toMatchObject({ ...nothing, requester_kind: 'person', language: 'ar', interpreter_language: 'ar' })
    const given = await counter.act(asl, 'referral', { ...wishFor(third), familyName: 'Prova' })
    expect(await personOf(given.appointmentId)).toMatchObject({ ...nothing, family_name: 'Prova' })
  })

  test('by phone asks for a number where none was left, also of somebody who left an e-mail', async () => {
    const stepId = await amina({ phone: undefined })
    expect(await answerFor(asl, stepId, 'permit')).toMatchObject({ channel: 'onSite', contactLeft: true })
    const { channel, contactLeft, places } = await answerFor(asl, stepId, 'advice')
    expect({ channel, contactLeft }).toEqual({ channel: 'phone', contactLeft: false })
    const { siteId, start } = places[0].slot
    const wish = { stepId, serviceId: 'advice', siteId, start, agreed: true }
    await counter.refused(asl, 'referral', wish, 'contact_needed')
    const { appointmentId } = await counter.act(asl, 'referral', { ...wish, phone: '+39 333 7654321' })
    expect(await personOf(appointmentId)).toMatchObject({ channel: 'phone', email: 'amina@example.org', phone: '+393337654321' })
  })

  test('by phone asks for none where one was left', async () => {
    expect(await answerFor(asl, await amina(), 'advice')).toMatchObject({ channel: 'phone', contactLeft: true })
  })

  test.each([
    ['of whoever agrees is seen by the desk that has its person in hand: sent by the other institution', true, 'Comune'],
    ['of somebody who does not agree does not tell the other desk who has sent them', false, null],
  ])('%s', async (_, agreed, sentBy) => {
    const { stepId } = await counter.serving(comune)
    await counter.act(comune, 'finish', { stepId })
    const places = await placesOf(comune, stepId, 'card')
    const { siteId, start } = places[1].slot
    const { code } = await counter.act(comune, 'referral', { stepId, serviceId: 'card', siteId, start, agreed })
    done(await office.near.kiosk.post('/api/check-ins', { code }))
    await counter.act(asl, 'next')
    expect(done(await asl.clerk.get('/api/desks/desk-3/person')).body).toMatchObject({ sentBy })
  })

  test('and who was booked with it are known where it led, not at a further step with another institution', async () => {
    office.server.clock.set('2026-03-09T09:00:00Z')
    const { stepId: first } = await counter.serving(asl, 'card')
    const [{ slot }] = await placesOf(asl, first, 'lawyer')
    const wish = { stepId: first, serviceId: 'lawyer', siteId: slot.siteId, start: slot.start, agreed: true }
    const { code } = await counter.act(asl, 'referral', wish)
    await counter.act(asl, 'finish', { stepId: first })
    office.server.clock.set(tuesdayAtTen)
    const { ticketId } = done(await office.near.kiosk.post('/api/check-ins', { code })).body
    const { stepId } = await counter.act(comune, 'next')
    await counter.act(comune, 'start', { stepId })
    expect(await inHand(comune)).toMatchObject({ stepId, professionals: ['Giulia M.'], sentBy: 'ASL' })
    done(await office.near.receptionist.post(`/api/tickets/${ticketId}/steps`, { serviceId: 'card' }))
    await counter.act(comune, 'finish', { stepId })
    const { stepId: further } = await counter.act(asl, 'next')
    expect(await inHand(asl)).toMatchObject({ stepId: further, professionals: [], sentBy: null })
  })

  test('is said of nobody who has booked themselves', async () => {
    await amina()
    expect(done(await asl.clerk.get('/api/desks/desk-3/person')).body).toMatchObject({ name: 'Amina Prova', sentBy: null })
  })

  test('is refused for one’s own institution, a visit that has not begun, another desk’s visit and a place that is gone', async () => {
    const stepId = await amina()
    const [{ slot }] = await placesOf(asl, stepId, 'permit')
    const wish = { stepId, serviceId: 'permit', siteId: slot.siteId, start: slot.start, agreed: true }
    await counter.refused(comune, 'referral', wish, 'step_changed')
    await counter.refused(asl, 'referral', { ...wish, serviceId: 'card', siteId: 'centre' }, 'service_unknown')
    await counter.refused(asl, 'referral', { ...wish, siteId: 'nowhere' }, 'service_unknown')
    await counter.refused(asl, 'referral', { ...wish, start: '2026-03-10T22:00:00.000Z' }, 'slot_gone')
    const { stepId: called } = await counter.called(comune)
    await counter.refused(comune, 'referral', { ...wish, stepId: called, serviceId: 'card', siteId: 'centre' }, 'step_changed')
    expect(await reader().selectFrom('referral').selectAll().execute()).toEqual([])
  })
})
