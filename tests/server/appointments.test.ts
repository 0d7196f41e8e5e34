import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Keyed, type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())
afterEach(() => office.server.clock.set(tuesdayAtTen))

const { stringify } = JSON
const read = async ({ id, token }: Keyed) => done(await office.server.visitor.get(`/api/appointments/${id}`, { 'sportello-token': token })).body
const change = (verb: string, { id, token }: Keyed, body: object = {}) =>
  office.server.visitor.post(`/api/appointments/${id}/${verb}`, body, { 'sportello-token': token })
const starts = async (query: string): Promise<string[]> =>
  done(await office.server.visitor.get(`/api/slots?${query}`)).body.slots.map(({ start }: { start: string }) => start)
const claims = (id: string) =>
  office.server.running.deps.database.reader.selectFrom('claim').select(['resource_id', 'cell']).where('appointment_id', '=', id).execute()

const lawyers = 'serviceId=lawyer&siteId=centre&from=2026-03-12&to=2026-03-12'
const lawyerAt = (start: string) => ({ slot: { serviceId: 'lawyer', siteId: 'centre', start, language: 'it' }, familyName: 'Prova' })

describe('free slots', () => {
  test('need every role at the same time', async () => {
    const times = done(await office.server.visitor.get(`/api/slots?${lawyers}`)).body.slots.map(({ time }: { time: string }) => time)
    expect(times).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'])
  })

  test('are asked for by phone when the interpreter is there by phone', async () => {
    const times = done(await office.server.visitor.get('/api/slots?serviceId=permit&channel=phone&interpreter=ar&from=2026-03-12&to=2026-03-12')).body
    expect(times.slots.map(({ time }: { time: string }) => time)).toEqual(['14:00', '14:30', '15:00', '15:30'])
  })

  test('are local to their site on both days of a clock change', async () => {
    // 29 March 2026: 02:00 becomes 03:00
    for (const [day, first] of [
      ['2026-03-28', '2026-03-28T07:00:00.000Z'],
      ['2026-03-29', '2026-03-29T06:00:00.000Z'],
    ] as const) {
      const { slots } = done(await office.server.visitor.get(`/api/slots?serviceId=card&from=${day}&to=${day}`)).body
      expect(slots[0]).toEqual({ siteId: 'centre', start: first, day, time: '08:00' })
    }
  })

  test('across sites come in order of time, each with its place', async () => {
    const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=permit&from=2026-03-12&to=2026-03-12')).body
    expect(new Set(slots.map(({ siteId }: { siteId: string }) => siteId))).toEqual(new Set(['centre', 'library']))
    const instants = slots.map(({ start }: { start: string }) => start)
    expect(instants).toEqual([...instants].sort())
  })
})

describe('a held slot', () => {
  test('is nobody else’s for ten minutes, then anybody’s', async () => {
    const [start = ''] = await starts(lawyers)
    done(await office.server.visitor.post('/api/holds', lawyerAt(start).slot))
    expect(await starts(lawyers)).not.toContain(start)
    office.server.clock.advanceMinutes(9)
    expectRefused(await office.server.visitor.post('/api/appointments', lawyerAt(start)), 'slot_gone')
    office.server.clock.advanceMinutes(1)
    expect(await starts(lawyers)).toContain(start)
    const { appointmentId, token } = done(await office.server.visitor.post('/api/appointments', lawyerAt(start))).body
    done(await change('cancel', { id: appointmentId, token }))
  })

  test('given back is free at once', async () => {
    const [start = ''] = await starts(lawyers)
    const held = done(await office.server.visitor.post('/api/holds', lawyerAt(start).slot)).body
    const key = { 'sportello-token': held.token }
    done(await office.server.visitor.post(`/api/holds/${held.appointmentId}/release`, {}, key))
    expect(await starts(lawyers)).toContain(start)
    expect(await claims(held.appointmentId)).toEqual([])
  })

  test('says how long it is kept, and is kept longer when asked', async () => {
    const { start } = await office.freeSlot()
    const held = done(await office.server.visitor.post('/api/holds', { serviceId: 'permit', siteId: 'centre', start, language: 'it' })).body
    expect(held.expiresAt).toBe('2026-03-10T09:10:00.000Z')
    office.server.clock.advanceMinutes(8)
    const renewed = done(await office.server.visitor.post(`/api/holds/${held.appointmentId}/renew`, {}, { 'sportello-token': held.token })).body
    expect(renewed.expiresAt).toBe('2026-03-10T09:18:00.000Z')
    office.server.clock.advanceMinutes(9)
    const hold = { appointmentId: held.appointmentId, token: held.token }
    expect((await office.server.visitor.post('/api/appointments', { hold, familyName: 'Prova' })).status).toBe(201)
  })

  test('booked later than it was held keeps what it claimed', async () => {
    const { id, token } = await office.hold()
    const before = await claims(id)
    office.server.clock.advanceMinutes(5)
    done(await office.server.visitor.post('/api/appointments', { hold: { appointmentId: id, token }, familyName: 'Prova' }))
    office.server.clock.advanceMinutes(60)
    await office.hold()
    expect(await claims(id)).toEqual(before)
  })
})

