import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectNothingStored, expectOnlyRefused } from '../support/office/refused.ts'
import type { Sample } from '../support/office/samples.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())
afterEach(() => office.server.clock.set(tuesdayAtTen))

interface Wish {
  serviceId?: string
  siteId?: string
  start?: string
  channel?: string
  interpreter?: string
}
const noon = '2026-03-12T11:00:00Z'
const slotOf = (wish: Wish) => ({ serviceId: 'permit', siteId: 'centre', start: noon, channel: 'onSite', language: 'ar', ...wish })
const write = (path: string, body: object = {}, token?: string): Sample => ({
  caller: 'visitor',
  method: 'POST',
  path,
  body,
  ...(token ? { token } : {}),
})

const refusedSlots: readonly (readonly [what: string, code: Parameters<typeof expectOnlyRefused>[2], wish: Wish])[] = [
  ['in the past', 'start_in_past', { start: '2026-03-10T08:30:00Z' }],
  ['in another century', 'start_in_past', { start: '0001-01-01T00:00:00Z' }],
  ['beyond the horizon', 'too_far_ahead', { start: '2026-05-12T09:00:00Z' }],
  ['at the end of time', 'too_far_ahead', { start: '9999-12-31T23:55:00Z' }],
  ['inside the notice', 'too_soon', { serviceId: 'lawyer', start: '2026-03-10T10:00:00Z' }],
  ['outside opening hours', 'slot_gone', { start: '2026-03-12T21:00:00Z' }],
  ['between two starts', 'slot_gone', { start: '2026-03-12T11:10:00Z' }],
  ['between two cells', 'slot_gone', { start: '2026-03-12T11:00:00.001Z' }],
  ['when no interpreter of the language is there', 'slot_gone', { interpreter: 'bn', start: '2026-03-12T14:00:00Z' }],
  ['with an interpreter of a language that nobody speaks', 'slot_gone', { interpreter: 'tlh' }],
  ['of a service that does not exist', 'service_unknown', { serviceId: 'nothing' }],
  ['at a site that does not exist', 'service_unknown', { siteId: 'nowhere' }],
  ['of a service that this site does not offer', 'service_unknown', { siteId: 'library', serviceId: 'card' }],
  ['by a channel that is not offered', 'channel_not_offered', { serviceId: 'card', channel: 'phone' }],
]

describe('a slot', () => {
  test.each(refusedSlots)('%s is refused: %s', async (_what, code, wish) => {
    await expectOnlyRefused(office, write('/api/holds', slotOf(wish)), code)
    await expectOnlyRefused(office, write('/api/appointments', { slot: slotOf(wish), familyName: 'Prova' }), code)
  })

  test.each(refusedSlots.filter(([, , wish]) => Object.keys(wish).join() === 'start'))(
    '%s is no place to move to: %s',
    async (_what, code, { start }) => {
      const { id, token } = await office.book()
      await expectOnlyRefused(office, write(`/api/appointments/${id}/move`, { start }, token), code)
    },
  )

  test('that somebody has taken is refused with the next free ones', async () => {
    const start = '2026-03-13T09:00:00.000Z'
    for (const _unit of ['1', '2']) done(await office.server.visitor.post('/api/holds', slotOf({ start })))
    await expectOnlyRefused(office, write('/api/holds', slotOf({ start })), 'slot_gone')
    const { alternatives } = (await office.send(write('/api/appointments', { slot: slotOf({ start }), familyName: 'Prova' }))).body
    expect(alternatives.map((slot: { time: string }) => slot.time)).toEqual(['11:00', '11:30', '12:00'])
  })
})

