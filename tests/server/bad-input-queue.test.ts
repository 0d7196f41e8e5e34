import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectOnlyRefused } from '../support/office/refused.ts'
import type { Sample } from '../support/office/samples.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())
afterEach(() => office.server.clock.set(tuesdayAtTen))

const number = (wish: object): Sample => ({
  caller: 'kiosk',
  method: 'POST',
  path: '/api/tickets',
  body: { serviceId: 'permit', language: 'it', ...wish },
})

describe('a number', () => {
  test.each([
    ['of a service that does not exist', 'service_unknown', { serviceId: 'nothing' }],
    ['of a service that takes no walk-ins', 'no_desk_today', { serviceId: 'lawyer' }],
    ['in a language without an interpreter', 'no_interpreter_today', { language: 'tlh', interpreter: 'tlh' }],
    ['in a language that is no language', 'invalid_input', { language: 'italiano, grazie' }],
  ] as const)('%s is refused: %s', async (_what, code, wish) => {
    await expectOnlyRefused(office, number(wish), code)
  })

  test('is not given when the site is closed', async () => {
    office.server.clock.set('2026-03-10T05:00:00Z')
    await expectOnlyRefused(office, number({}), 'site_closed')
  })

  test('is not given when the interpreter has gone, nor when too little of the window is left', async () => {
    const bengali = { language: 'bn', interpreter: 'bn' }
    office.server.clock.set('2026-03-10T10:40:00Z')
    await expectOnlyRefused(office, number(bengali), 'no_interpreter_today')
    office.server.clock.set('2026-03-10T13:00:00Z')
    await expectOnlyRefused(office, number(bengali), 'no_interpreter_today')
  })

  test('of a service that this site does not have is refused', async () => {
    await expectOnlyRefused(office, { ...number({ serviceId: 'card' }), caller: 'farKiosk' }, 'no_desk_today')
  })

  test('that was given up is not given up again', async () => {
    const { id, token } = await office.ticket()
    const leave: Sample = { caller: 'visitor', method: 'POST', path: `/api/tickets/${id}/leave`, token }
    done(await office.send(leave))
    await expectOnlyRefused(office, leave, 'ticket_over')
  })
})

test('an offer of a service that does not exist is refused', async () => {
  await expectOnlyRefused(office, { caller: 'kiosk', method: 'GET', path: '/api/kiosk/offer?serviceId=nothing' }, 'service_unknown')
})

test('a path that does not exist is answered as a problem, in the language of the person', async () => {
  for (const path of ['/api', '/api/', '/api/nothing', '/api/tickets', '/api/auth/get-session', '/api/auth/sign-up/email', '/nothing']) {
    await expectOnlyRefused(office, { caller: 'visitor', method: 'GET', path }, 'not_found')
  }
})

test.each(['PUT', 'PATCH', 'DELETE'])('%s does nothing anywhere', async (method) => {
  const { id, token } = await office.book()
  for (const path of [`/api/appointments/${id}`, '/api/board', '/api/openapi.json', '/']) {
    const answer = await office.send({ caller: 'visitor', method: 'POST', path, token }, { method })
    expect({ path, status: answer.status }).toEqual({ path, status: 404 })
  }
})

test('whoever only asks for the head of an answer gets it', async () => {
  for (const path of ['/api/network', '/healthz', '/api/nothing']) {
    const answer = await office.send({ caller: 'visitor', method: 'GET', path }, { method: 'HEAD' })
    expect({ path, status: answer.status }).toEqual({ path, status: path === '/api/nothing' ? 404 : 200 })
  }
})