describe('an appointment', () => {
  test('is what its holder reads: the place, the time there, and what to bring, in their language', async () => {
    const { start } = await office.freeSlot('/api/slots?serviceId=permit&siteId=centre&interpreter=ar')
    const slot = { serviceId: 'permit', siteId: 'centre', start, language: 'ar', interpreter: 'ar' }
    const booked = done(
      await office.server.visitor.post('/api/appointments', { slot, givenName: 'Amina', familyName: 'B.', phone: '+39 333 123-4567' }),
    ).body
    const answer = await office.server.visitor.get(`/api/appointments/${booked.appointmentId}`, {
      'sportello-token': booked.token,
      'accept-language': 'ar',
    })
    expect(done(answer).body).toMatchObject({
      status: 'booked',
      code: booked.code,
      serviceName: 'permit ar',
      documents: ['Passaporto'],
      interpreter: 'ar',
      givenName: 'Amina',
      phone: '+393331234567',
      site: { id: 'centre', name: 'Centre', address: 'Via Prova 1', city: 'Town' },
      mayMove: true,
      mayCancel: true,
    })
  })

  test('in the language of the desk needs no interpreter, and claims none', async () => {
    const { start } = await office.freeSlot()
    const slot = { serviceId: 'permit', siteId: 'centre', start, language: 'en', interpreter: 'en' }
    const { appointmentId } = done(await office.server.visitor.post('/api/appointments', { slot, familyName: 'Prova' })).body
    expect((await claims(appointmentId)).every(({ resource_id }) => resource_id.startsWith('comune-pool-unit'))).toBe(true)
  })

  test('claims every five minutes of everything it needs, with the time after it', async () => {
    const { start } = await office.freeSlot('/api/slots?serviceId=permit&siteId=centre&interpreter=ar')
    const slot = { serviceId: 'permit', siteId: 'centre', start, language: 'ar', interpreter: 'ar' }
    const { appointmentId } = done(await office.server.visitor.post('/api/appointments', { slot, familyName: 'Prova' })).body
    const first = Date.parse(start) / 300_000
    const cells = Array.from({ length: 7 }, (_, index) => first + index)
    const found = await claims(appointmentId)
    for (const resourceId of new Set(found.map(({ resource_id }) => resource_id))) {
      expect(
        found
          .filter(({ resource_id }) => resource_id === resourceId)
          .map(({ cell }) => cell)
          .sort(),
      ).toEqual(cells)
    }
    expect(new Set(found.map(({ resource_id }) => resource_id)).has('nadia')).toBe(true)
  })

  test('that is moved keeps its id, code and key; the old time is free, the new one taken', async () => {
    const [from = '', to = ''] = await starts(lawyers)
    const booked = done(await office.server.visitor.post('/api/appointments', lawyerAt(from))).body
    const mine = { id: booked.appointmentId, token: booked.token }
    expect(done(await change('move', mine, { start: to })).body).toEqual({ appointmentId: mine.id, start: to })
    expect(await read(mine)).toMatchObject({ id: mine.id, code: booked.code, start: to, status: 'booked' })
    expect(await starts(lawyers)).toContain(from)
    expect(await starts(lawyers)).not.toContain(to)
    done(await change('cancel', mine))
  })

  test('that cannot be moved stays where it was', async () => {
    const [from = '', taken = ''] = await starts(lawyers)
    const one = done(await office.server.visitor.post('/api/appointments', lawyerAt(from))).body
    const other = done(await office.server.visitor.post('/api/appointments', lawyerAt(taken))).body
    const mine = { id: one.appointmentId, token: one.token }
    const [before, claimed] = [await read(mine), await claims(mine.id)]
    const refused = await change('move', mine, { start: taken })
    expectRefused(refused, 'slot_gone')
    expect(refused.body.alternatives).toHaveLength(3)
    expect(stringify(await read(mine))).toBe(stringify(before))
    expect(await claims(mine.id)).toEqual(claimed)
    for (const { appointmentId: id, token } of [one, other]) done(await change('cancel', { id, token }))
  })

  test('may be moved within its own time', async () => {
    const { start } = await office.freeSlot()
    const mine = await office.book({ familyName: 'Prova' })
    done(await change('move', mine, { start: mine.start }))
    expect((await read(mine)).start).toBe(mine.start)
    expect(start).toBeTruthy()
  })

  test('that is cancelled leaves its time to others at once', async () => {
    const [start = ''] = await starts(lawyers)
    const booked = done(await office.server.visitor.post('/api/appointments', lawyerAt(start))).body
    const mine = { id: booked.appointmentId, token: booked.token }
    expect(await starts(lawyers)).not.toContain(start)
    done(await change('cancel', mine))
    expect(await starts(lawyers)).toContain(start)
    expect(await claims(mine.id)).toEqual([])
    expect(await read(mine)).toMatchObject({ status: 'cancelled', mayMove: false, mayCancel: false })
  })

  test('is found with its code and the family name, however it is spelled and accented', async () => {
    const { id, code } = await office.book({ givenName: 'Đorđe', familyName: 'D’Àngelo  Núñez' })
    for (const familyName of ["d'angelo nunez", 'DANGELO NUNEZ', 'D’Àngelo Núñez']) {
      const found = done(await office.server.visitor.post('/api/appointments/find', { code: code.replace(/(...)/g, '$1 '), familyName })).body
      expect(found.appointmentId).toBe(id)
      expect((await read({ id: found.appointmentId, token: found.token })).givenName).toBe('Đorđe')
    }
  })

  test('of somebody with one name is found by it, and by it in either script, and by nothing else', async () => {
    const { id, code } = await office.book({ givenName: 'মুহাম্মদ Muhammad', familyName: undefined })
    const find = async (familyName: string) => (await office.server.visitor.post('/api/appointments/find', { code, familyName })).body
    for (const name of ['Muhammad', 'মুহাম্মদ', 'মুহাম্মদ Muhammad']) expect((await find(name)).appointmentId).toBe(id)
    for (const name of ['Muham', 'Ahmad', '-']) expect((await find(name)).code).toBe('wrong_code')
  })

  test('is a file for a calendar, under a name that tells nothing', async () => {
    const { id, token } = await office.book()
    const answer = await office.server.visitor.get(`/api/appointments/${id}/calendar`, { 'sportello-token': token })
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="sportello.ics"')
    expect(answer.body).toMatch(/^BEGIN:VCALENDAR/)
    expect(answer.body).not.toMatch(/permit/i)
  })
})

test('at a kiosk nobody has to leave a name', async () => {
  const { start } = await office.freeSlot()
  const slot = { serviceId: 'permit', siteId: 'centre', start, language: 'ar' }
  expect((await office.near.kiosk.post('/api/appointments', { slot })).status).toBe(201)
  expectRefused(await office.server.visitor.post('/api/appointments', { slot }), 'name_needed')
})

test('a booking sent three times with one key is one booking', async () => {
  const { start } = await office.freeSlot()
  const headers = { 'idempotency-key': 'book-once' }
  const body = { slot: { serviceId: 'permit', siteId: 'centre', start, language: 'it' }, familyName: 'Prova' }
  const answers = await Promise.all([1, 2, 3].map(() => office.server.visitor.post('/api/appointments', body, headers)))
  expect(new Set(answers.map((answer) => `${answer.status} ${stringify(answer.body)}`)).size).toBe(1)
  expect(answers[0]!.status).toBe(201)
})