describe('questions for slots', () => {
  const ask = (query: string): Sample => ({ caller: 'visitor', method: 'GET', path: `/api/slots?${query}` })

  test.each([
    ['serviceId=nothing', 'service_unknown'],
    ['serviceId=permit&siteId=nowhere', 'service_unknown'],
    ['serviceId=card&channel=video', 'channel_not_offered'],
    ['serviceId=permit&from=2026-02-30', 'invalid_input'],
    ['serviceId=permit&to=tomorrow', 'invalid_input'],
    ['serviceId=permit&limit=0', 'invalid_input'],
    ['serviceId=permit&limit=4001', 'invalid_input'],
    ['serviceId=permit&limit=1.5', 'invalid_input'],
    ['serviceId=permit&channel=pigeon', 'invalid_input'],
  ] as const)('%s: %s', async (query, code) => {
    await expectOnlyRefused(office, ask(query), code)
  })

  test.each([
    ['the last day of the calendar', 'from=9999-12-31'],
    ['the first day of the calendar', 'from=0000-01-01&to=0000-01-02'],
    ['an end before the beginning', 'from=2026-03-20&to=2026-03-12'],
    ['the 29th of February', 'from=2028-02-29&to=2028-02-29'],
  ])('%s finds nothing and breaks nothing', async (_what, query) => {
    const { status, body } = await office.send(ask(`serviceId=permit&${query}`))
    expect({ status, slots: body.slots }).toEqual({ status: 200, slots: [] })
  })
})

describe('a hold', () => {
  const bookHeld = ({ id, token }: { id: string; token: string }) =>
    write('/api/appointments', { hold: { appointmentId: id, token }, familyName: 'Prova' })

  test('whose time is up books nothing, is not renewed and not given back', async () => {
    const held = await office.hold()
    office.server.clock.advanceMinutes(10)
    await expectOnlyRefused(office, bookHeld(held), 'hold_expired')
    await expectOnlyRefused(office, write(`/api/holds/${held.id}/renew`, {}, held.token), 'hold_expired')
  })

  test('of somebody else books nothing', async () => {
    const held = await office.hold()
    const other = await office.hold()
    await expectOnlyRefused(office, bookHeld({ id: held.id, token: other.token }), 'hold_expired')
    await expectOnlyRefused(office, bookHeld({ id: 'nothing', token: other.token }), 'hold_expired')
  })

  test('books once', async () => {
    const held = await office.hold()
    done(await office.send(bookHeld(held)))
    await expectNothingStored(office, async () => {
      expect((await office.send(bookHeld(held))).status).toBeGreaterThanOrEqual(400)
    })
  })

  test('that was given back books nothing', async () => {
    const held = await office.hold()
    done(await office.send(write(`/api/holds/${held.id}/release`, {}, held.token)))
    await expectOnlyRefused(office, bookHeld(held), 'hold_expired')
    await expectOnlyRefused(office, write(`/api/holds/${held.id}/release`, {}, held.token), 'hold_expired')
  })
})

describe('a person', () => {
  test.each([
    ['without any name', 'name_needed', 'onSite', {}],
    ['whose names are blanks', 'invalid_input', 'onSite', { givenName: '  ', familyName: ' ' }],
    ['whose names are control characters', 'invalid_input', 'onSite', { familyName: '\u0000\u202e\u0007' }],
    ['by phone without a phone', 'contact_needed', 'phone', { familyName: 'Prova', email: 'a@example.org' }],
    ['by video without a contact', 'contact_needed', 'video', { familyName: 'Prova' }],
    ['with an e-mail address that is none', 'invalid_input', 'onSite', { familyName: 'Prova', email: 'amina' }],
    ['with two e-mail addresses', 'invalid_input', 'onSite', { familyName: 'Prova', email: 'a@example.org,b@example.org' }],
    ['with a line break in the e-mail address', 'invalid_input', 'onSite', { familyName: 'Prova', email: 'a@example.org\r\nBcc: b@example.org' }],
    ['with letters for a phone', 'invalid_input', 'onSite', { familyName: 'Prova', phone: 'call me maybe' }],
    ['with half a phone number', 'invalid_input', 'onSite', { familyName: 'Prova', phone: '333 12' }],
    ['with a name of 101 letters', 'invalid_input', 'onSite', { familyName: 'न'.repeat(101) }],
    ['with 201 letters of details', 'invalid_input', 'onSite', { familyName: 'Prova', details: 'x'.repeat(201) }],
  ] as const)('%s cannot book: %s', async (_what, code, channel, person) => {
    const slot = slotOf({ channel, start: '2026-03-12T13:00:00Z' })
    await expectOnlyRefused(office, write('/api/appointments', { slot, ...person }), code)
    const held = done(await office.server.visitor.post('/api/holds', slot)).body
    const hold = { appointmentId: held.appointmentId, token: held.token }
    await expectOnlyRefused(office, write('/api/appointments', { hold, ...person }), code)
    done(await office.send(write(`/api/holds/${hold.appointmentId}/release`, {}, hold.token)))
  })

  test('with half letters and controls in the name is kept with whole ones', async () => {
    const person = { givenName: 'A\ud800\u0000mina', familyName: 'e\u0301\u202eb', details: '\u0007nota\udfff', email: ' Amina@Example.ORG ' }
    const booked = await office.book(person)
    const row = await office.server.running.deps.database.reader
      .selectFrom('appointment_person')
      .select(['given_name', 'family_name', 'details', 'email'])
      .where('appointment_id', '=', booked.id)
      .executeTakeFirst()
    expect(row).toEqual({ given_name: 'A\ufffd mina', family_name: 'é b', details: 'nota\ufffd', email: 'amina@example.org' })
  })
})

