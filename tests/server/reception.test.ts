import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TodayRow } from '../../shared/contracts/reception.ts'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'
import { expectNothingStored } from '../support/office/refused.ts'
import type { Client } from '../support/server.ts'

let office: Office
let reception: Client
let far: Client
beforeAll(async () => {
  office = await openOffice()
  reception = office.near.receptionist
  far = office.far.receptionist
})
afterAll(() => office?.close())
beforeEach(async () => {
  const { writer } = office.server.running.deps.database
  office.server.clock.set(tuesdayAtTen)
  for (const table of ['ticket', 'claim', 'busy', 'appointment', 'desk_session', 'day_counter'] as const) await writer.deleteFrom(table).execute()
})

const today = async (typed = '', client = reception, siteId = 'centre'): Promise<TodayRow[]> =>
  done(await client.get(`/api/sites/${siteId}/today${typed ? `?q=${encodeURIComponent(typed)}` : ''}`)).body.rows
const names = (rows: TodayRow[]) => rows.map(({ name }) => name)
const book = async (client: Client, siteId: string, more: object = {}) => {
  const serviceId = siteId === 'centre' ? 'card' : 'permit'
  const { slots } = done(await office.server.visitor.get(`/api/slots?serviceId=${serviceId}&siteId=${siteId}&limit=2`)).body
  return done(await client.post(`/api/sites/${siteId}/appointments`, { serviceId, start: slots[1].start, language: 'it', ...more })).body
}
const amina = { givenName: 'Amína', familyName: 'Núñez' }
const give = async (wish: object = {}) =>
  done(await reception.post('/api/sites/centre/tickets', { serviceId: 'permit', language: 'it', ...wish })).body
const admit = (appointmentId: string, client = reception, siteId = 'centre') => client.post(`/api/sites/${siteId}/check-ins`, { appointmentId })

