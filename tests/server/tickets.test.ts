import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { overtakingReasons } from '../../shared/domain/queue.ts'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Keyed, type Office, openOffice, town } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())
beforeEach(async () => {
  const { writer } = office.server.running.deps.database
  office.server.clock.set(tuesdayAtTen)
  await writer.deleteFrom('ticket').execute()
  await writer.deleteFrom('desk_session').execute()
  await writer.deleteFrom('day_counter').execute()
})

const read = async ({ id, token }: Keyed) => done(await office.server.visitor.get(`/api/tickets/${id}`, { 'sportello-token': token })).body
const leave = ({ id, token }: Keyed) => office.server.visitor.post(`/api/tickets/${id}/leave`, {}, { 'sportello-token': token })
const take = async (wish: object = {}) => {
  const taken = done(await office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it', ...wish })).body
  return { ...taken, id: taken.ticketId as string, token: taken.token as string }
}

describe('a number', () => {
  test('is the next of its site and day, and carries a mark that follows from it alone', async () => {
    const faces = []
    for (let each = 0; each < 10; each++) faces.push((await take({ serviceId: each % 2 ? 'card' : 'permit' })).face)
    expect(faces.map(({ label }) => label)).toEqual(Array.from({ length: 10 }, (_, index) => `A${index + 1}`))
    expect(faces.map(({ mark }) => mark)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0, 1])
  })

  test('is given once, however many ask at once', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => take()))
    expect(taken.map(({ face }) => face.label).sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)))).toEqual(
      Array.from({ length: 20 }, (_, index) => `A${index + 1}`),
    )
  })

  test('asked for twice with one key is one number', async () => {
    const headers = { 'idempotency-key': 'printed-once' }
    const ask = () => office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it' }, headers)
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(new Set(answers.map(({ body }) => body.ticketId)).size).toBe(1)
    expect((await take()).face.label).toBe('A2')
  })

  test('comes with what the paper says', async () => {
    expect(await take({ language: 'ar', interpreter: 'ar' })).toMatchObject({
      siteName: 'Centre',
      serviceName: 'permit ar',
      day: '2026-03-10',
      time: '10:00',
      ahead: 0,
      language: 'ar',
      bookedTime: null,
      documents: ['Passaporto'],
      wait: { kind: 'unknown', reason: 'noDesk' },
    })
  })

  test('promises a time when desks are open, and keeps the promise to be checked against what came', async () => {
    await office.desk('idle')
    const { id, wait } = await take()
    expect(wait).toMatchObject({ kind: 'range', lowMinutes: expect.any(Number), notLaterThanTime: expect.stringMatching(/^\d\d:\d\d$/) })
    const row = await office.server.running.deps.database.reader.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ estimate_low_minutes: wait.lowMinutes, estimate_high_minutes: wait.highMinutes })
    expect(new Date(row.promised_at!).toISOString()).toBe(wait.notLaterThan)
  })

  test('keeps the promise of the paper, and says when it is broken', async () => {
    await office.desk('idle')
    await take()
    const mine = await take()
    const { notLaterThanTime: promised } = mine.wait
    expect((await read(mine)).promise).toEqual({ time: promised, kept: true, aboutTime: null })
    done(await office.near.clerk.post('/api/desks/desk-1/next'))
    office.server.clock.advanceMinutes(10)
    const later = await read(mine)
    expect(later.promise).toMatchObject({ time: promised, kept: true })
    office.server.clock.set(mine.wait.notLaterThan)
    office.server.clock.advanceMinutes(5)
    const { promise } = await read(mine)
    expect(promise).toMatchObject({ time: promised, kept: false })
    expect(promise.aboutTime > promised).toBe(true)
  })

  test('does not break its promise by the seconds in which a free desk calls', async () => {
    await office.desk('idle')
    office.server.clock.set('2026-03-10T09:00:50Z')
    const mine = await take()
    for (const instant of ['2026-03-10T09:00:59Z', '2026-03-10T09:01:10Z', '2026-03-10T09:03:00Z']) {
      office.server.clock.set(instant)
      expect((await read(mine)).promise).toEqual({ time: '10:01', kept: true, aboutTime: null })
    }
  })

  test('was promised nothing where the paper could not, nor for a second call', async () => {
    const mine = await take()
    expect((await read(mine)).promise).toBeNull()
    await office.desk('idle')
    expect((await read(mine)).promise).toBeNull()
    const { stepId } = done(await office.near.clerk.post('/api/desks/desk-1/next')).body
    const second = await take()
    expect((await read(second)).promise).toMatchObject({ kept: true })
    done(await office.near.clerk.post('/api/desks/desk-1/start', { stepId }))
    done(await office.near.clerk.post('/api/desks/desk-1/finish', { stepId }))
    const called = done(await office.near.clerk.post('/api/desks/desk-1/next')).body
    done(await office.near.clerk.post('/api/desks/desk-1/transfer', { stepId: called.stepId, to: { poolId: 'comune-pool' } }))
    expect(await read(second)).toMatchObject({ status: 'waiting', promise: null })
  })

  test('in a language the desk speaks asks for no interpreter', async () => {
    const mine = await take({ language: 'en', interpreter: 'en' })
    expect((await read(mine)).interpreter).toBeNull()
  })
})

