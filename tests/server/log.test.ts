import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '../../server/log.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { operationsOf } from '../support/office/operations.ts'
import { sampleOf, samples } from '../support/office/samples.ts'
import { type Mailbox, openMailbox } from '../support/smtp.ts'

const person = {
  givenName: 'Quetzalina',
  familyName: 'Xochitlson',
  email: 'quetzalina.x@canary.example',
  phone: '+39 347 7654321',
  details: 'ha perso il portafoglio',
}

let office: Office
let mailbox: Mailbox
const lines: string[] = []
/** everything that must not be found */
const secrets = new Set<string>(Object.values(person))

beforeAll(async () => {
  mailbox = await openMailbox()
  const log = createLog('debug', { write: (line: string) => void lines.push(line) })
  office = await openOffice({ ports: { log }, environment: { SMTP_URL: mailbox.url } })
  for (const staff of [office.near.clerk, office.near.coordinator, office.interpreter]) keep(staff.cookie, staff.password, staff.email)
  for (const device of [office.near.kiosk, office.near.board]) keep(device.token)
})
afterAll(async () => {
  await office?.close()
  await mailbox?.down()
})

const keep = (...found: string[]) => {
  for (const each of found) secrets.add(each)
}
const told = (): string[] => [...secrets].filter((secret) => lines.some((line) => line.includes(secret)))
const requests = () => lines.map((line) => JSON.parse(line)).filter((line) => line.msg === 'request')

describe('the log of a day', () => {
  test('in which somebody books, is written to, checks in, follows the number and is called', async () => {
    const { visitor } = office.server
    const { slots } = done(await visitor.get('/api/slots?serviceId=card&siteId=centre&limit=2')).body
    const slot = { serviceId: 'card', siteId: 'centre', start: slots[1].start, language: 'it' }
    const booked = done(await visitor.post('/api/appointments', { slot, ...person })).body
    keep(booked.code, booked.token, booked.appointmentId)
    const key = { 'sportello-token': booked.token }
    await mailbox.mail((mail) => mail.to.includes(person.email))
    done(await visitor.get(`/api/appointments/${booked.appointmentId}?lang=${person.familyName}`, key))
    done(await visitor.post('/api/appointments/find', { code: booked.code, familyName: person.familyName }))
    const ticket = done(await office.near.kiosk.post('/api/check-ins', { code: booked.code })).body
    keep(ticket.token, ticket.ticketId)
    done(await visitor.get(`/api/tickets/${ticket.ticketId}`, { 'sportello-token': ticket.token }))
    done(await office.near.clerk.post('/api/desks/desk-3/open'))
    const { stepId } = done(await office.near.clerk.post('/api/desks/desk-3/next')).body
    keep(stepId)
    for (const verb of ['start', 'finish']) done(await office.near.clerk.post(`/api/desks/desk-3/${verb}`, { stepId }))
    done(await office.near.clerk.post('/api/desks/desk-3/close'))
    expect(requests().map((line) => line.operation)).toEqual(
      expect.arrayContaining(['bookAppointment', 'findAppointment', 'checkIn', 'readTicket', 'callNext', 'finishService']),
    )
  })

  test('in which things go wrong: bad bodies, wrong codes and keys, refused mail, a database that is away', async () => {
    const { visitor, running } = office.server
    await visitor.post('/api/appointments', `{"givenName":"${person.givenName}","email":"${person.email}`)
    await visitor.post('/api/appointments', { ...person, code: person.phone })
    await visitor.post('/api/appointments/find', { code: '123456789', familyName: person.familyName })
    await visitor.get(`/api/appointments/${person.givenName}`, { 'sportello-token': person.givenName })
    await visitor.get(`/${person.familyName}?email=${person.email}`)
    mailbox.refuse(550)
    const { start } = await office.freeSlot()
    done(await visitor.post('/api/appointments', { slot: { serviceId: 'permit', siteId: 'centre', start, language: 'it' }, ...person }))
    await expect.poll(() => lines.some((line) => line.includes('mail was not handed over'))).toBe(true)
    const { reader } = running.deps.database
    const broken = Object.assign(new Error(`duplicate key "${person.email}"`), { severity: 'ERROR', detail: `(email)=(${person.email})` })
    const select = reader.selectFrom
    Object.assign(reader, {
      selectFrom: () => {
        throw broken
      },
    })
    expect((await visitor.get('/readyz')).status).toBe(503)
    Object.assign(reader, { selectFrom: select })
    expect(lines.some((line) => line.includes('not ready'))).toBe(true)
  })

  test.each(Object.keys(samples))('in which %s is asked for', async (id) => {
    const sample = await sampleOf(office, id)
    if (sample.token) keep(sample.token)
    const before = requests().length
    const { streams } = (await operationsOf(office.server)).find((operation) => operation.id === id)!
    if (!streams) await office.send(sample)
    else await office.send({ ...sample, token: 'nobody' }, { headers: { cookie: '', authorization: '' } })
    const asked = requests()
      .slice(before)
      .filter((line) => line.operation === id)
    expect(asked.length).toBeGreaterThan(0)
    for (const line of asked) expect(Object.keys(line).sort()).toEqual(['level', 'method', 'ms', 'msg', 'operation', 'request', 'status', 'time'])
  })

  test('says nothing of anybody', () => {
    expect(lines.length).toBeGreaterThan(60)
    expect(told()).toEqual([])
  })

  test('the control: one line too many is found', () => {
    lines.push(JSON.stringify({ msg: 'hello', to: person.email }))
    expect(told()).toEqual([person.email])
    lines.pop()
  })
})

describe('an error in the log', () => {
  const error = Object.assign(
    new Error(`Can't send mail to amina@example.org (+39 333 1234567): invalid input "Amina" in {"givenName":"Amina"}`, {
      cause: Object.assign(new Error('550 <amina@example.org> unknown'), { rejected: ['amina@example.org'] }),
    }),
    { code: '23505', constraint: 'user_email_key', table: 'user', detail: 'Key (email)=(amina@example.org) already exists.', parameters: ['Amina'] },
  )
  const personal = /amina|1234567/i

  test('is its kind, its code and where it happened, without the values that came with it', () => {
    const written: string[] = []
    createLog('info', { write: (line: string) => void written.push(line) }).error({ err: error }, 'failed')
    expect(written.join()).not.toMatch(personal)
    expect(JSON.parse(written[0]!).err).toMatchObject({
      type: 'Error',
      code: '23505',
      constraint: 'user_email_key',
      table: 'user',
      at: expect.any(Array),
    })
  })

  test('the control: as pino writes it by itself, it holds them', () => {
    const written: string[] = []
    pino({}, { write: (line: string) => void written.push(line) }).error({ err: error }, 'failed')
    expect(written.join()).toMatch(personal)
  })
})