describe('somebody of today', () => {
  test('is found by name, whatever the accents and the case', async () => {
    await book(reception, 'centre', amina)
    await book(reception, 'centre', { familyName: 'Rossi' })
    for (const typed of ['nunez', 'NUÑEZ', 'amina', 'ami nun']) expect(names(await today(typed)), typed).toEqual(['Núñez Amína'])
    expect(await today('verdi')).toEqual([])
  })

  test('is found by the end of their code, which is not told', async () => {
    const { code, appointmentId } = await book(reception, 'centre', amina)
    const rows = await today(code.slice(-4))
    expect(rows.map((row) => row.appointmentId)).toEqual([appointmentId])
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  test('is found by their number, with how many are before', async () => {
    await give()
    await give({ language: 'ar', interpreter: 'ar', priorityClass: 'priority' })
    office.server.clock.advanceMinutes(5)
    for (const typed of ['A2', 'a2', '2']) {
      expect(await today(typed), typed).toMatchObject([
        {
          face: { label: 'A2', mark: 1 },
          status: 'waiting',
          serviceName: 'permit it',
          language: 'ar',
          interpreter: 'ar',
          priority: true,
          name: null,
          ahead: 0,
        },
      ])
    }
  })

  test('of another site is not found, by nobody', async () => {
    await book(far, 'library', amina)
    expect(await today('nunez')).toEqual([])
    expect(names(await today('nunez', far, 'library'))).toEqual(['Núñez Amína'])
    expectRefused(await reception.get('/api/sites/library/today?q=nunez'), 'not_found')
  })

  test('is named to the staff of the institution that serves them, and to no other', async () => {
    const ofComune = await office.server.staff('clerk', 'centre', { institutionId: 'comune' })
    const ofAsl = await office.server.staff('clerk', 'centre', { institutionId: 'asl' })
    await book(reception, 'centre', amina)
    expect(names(await today('nunez', ofAsl))).toEqual(['Núñez Amína'])
    expect(await today('nunez', ofComune)).toEqual([])
    expect(names(await today('', ofComune))).toEqual([null])
  })

  test('with several steps shows the way, on paper too; staff of one institution are told only who comes next', async () => {
    const paper = await give({ further: ['card'] })
    const way = [
      { serviceName: 'permit it', institutionName: 'Comune', state: 'now', desk: null },
      { serviceName: 'card it', institutionName: 'ASL', state: 'toCome', desk: null },
    ]
    expect(paper.way).toEqual(way)
    const [row] = await today('a1')
    expect(row!.way).toEqual([
      { ...way[0], serviceId: 'permit' },
      { ...way[1], serviceId: 'card' },
    ])
    const ofComune = await office.server.staff('receptionist', 'centre', { institutionId: 'comune' })
    const [own] = await today('a1', ofComune)
    expect(own!.way).toEqual([
      { ...way[0], serviceId: 'permit' },
      { ...way[1], serviceId: null, serviceName: null },
    ])
    await give()
    expect((await today('a2'))[0]!.way).toEqual([])
  })

  test('of another day is not of today', async () => {
    const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=card&siteId=centre&from=2026-03-11&limit=1')).body
    await book(reception, 'centre', { ...amina, start: slots[0].start })
    expect(await today()).toEqual([])
  })

  test('stands in the list by their turn: to come, waiting, at a desk, over', async () => {
    await office.desk('idle')
    await give()
    done(await office.near.clerk.post('/api/desks/desk-1/next'))
    await give()
    const { appointmentId } = await book(reception, 'centre', amina)
    await book(reception, 'centre', { familyName: 'Rossi' })
    done(await reception.post(`/api/sites/centre/appointments/${appointmentId}/cancel`))
    expect((await today()).map(({ status, face, desk }) => [status, face?.label ?? null, desk])).toEqual([
      ['booked', null, null],
      ['waiting', 'A2', null],
      ['called', 'A1', '1'],
      ['cancelled', null, null],
    ])
  })
})

describe('at the reception', () => {
  test('a number is given like at the kiosk, with the paper', async () => {
    expect(await give({ language: 'ar', interpreter: 'ar' })).toMatchObject({
      face: { label: 'A1' },
      serviceName: 'permit ar',
      language: 'ar',
      documents: ['Passaporto'],
    })
    expectRefused(
      await reception.post('/api/sites/centre/tickets', { serviceId: 'permit', language: 'it', interpreter: 'tlh' }),
      'no_interpreter_today',
    )
  })

  test('a person who must not wait long is called sooner', async () => {
    await give()
    const { face } = await give({ priorityClass: 'priority' })
    office.server.clock.advanceMinutes(5)
    await office.desk('idle')
    expect(done(await office.near.clerk.post('/api/desks/desk-1/next')).body.face).toEqual(face)
  })

  test('somebody without their code is checked in, once', async () => {
    const { appointmentId } = await book(reception, 'centre', amina)
    expect(await today('nunez')).toMatchObject([{ status: 'booked', arrival: 'now', mayChange: true }])
    expect(done(await admit(appointmentId)).body).toMatchObject({ face: { label: 'A1' }, bookedTime: '10:10' })
    expect(await today('nunez')).toMatchObject([{ status: 'waiting', face: { label: 'A1' }, bookedTime: '10:10', arrival: null, mayChange: false }])
    expectRefused(await admit(appointmentId), 'already_checked_in')
  })

  test('nobody is checked in too early, and the list says so before', async () => {
    const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=card&siteId=centre&to=2026-03-10')).body
    const { appointmentId } = await book(reception, 'centre', { ...amina, start: slots.at(-1).start })
    expect(await today('nunez')).toMatchObject([{ arrival: 'tooEarly' }])
    expectRefused(await admit(appointmentId), 'too_early')
  })

  test('nobody of another site is checked in, moved or cancelled', async () => {
    const { appointmentId, start } = await book(far, 'library', amina)
    await expectNothingStored(office, async () => {
      expectRefused(await admit(appointmentId), 'not_found')
      expectRefused(await reception.post(`/api/sites/centre/appointments/${appointmentId}/cancel`), 'not_found')
      expectRefused(await reception.post(`/api/sites/centre/appointments/${appointmentId}/move`, { start }), 'not_found')
    })
  })

  test('an appointment is booked for somebody who leaves no name', async () => {
    const { code, token, appointmentId } = await book(reception, 'centre')
    expect(code).toMatch(/^\d{9}$/)
    const { body } = await office.server.visitor.get(`/api/appointments/${appointmentId}`, { 'sportello-token': token })
    expect(body).toMatchObject({ status: 'booked', familyName: null })
    const row = await office.server.running.deps.database.reader.selectFrom('appointment').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ made_by: 'staff', first_available_at: Date.parse(tuesdayAtTen) })
  })

  test('the earliest place is booked at whichever site it is', async () => {
    const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=permit&siteId=library&limit=1')).body
    const wish = { serviceId: 'permit', siteId: 'library', start: slots[0].start, language: 'it', ...amina }
    done(await reception.post('/api/sites/centre/appointments', wish))
    expect(names(await today('nunez', far, 'library'))).toEqual(['Núñez Amína'])
    expect(await today('nunez')).toEqual([])
  })

  test('who is to be called leaves a phone number', async () => {
    const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=permit&siteId=centre&channel=phone&limit=1')).body
    const wish = { serviceId: 'permit', start: slots[0].start, channel: 'phone', language: 'it', familyName: 'Rossi' }
    expectRefused(await reception.post('/api/sites/centre/appointments', wish), 'contact_needed')
    const { appointmentId } = done(await reception.post('/api/sites/centre/appointments', { ...wish, phone: '+39 333 1234567' })).body
    expectRefused(await admit(appointmentId), 'channel_not_offered')
    expectRefused(await admit(appointmentId, far, 'library'), 'not_found')
  })

  test('an appointment is moved', async () => {
    const { appointmentId } = await book(reception, 'centre', amina)
    const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=card&siteId=centre&limit=6')).body
    done(await reception.post(`/api/sites/centre/appointments/${appointmentId}/move`, { start: slots.at(-1).start }))
    expect(await today('nunez')).toMatchObject([{ bookedTime: slots.at(-1).time }])
  })
})