describe('whoever follows a number', () => {
  test('sees how many are before, until the call, and where to go then', async () => {
    const first = await take()
    const second = await take()
    expect(await read(second)).toMatchObject({ status: 'waiting', ahead: 1, desk: null, face: { label: 'A2' }, takenTime: '10:00' })
    await office.desk('idle')
    done(await office.near.clerk.post('/api/desks/desk-1/next'))
    expect(await read(first)).toMatchObject({ status: 'called', desk: '1', ahead: null, wait: null })
    expect(await read(second)).toMatchObject({ status: 'waiting', ahead: 0 })
  })

  test('who gives the place up lets the others move forward', async () => {
    const first = await take()
    const second = await take()
    done(await leave(first))
    expect((await read(first)).status).toBe('left')
    expect((await read(second)).ahead).toBe(0)
    await office.desk('idle')
    expect(done(await office.near.clerk.post('/api/desks/desk-1/next')).body.face.label).toBe('A2')
  })

  test('who was called is expected at the desk, and cannot just leave', async () => {
    const mine = await take()
    await office.desk('idle')
    done(await office.near.clerk.post('/api/desks/desk-1/next'))
    expectRefused(await leave(mine), 'step_changed')
  })
})

test('whoever is overtaken is told by whom, when and why', async () => {
  const network = town()
  network.sites[0]!.queue = { preset: 'appointmentsFirst' }
  const other = await openOffice({ network })
  try {
    const { visitor } = other.server
    const waiting = await other.ticket()
    const { slots } = done(await visitor.get('/api/slots?serviceId=permit&siteId=centre&limit=2')).body
    const slot = { serviceId: 'permit', siteId: 'centre', start: slots[1].start, language: 'it' }
    const { code } = done(await visitor.post('/api/appointments', { slot, familyName: 'Prova' })).body
    expect(done(await other.near.kiosk.post('/api/check-ins', { code })).body.face.label).toBe('A2')
    other.server.clock.set(slots[1].start)
    other.server.clock.advanceMinutes(10)
    done(await other.near.clerk.post('/api/desks/desk-1/open'))
    expect(done(await other.near.clerk.post('/api/desks/desk-1/next')).body.face.label).toBe('A2')
    const { body } = await visitor.get(`/api/tickets/${waiting.id}`, { 'sportello-token': waiting.token })
    expect(body.overtaken).toEqual([{ face: { label: 'A2', mark: 1 }, time: '10:40', reason: expect.toBeOneOf([...overtakingReasons]) }])
  } finally {
    await other.close()
  }
})

describe('whoever checks in', () => {
  test('gets a number like everybody else, with the booked time', async () => {
    const { code } = await office.bookForNow()
    const taken = done(await office.near.kiosk.post('/api/check-ins', { code })).body
    expect(taken).toMatchObject({ face: { label: 'A1', mark: 0 }, bookedTime: '10:10', serviceName: 'card it', language: 'it' })
    const mine = { id: taken.ticketId, token: taken.token }
    expect(await read(mine)).toMatchObject({ status: 'waiting', bookedTime: '10:10' })
  })

  test('may say so in another language than the one they booked in', async () => {
    const { code } = await office.bookForNow()
    const taken = done(await office.near.kiosk.post('/api/check-ins', { code, language: 'ar' })).body
    expect(taken).toMatchObject({ language: 'ar', serviceName: 'card ar' })
  })

  test('and gives the place up has missed the appointment', async () => {
    const booked = await office.bookForNow()
    const taken = done(await office.near.kiosk.post('/api/check-ins', { code: booked.code })).body
    done(await leave({ id: taken.ticketId, token: taken.token }))
    const { body } = await office.server.visitor.get(`/api/appointments/${booked.id}`, { 'sportello-token': booked.token })
    expect(body.status).toBe('missed')
  })

  test('and is served has done the appointment', async () => {
    const booked = await office.bookForNow()
    done(await office.near.kiosk.post('/api/check-ins', { code: booked.code }))
    const { clerk } = office.near
    office.server.clock.set(booked.start)
    done(await clerk.post('/api/desks/desk-3/open'))
    const { stepId } = done(await clerk.post('/api/desks/desk-3/next')).body
    for (const verb of ['start', 'finish']) done(await clerk.post(`/api/desks/desk-3/${verb}`, { stepId }))
    const { body } = await office.server.visitor.get(`/api/appointments/${booked.id}`, { 'sportello-token': booked.token })
    expect(body.status).toBe('done')
  })
})

describe('the kiosk', () => {
  test('lists what can be had without an appointment, in the language of whoever stands before it', async () => {
    const { services, deskLanguages } = done(await office.near.kiosk.get('/api/kiosk?lang=ar')).body
    expect(services.map(({ id, name }: { id: string; name: string }) => `${id}: ${name}`)).toEqual(['permit: permit ar', 'card: card ar'])
    expect(deskLanguages).toEqual(['it'])
  })

  test('says when the site is closed, and when it opens', async () => {
    office.server.clock.set('2026-03-10T18:00:00Z')
    const { open, opensAt } = done(await office.near.kiosk.get('/api/kiosk')).body
    expect({ open, opensAt }).toEqual({ open: false, opensAt: { day: '2026-03-11', time: '08:00', place: null } })
    expect(done(await office.near.kiosk.get('/api/kiosk/offer?serviceId=permit')).body.number).toEqual({ available: false, reason: 'site_closed' })
  })

  test('promises nothing that it then refuses: the offer and the number agree all day', async () => {
    for (let at = Date.parse('2026-03-10T05:30:00Z'); at < Date.parse('2026-03-10T19:00:00Z'); at += 30 * 60_000) {
      office.server.clock.set(at)
      for (const interpreter of [undefined, 'ar', 'bn', 'tlh']) {
        const wish = { serviceId: 'permit', language: 'it', ...(interpreter ? { interpreter } : {}) }
        const { number } = done(
          await office.near.kiosk.get(`/api/kiosk/offer?serviceId=permit${interpreter ? `&interpreter=${interpreter}` : ''}`),
        ).body
        const taken = await office.near.kiosk.post('/api/tickets', wish)
        expect(taken.status === 201 ? 'given' : taken.body.code).toBe(number.available ? 'given' : number.reason)
      }
    }
  })
})
