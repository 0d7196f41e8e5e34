import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'
import { expectNothingStored } from '../support/office/refused.ts'

let office: Office
/** of the library: there is no kiosk in this test */
let board: Office['far']['board']
/** each test has its own */
let phones = 0
beforeAll(async () => {
  office = await openOffice()
  board = office.far.board
  done(await office.far.coordinator.post(`/api/devices/${office.far.kiosk.deviceId}/revoke`))
})
afterAll(() => office?.close())
beforeEach(async () => {
  phones++
  office.server.clock.set(tuesdayAtTen)
  await office.server.running.deps.database.writer.deleteFrom('ticket').execute()
})

const shown = async () => done(await board.get('/api/board')).body.door
const doorOf = (path: string) => {
  const [siteId = '', door = ''] = path.split('#')[1]!.split('.')
  return { siteId, door }
}
const atDoor = async () => doorOf((await shown()).path)
const take = (door: object, phone = `a-phone-of-test-${phones}`, more: object = {}, headers: Record<string, string> = {}) =>
  office.server.visitor.post('/api/phone-tickets', { ...door, phone, serviceId: 'permit', language: 'it', ...more }, headers)
const ask = (door: Record<string, string>, path = '/api/door', more: Record<string, string> = {}) =>
  office.server.visitor.get(`${path}?${new URLSearchParams({ ...door, ...more })}`)

describe('a board', () => {
  test('shows a code where no kiosk stands', async () => {
    expect(await shown()).toEqual({ path: expect.stringMatching(/^\/number#library\.[\w-]{22}$/), until: '2026-03-10T09:05:00.000Z' })
    expect(done(await office.near.board.get('/api/board')).body.door).toBeNull()
  })

  test('shows none while the site is closed', async () => {
    office.server.clock.set('2026-03-10T18:00:00Z')
    expect(await shown()).toBeNull()
  })

  test('shows another code every five minutes', async () => {
    const first = await shown()
    office.server.clock.advanceMinutes(4)
    expect(await shown()).toEqual(first)
    office.server.clock.advanceMinutes(1)
    expect((await shown()).path).not.toBe(first.path)
  })
})

describe('a phone at the door', () => {
  test('is shown what can be had here, and how long it may take', async () => {
    const door = await atDoor()
    const site = done(await ask(door, '/api/door', { lang: 'ar' })).body
    expect(site).toMatchObject({ siteId: 'library', siteName: 'Library', open: true, services: [{ id: 'permit', name: 'permit ar' }] })
    const { number } = done(await ask(door, '/api/phone-offer', { serviceId: 'permit' })).body
    expect(number).toMatchObject({ available: true, ahead: 0, wait: { kind: 'unknown', reason: 'noDesk' } })
    expect(done(await ask(door, '/api/phone-offer', { serviceId: 'permit', interpreter: 'ar' })).body.number).toMatchObject({
      available: false,
      reason: 'no_interpreter_today',
    })
  })

  test('takes a number, and follows it', async () => {
    const taken = done(await take(await atDoor())).body
    expect(taken).toMatchObject({ face: { label: 'B1' }, siteName: 'Library', ahead: 0 })
    const { body } = await office.server.visitor.get(`/api/tickets/${taken.ticketId}`, { 'sportello-token': taken.token })
    expect(body).toMatchObject({ status: 'waiting', face: { label: 'B1' } })
  })

  test('is given one number a day, and another on the next', async () => {
    done(await take(await atDoor()))
    office.server.clock.advanceMinutes(60)
    const door = await atDoor()
    await expectNothingStored(office, async () => expectRefused(await take(door), 'one_number_a_day'))
    done(await take(door, 'somebody-elses-phone'))
    office.server.clock.set('2026-03-11T09:00:00Z')
    expect(done(await take(await atDoor())).body.face.label).toMatch(/^B\d+$/)
  })

  test('is given one number however often it asks at once', async () => {
    const door = await atDoor()
    const answers = await Promise.all(Array.from({ length: 6 }, () => take(door)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  })

  test('that asks on and on is told to wait', async () => {
    const door = await atDoor()
    const answers = []
    for (let each = 0; each < 11; each++) answers.push(await take(door, 'phone-that-asks-on-and-on', { serviceId: 'nothing' }))
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(404), 429])
    done(await take(door, 'phone-of-somebody-else'))
  })

  test('asked for twice with one key is one number', async () => {
    const door = await atDoor()
    const key = { 'idempotency-key': 'pressed-twice' }
    const [first, second] = [await take(door, undefined, {}, key), await take(door, undefined, {}, key)]
    expect([first.status, second.status, second.body.ticketId]).toEqual([201, 201, first.body.ticketId])
  })

  test('leaves no trace of itself, and another one on each day', async () => {
    const seals = async () =>
      (await office.server.running.deps.database.reader.selectFrom('ticket').select('phone_hash').orderBy('day').execute()).map(
        (row) => row.phone_hash,
      )
    done(await take(await atDoor(), 'phone-that-comes-back'))
    office.server.clock.set('2026-03-11T09:00:00Z')
    done(await take(await atDoor(), 'phone-that-comes-back'))
    const [first, second] = await seals()
    expect(first).toMatch(/^[\w-]{22}$/)
    expect(second).not.toBe(first)
  })
})

describe('the code of a door', () => {
  test('lasts ten minutes longer than it is shown', async () => {
    const door = await atDoor()
    office.server.clock.advanceMinutes(14)
    done(await ask(door))
    done(await take(door))
    office.server.clock.advanceMinutes(1)
    await expectNothingStored(office, async () => {
      expectRefused(await ask(door), 'door_code_old')
      expectRefused(await ask(door, '/api/phone-offer', { serviceId: 'permit' }), 'door_code_old')
      expectRefused(await take(door, 'phone-of-a-latecomer'), 'door_code_old')
    })
  })

  test('opens no other site, and cannot be made up', async () => {
    const { siteId, door } = await atDoor()
    for (const wrong of [
      { siteId: 'centre', door },
      { siteId: 'nowhere', door },
      { siteId, door: `${door.slice(0, -1)}${door.endsWith('A') ? 'B' : 'A'}` },
      { siteId, door: office.server.running.deps.tokens.of('device', siteId) },
    ])
      expectRefused(await ask(wrong), 'door_code_old')
  })

  test('on the sheet that reception prints holds for that day', async () => {
    const { path, day } = done(await office.far.receptionist.get('/api/sites/library/poster')).body
    expect(day).toBe('2026-03-10')
    office.server.clock.set('2026-03-10T11:30:00Z')
    done(await take(doorOf(path)))
    office.server.clock.set('2026-03-11T09:00:00Z')
    expectRefused(await take(doorOf(path), 'phone-of-tomorrow'), 'door_code_old')
  })
})

test('the control: without the key of the database a phone has two numbers', async () => {
  const { writer } = office.server.running.deps.database
  const { ticketId } = done(await take(await atDoor(), 'phone-under-control')).body
  const row = await writer.selectFrom('ticket').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow()
  const second = { ...row, id: 'second', number: row.number + 1000 }
  await expect(writer.insertInto('ticket').values(second).execute()).rejects.toThrow(/phone/)
  await writer
    .insertInto('ticket')
    .values({ ...second, phone_hash: null })
    .execute()
})
