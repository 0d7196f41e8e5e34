import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice, town } from '../support/office/office.ts'

let office: Office
beforeAll(async () => {
  const network = town()
  // so that French needs an interpreter at one desk of a visit and none at the other
  network.sites[0]!.pools[1]!.languages = ['it', 'fr']
  network.sites[1]!.hours.push({ ...network.sites[1]!.hours[0]!, from: '14:00', to: '17:00' })
  office = await openOffice({ network })
})
afterAll(() => office?.close())
beforeEach(async () => {
  const { writer } = office.server.running.deps.database
  office.server.clock.set(tuesdayAtTen)
  for (const table of ['ticket', 'desk_session', 'day_counter', 'unavailability'] as const) await writer.deleteFrom(table).execute()
})

const take = async (wish: object) => done(await office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it', ...wish })).body
const phone = async ({ ticketId, token }: { ticketId: string; token: string }) =>
  done(await office.server.visitor.get(`/api/tickets/${ticketId}?lang=ar`, { 'sportello-token': token })).body
const queue = async () => done(await office.near.coordinator.get('/api/sites/centre/queue')).body
const today = async () => done(await office.near.receptionist.get('/api/sites/centre/today')).body.rows
const arabic = { language: 'ar', interpreter: 'ar' }
const away = async (who: object, more: object = {}, { coordinator } = office.near): Promise<string[]> => {
  const wish = { who, reason: 'cannotCome', ...more }
  const { seal } = done(await coordinator.post('/api/unavailability/rehearse', wish)).body
  return done(await coordinator.post('/api/unavailability', { ...wish, seal })).body.unavailabilityIds
}
const noInterpreter = { reason: 'noInterpreterToday', interpreter: 'ar', closesTime: null }

describe('whoever waits for an interpreter who does not come', () => {
  test('is told that there is none any more today, and with what to book', async () => {
    const hers = await take(arabic)
    const his = await take({ language: 'bn', interpreter: 'bn' })
    await away({ resourceId: 'nadia' })
    expect(await phone(hers)).toMatchObject({
      status: 'waiting',
      wait: { kind: 'unknown', reason: 'noInterpreterToday' },
      stranded: { ...noInterpreter, siteId: 'centre', serviceId: 'permit', serviceName: 'permit ar' },
    })
    // the control: another interpreter, and one who needs none
    expect(await phone(his)).toMatchObject({ wait: { reason: 'noDesk' }, stranded: null })
    expect(await phone(await take({}))).toMatchObject({ stranded: null })
    const { waiting } = await queue()
    expect(waiting.map((row: { stranded: object | null }) => row.stranded)).toEqual([{ ...noInterpreter, later: false }, null, null])
    expect(await today()).toMatchObject([
      { stranded: { ...noInterpreter, serviceId: 'permit', later: false } },
      { stranded: null },
      { stranded: null },
    ])
  })

  test('is taken off the queue by the reception of the site, and of no other', async () => {
    const hers = await take(arabic)
    await away({ resourceId: 'nadia' })
    const takeOff = `/api/tickets/${hers.ticketId}/take-off`
    expect((await office.far.receptionist.post(takeOff)).status).toBe(404)
    expect((await office.interpreter.post(takeOff)).status).toBe(403)
    expect(await phone(hers)).toMatchObject({ status: 'waiting' })
    done(await office.near.receptionist.post(takeOff))
    expect(await phone(hers)).toMatchObject({ status: 'left', stranded: null })
    expect(await today()).toMatchObject([{ status: 'left', stranded: null }])
    expect((await office.near.receptionist.post(takeOff)).status).toBe(409)
  })

  test('is not counted before those who come after', async () => {
    done(await office.near.clerk.post('/api/desks/desk-1/open'))
    const [hers, his] = [await take(arabic), await take({})]
    const offered = async () => done(await office.near.kiosk.get('/api/kiosk/offer?serviceId=permit')).body.number.ahead
    const seen = async () => [(await phone(hers)).ahead, (await phone(his)).ahead, (await take({})).ahead, await offered()]
    expect(await seen()).toEqual([0, 1, 2, 3])
    await away({ resourceId: 'nadia' })
    expect((await seen()).slice(1)).toEqual([0, 2, 3])
  })

  test('waits as before when the interpreter is here again', async () => {
    const hers = await take(arabic)
    const [id] = await away({ resourceId: 'nadia' })
    expect((await phone(hers)).stranded).not.toBeNull()
    done(await office.near.coordinator.post(`/api/unavailability/${id}/end`))
    expect(await phone(hers)).toMatchObject({ stranded: null, wait: { reason: 'noDesk' } })
  })

  test('waits on for one who is late', async () => {
    const hers = await take(arabic)
    await away({ resourceId: 'nadia' }, { to: '2026-03-10T10:00:00.000Z', reason: 'late' })
    expect(await phone(hers)).toMatchObject({ stranded: null })
  })

  test('is told so too when set aside, and when the interpreter is for a later desk of the visit', async () => {
    const aside = await take(arabic)
    const { stepId } = done(await office.near.clerk.post('/api/desks/desk-1/open').then(() => office.near.clerk.post('/api/desks/desk-1/next'))).body
    done(await office.near.clerk.post('/api/desks/desk-1/park', { stepId, reason: 'other' }))
    const later = await take({ serviceId: 'card', further: ['permit'], language: 'fr', interpreter: 'fr' })
    await away({ resourceId: 'nadia' })
    expect(await phone(aside)).toMatchObject({ status: 'parked', stranded: noInterpreter })
    expect(await phone(later)).toMatchObject({ wait: { reason: 'noDesk' }, stranded: { ...noInterpreter, interpreter: 'fr', serviceId: 'permit' } })
    const { waiting, parked } = await queue()
    expect(parked).toMatchObject([{ stranded: { ...noInterpreter, later: false } }])
    expect(waiting).toMatchObject([{ stranded: { ...noInterpreter, interpreter: 'fr', later: true } }])
    expect(await today()).toMatchObject([
      { status: 'waiting', stranded: { interpreter: 'fr', later: true } },
      { status: 'parked', stranded: { ...noInterpreter, later: false } },
    ])
  })
})

test('whoever was set aside finds the interpreter whom their own appointment has claimed, however late it has become', async () => {
  const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=permit&siteId=centre&interpreter=ar&to=2026-03-10&limit=100')).body
  const slot = { serviceId: 'permit', siteId: 'centre', start: slots.at(-1).start, ...arabic }
  const booked = done(await office.server.visitor.post('/api/appointments', { slot, familyName: 'Prova' })).body
  office.server.clock.set(slot.start)
  const late = done(await office.near.kiosk.post('/api/check-ins', { code: booked.code, language: 'ar' })).body
  const walkIn = await take(arabic)
  done(await office.near.clerk.post('/api/desks/desk-1/open'))
  const desk = (verb: string, body?: object) => office.near.clerk.post(`/api/desks/desk-1/${verb}`, body).then((answer) => done(answer).body)
  office.server.clock.advanceMinutes(15)
  const { stepId } = await desk('next')
  await desk('park', { stepId, reason: 'other' })
  expect(await phone(late)).toMatchObject({ status: 'parked', stranded: null })
  // the control: somebody without an appointment
  expect(await phone(walkIn)).toMatchObject({ stranded: noInterpreter })
  await away({ resourceId: 'nadia' })
  expect(await phone(late)).toMatchObject({ status: 'parked', stranded: noInterpreter })
})

describe('when a group of desks closes early', () => {
  const closing = (from: string) => away({ poolId: 'comune-pool', units: 'all' }, { from, reason: 'other' })

  test('whoever would be called after that is told when it closes', async () => {
    done(await office.near.clerk.post('/api/desks/desk-1/open'))
    const [first, second] = [await take({}), await take({})]
    await closing('2026-03-10T09:35:00.000Z')
    expect(await phone(first)).toMatchObject({ wait: { kind: 'range' }, stranded: null })
    const closes = { wait: { reason: 'afterClosing' }, stranded: { reason: 'afterClosing', closesTime: '10:35' } }
    expect(await phone(second)).toMatchObject(closes)
    const offered = done(await office.near.kiosk.get('/api/kiosk/offer?serviceId=permit')).body
    expect(offered.number.wait).toMatchObject({ reason: 'afterClosing', closesTime: '10:35' })
    // the site stays open for what its other desks serve
    expect(done(await office.near.board.get('/api/board')).body.closesTime).toBeNull()
    done(await office.near.clerk.post('/api/desks/desk-1/next'))
    office.server.clock.advanceMinutes(15)
    expect(await phone(second)).toMatchObject(closes)
  })

  test('at noon for the rest of the day, whoever would be called after that is told so', async () => {
    office.server.clock.set('2026-03-10T11:20:00Z')
    done(await office.far.clerk.post('/api/desks/library-1/open'))
    const takeFar = async () => done(await office.far.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it' })).body
    const [first, second] = [await takeFar(), await takeFar()]
    expect(await phone(second)).toMatchObject({ wait: { reason: 'afterClosing' }, stranded: null })
    await away({ poolId: 'library-pool', units: 'all' }, { from: '2026-03-10T12:00:00.000Z', reason: 'other' }, office.far)
    expect(await phone(first)).toMatchObject({ wait: { kind: 'range' }, stranded: null })
    expect(await phone(second)).toMatchObject({ stranded: { reason: 'afterClosing', closesTime: '13:00' } })
  })

  test('before the interpreter comes, it is the closing that is told', async () => {
    office.server.clock.set('2026-03-10T07:05:00Z')
    done(await office.near.clerk.post('/api/desks/desk-1/open'))
    const [his, hers] = [await take({ language: 'bn', interpreter: 'bn' }), await take(arabic)]
    await closing('2026-03-10T08:30:00.000Z')
    expect(await phone(his)).toMatchObject({ stranded: { reason: 'afterClosing', closesTime: '09:30' } })
    // the control: an interpreter who comes before
    expect(await phone(hers)).toMatchObject({ wait: { kind: 'range' }, stranded: null })
  })

  test('whoever waits at a desk where nobody sits learns that nobody will', async () => {
    const [permit, card] = [await take({}), await take({ serviceId: 'card' })]
    await closing('2026-03-10T09:20:00.000Z')
    expect(await phone(permit)).toMatchObject({ stranded: { reason: 'noDeskToday' }, wait: { reason: 'noDeskToday' } })
    expect(await phone(card)).toMatchObject({ stranded: null })
  })
})

test('before the office opens, and at noon before it opens again, nobody is sent away', async () => {
  done(await office.near.clerk.post('/api/desks/desk-1/open'))
  const early = await take({})
  office.server.clock.set('2026-03-10T06:30:00Z')
  expect((await phone(early)).stranded).toBeNull()
  // the control: after it has closed
  office.server.clock.set('2026-03-10T17:30:00Z')
  expect((await phone(early)).stranded).toMatchObject({ reason: 'afterClosing', closesTime: null })
})