describe('somebody whose time was changed', () => {
  const slots = async () => done(await office.server.visitor.get('/api/slots?serviceId=card&siteId=centre&from=2026-03-11&limit=3')).body.slots
  const writer = () => office.server.running.deps.database.writer

  test('is found at the old time where nobody could tell them', async () => {
    const [one, two, three] = await slots()
    const silent = await book(reception, 'centre', { familyName: 'Prova' })
    const phoned = await book(reception, 'centre', { familyName: 'Prova', phone: '+39 333 1234567' })
    // the site has another address: the calendar entry is new, the time is not
    const { appointmentId: elsewhere } = await book(reception, 'centre', { familyName: 'Prova', start: three.start })
    await writer().updateTable('appointment').set({ sequence: 1 }).where('id', '=', elsewhere).execute()
    expect(await today('prova')).toHaveLength(2)
    done(await reception.post(`/api/sites/centre/appointments/${silent.appointmentId}/move`, { start: one.start }))
    done(await reception.post(`/api/sites/centre/appointments/${phoned.appointmentId}/move`, { start: two.start }))
    expect(await today('prova')).toMatchObject([{ appointmentId: silent.appointmentId, bookedDay: '2026-03-11' }])
  })

  test('is found there too where the mail did not arrive, and not where it did', async () => {
    const [one] = await slots()
    const { appointmentId } = await book(reception, 'centre', { familyName: 'Prova' })
    done(await reception.post(`/api/sites/centre/appointments/${appointmentId}/move`, { start: one.start }))
    await office.mailed()
    await writer().updateTable('appointment_person').set({ email: 'prova@example.org' }).where('appointment_id', '=', appointmentId).execute()
    expect(await today('prova')).toEqual([])
    await writer().updateTable('outbox').set({ sent_at: null, failed_at: 1 }).where('appointment_id', '=', appointmentId).execute()
    expect(await today('prova')).toMatchObject([{ appointmentId }])
  })
})

describe('a lost number', () => {
  const reprint = (ticketId: string, client = reception) => client.post(`/api/tickets/${ticketId}/reprint`)

  test('is printed anew: the same number, the same promise, the same link', async () => {
    await office.desk('idle')
    const paper = await give()
    await give({ priorityClass: 'priority' })
    office.server.clock.advanceMinutes(7)
    await expectNothingStored(office, async () => {
      expect(done(await reprint(paper.ticketId)).body).toEqual({ ...paper, ahead: 1 })
    })
  })

  test('of another site is not found', async () => {
    const { id } = await office.farTicket()
    expectRefused(await reprint(id), 'not_found')
    done(await reprint(id, far))
  })

  test('that is over is not printed again', async () => {
    const { ticketId, token } = await give()
    done(await office.server.visitor.post(`/api/tickets/${ticketId}/leave`, {}, { 'sportello-token': token }))
    expectRefused(await reprint(ticketId), 'ticket_over')
  })
})

test('a long day is listed in part, and the rest counted; on paper it is whole', async () => {
  const { writer } = office.server.running.deps.database
  const { ticketId } = await give()
  const ticket = await writer.selectFrom('ticket').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow()
  const step = await writer.selectFrom('step').selectAll().where('ticket_id', '=', ticketId).executeTakeFirstOrThrow()
  const others = Array.from({ length: 302 }, (_, index) => index + 2)
  for (const number of others) {
    await writer
      .insertInto('ticket')
      .values({ ...ticket, id: `t${number}`, number })
      .execute()
    await writer
      .insertInto('step')
      .values({ ...step, id: `s${number}`, ticket_id: `t${number}`, status: 'done' })
      .execute()
  }
  const { rows, more } = done(await reception.get('/api/sites/centre/today')).body
  expect([rows.length, more, rows[0].face.label]).toEqual([300, 3, 'A1'])
  expect(await today('A303')).toHaveLength(1)
  const paper = done(await reception.get('/api/sites/centre/today?whole=true')).body
  expect([paper.rows.length, paper.more]).toEqual([303, 0])
})