describe('an appointment', () => {
  const at = ({ id, token }: { id: string; token: string }, verb: string, body: object = {}) => write(`/api/appointments/${id}/${verb}`, body, token)

  test('that is cancelled is neither moved nor cancelled again', async () => {
    const appointment = await office.book()
    done(await office.send(at(appointment, 'cancel')))
    await expectOnlyRefused(office, at(appointment, 'cancel'), 'already_cancelled')
    await expectOnlyRefused(office, at(appointment, 'move', { start: '2026-03-20T09:00:00Z' }), 'already_cancelled')
  })

  test('that has begun is neither moved nor cancelled', async () => {
    const appointment = await office.bookForNow()
    office.server.clock.set(appointment.start)
    office.server.clock.advanceMinutes(1)
    await expectOnlyRefused(office, at(appointment, 'move', { start: '2026-03-20T09:00:00Z' }), 'appointment_over')
    await expectOnlyRefused(office, at(appointment, 'cancel'), 'appointment_over')
  })

  test('that is only held is neither moved nor cancelled: it is booked or given back', async () => {
    const held = await office.hold()
    await expectOnlyRefused(office, at(held, 'move', { start: '2026-03-20T09:00:00Z' }), 'cannot_move')
    await expectOnlyRefused(office, at(held, 'cancel'), 'step_changed')
  })

  test('that has checked in is neither moved nor cancelled', async () => {
    const appointment = await office.bookForNow()
    done(await office.near.kiosk.post('/api/check-ins', { code: appointment.code }))
    await expectOnlyRefused(office, at(appointment, 'cancel'), 'already_checked_in')
    await expectOnlyRefused(office, at(appointment, 'move', { start: '2026-03-20T09:00:00Z' }), 'cannot_move')
  })

  test('is not found by its code or its name alone', async () => {
    const { code } = await office.book({ familyName: 'El Idrissi' })
    const find = (asked: object) => write('/api/appointments/find', asked)
    await expectOnlyRefused(office, find({ code, familyName: 'Prova' }), 'wrong_code')
    await expectOnlyRefused(office, find({ code: '000000000', familyName: 'El Idrissi' }), 'wrong_code')
    await expectOnlyRefused(office, find({ code: '12345678', familyName: 'El Idrissi' }), 'invalid_input')
  })
})

test('a key that was used for something else is refused', async () => {
  const slot = slotOf({ start: '2026-03-16T09:00:00Z' })
  const headers = { 'idempotency-key': 'one-key-for-two-wishes' }
  done(await office.server.visitor.post('/api/holds', slot, headers))
  await expectNothingStored(office, async () => {
    const answer = await office.server.visitor.post('/api/holds', { ...slot, start: '2026-03-16T10:00:00Z' }, headers)
    expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  })
})
