import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { smallTown, tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'

let office: Office
beforeAll(async () => {
  const network = smallTown()
  const [centre, library] = network.sites
  centre!.exceptions = [closing('2026-03-10', '08:00', '10:34'), closing('2026-03-12', '08:00', '10:34')]
  library!.exceptions = [closing('2026-03-12', '09:00', '10:30')]
  office = await openOffice({ network })
})
afterAll(() => office?.close())
beforeEach(() => office.server.clock.set(tuesdayAtTen))

const closing = (day: string, from: string, to: string) => ({ fromDay: day, toDay: day, from, to, reason: 'Meeting' })
const at = (time: string) => office.server.clock.set(`2026-03-${time}:00Z`)
const visitor = async (path: string) => done(await office.server.visitor.get(path)).body
const closings = async () => (await visitor('/api/sites')).sites.map((site: { closing: object | null }) => site.closing)
const told = async (who: 'near' | 'far') => done(await office[who].board.get('/api/board')).body.closesTime

describe('a site that closes before its time', () => {
  test('says so on its board while it is open, and no other does', async () => {
    expect([await told('near'), await told('far')]).toEqual(['10:34', null])
    at('10T09:34')
    expect(await told('near')).toBeNull()
    at('11T09:00')
    expect(await told('near')).toBeNull()
  })

  test('says so with its hours, also before it opens; after that, that it is closed', async () => {
    expect(await closings()).toEqual([{ time: '10:34' }, null])
    at('10T05:00')
    expect(await closings()).toEqual([{ time: '10:34' }, null])
    at('10T09:34')
    expect(await closings()).toEqual([{ time: null }, null])
    at('11T09:00')
    expect(await closings()).toEqual([null, null])
  })

  test('tells the time to whoever would take a number that may not be reached, before it and on the paper', async () => {
    done(await office.near.clerk.post('/api/desks/desk-1/open'))
    const offered = async () => done(await office.near.kiosk.get('/api/kiosk/offer?serviceId=permit')).body.number.wait
    const take = async () => done(await office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it' })).body.wait
    expect(await offered()).toMatchObject({ kind: 'range' })
    await take()
    const unknown = { kind: 'unknown', reason: 'afterClosing', closesTime: '10:34' }
    expect([await offered(), await take()]).toEqual([unknown, unknown])
  })
})

test('on every day a board tells the closing when it is soon', async () => {
  at('11T15:59')
  expect(await told('near')).toBeNull()
  at('11T16:00')
  expect(await told('near')).toBe('18:00')
})

test('nobody is invited to come without an appointment once every site has closed early', async () => {
  const invited = async () => (await visitor('/api/network')).walkIn
  at('10T09:40')
  expect(await invited()).toBe(true)
  at('12T09:00')
  expect(await invited()).toBe(true)
  // no service is as short as what is left
  at('12T09:30')
  expect(await invited()).toBe(false)
  // the control: closed as every evening
  at('11T21:00')
  expect(await invited()).toBe(true)
})
