import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createDayEnd } from '../../server/jobs/day-end.ts'
import { accepted } from '../../shared/domain/decision.ts'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'
import type { Client } from '../support/server.ts'
import { type Mailbox, openMailbox } from '../support/smtp.ts'

let office: Office
let mailbox: Mailbox
beforeAll(async () => {
  mailbox = await openMailbox()
  office = await openOffice({ environment: { SMTP_URL: mailbox.url } })
})
afterAll(async () => {
  await office?.close()
  await mailbox?.down()
})
afterEach(async () => {
  office.server.clock.set(tuesdayAtTen)
  await office.server.running.deps.transact(async ({ db }) => {
    for (const table of ['outbox', 'appointment', 'unavailability'] as const) await db.deleteFrom(table).execute()
    return accepted(null)
  })
})

const thursday = '2026-03-12'
const nadiaAway = { who: { resourceId: 'nadia' }, from: `${thursday}T00:00:00.000Z`, to: `${thursday}T20:00:00.000Z`, reason: 'cannotCome' }
const book = async (clock: string, person: object, interpreter = 'ar') =>
  done(
    await office.server.visitor.post('/api/appointments', {
      slot: { serviceId: 'permit', siteId: 'centre', start: `${thursday}T${clock}:00.000Z`, language: 'en', interpreter },
      givenName: 'Amina',
      familyName: 'Prova',
      ...person,
    }),
  ).body as { appointmentId: string; token: string; code: string }
const lose = async (client = office.near.coordinator) => {
  const { seal } = done(await client.post('/api/unavailability/rehearse', nadiaAway)).body
  return done(await client.post('/api/unavailability', { ...nadiaAway, seal })).body
}
const offer = async (to: 'all' | string[] = 'all') => done(await office.near.coordinator.post('/api/sites/centre/offers', { to })).body
const list = async (client = office.near.receptionist) => done(await client.get('/api/sites/centre/replan')).body.appointments
const mailsTo = (address: string) => mailbox.mails.filter((mail) => mail.to.includes(address))

const unfolded = (raw: string): string => raw.replace(/\r?\n[ \t]/g, '')
const plain = (body: string): string =>
  Buffer.from(
    body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
/** The parts of a mail as they are read. */
const partsOf = (raw: string): string[] =>
  raw.split(/\r?\n--/).map((part) => {
    const [head = '', ...rest] = part.split(/\r?\n\r?\n/)
    const body = rest.join('\n\n')
    return /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : plain(body)
  })
const entryOf = (raw: string): string => unfolded(partsOf(raw).find((part) => part.includes('BEGIN:VCALENDAR')) ?? '')
const lineOf = (entry: string, name: string): string => new RegExp(`^${name}:(.*)$`, 'm').exec(entry)?.[1]?.trim() ?? ''

describe('an offer', () => {
  test('is one mail: what happened, the three next free times, and where one of them can be chosen', async () => {
    const email = 'amina2@example.org'
    const { appointmentId, token, code } = await book('09:00', { email })
    await vi.waitUntil(() => mailsTo(email).length === 1, { timeout: 15_000 })
    await lose()
    expect(await list()).toMatchObject([{ appointmentId, offer: 'open', reason: 'interpreterAway', name: 'Amina Prova', email, time: '10:00' }])
    const counted = async (client: Client) => done(await client.get('/api/replan')).body.sites
    expect([await counted(office.near.coordinator), await counted(office.far.coordinator)]).toEqual([[{ siteId: 'centre', count: 1 }], []])
    expect(await offer()).toEqual({ offered: [appointmentId], toCall: [], unreachable: [] })
    await vi.waitUntil(() => mailsTo(email).length === 2, { timeout: 15_000 })
    expect(await offer()).toEqual({ offered: [], toCall: [], unreachable: [] })
    expect(await offer([appointmentId])).toEqual({ offered: [], toCall: [], unreachable: [] })
    await office.mailed()
    expect(mailsTo(email)).toHaveLength(2)
    expect(await list()).toMatchObject([{ appointmentId, offer: 'sent', offeredAt: '2026-03-10T09:00:00.000Z' }])

    const [booked, offered] = mailsTo(email).map(({ raw }) => raw) as [string, string]
    const text = partsOf(offered).find((part) => part.includes('sorry')) ?? ''
    expect(text).toMatch(/interpreter cannot come/)
    expect(text.match(/^- .* at \d\d:\d\d$/gm)?.length).toBe(3)
    expect(text).toContain(`/appointment#${appointmentId}.${token}`)
    expect(text).toContain(code.replace(/(\d{3})(?=\d)/g, '$1 '))
    expect(text).toMatch(/l’interprete non può venire/)
    expect(lineOf(unfolded(offered), 'Subject')).not.toMatch(/permit/)
    expect(lineOf(entryOf(offered), 'METHOD')).toBe('CANCEL')
    expect(lineOf(entryOf(offered), 'UID')).toBe(lineOf(entryOf(booked), 'UID'))
    expect([booked, offered].map((raw) => lineOf(entryOf(raw), 'SEQUENCE'))).toEqual(['0', '1'])
  })

  test('goes to all at once; whoever left no e-mail is to be called, with the number', async () => {
    const mailed = await book('08:00', { email: 'one3@example.org' })
    const called = await book('09:00', { phone: '+39 333 1234567' })
    await lose()
    const sent = await offer()
    expect(sent).toEqual({ offered: [mailed.appointmentId], toCall: [called.appointmentId], unreachable: [] })
    expect(JSON.stringify(sent)).not.toContain('333')
    expect(await list()).toMatchObject([{ offer: expect.stringMatching('onItsWay|sent') }, { offer: 'toCall', phone: '+393331234567', email: null }])
  })

  test('cannot reach whoever left neither: they are told by their code at the kiosk, before and after they have a new time, and by name at the reception', async () => {
    const { appointmentId, code } = await book('09:00', {})
    await lose()
    expect(await offer()).toEqual({ offered: [], toCall: [], unreachable: [appointmentId] })
    expect(await list()).toMatchObject([{ offer: 'unreachable', phone: null, email: null }])
    office.server.clock.set(`${thursday}T09:10:00.000Z`)
    const atKiosk = () => office.near.kiosk.post('/api/check-ins', { code })
    const atReception = async () => done(await office.near.receptionist.get('/api/sites/centre/today?q=amina')).body.rows
    expectRefused(await atKiosk(), 'time_lost')
    // The old time has passed, and yet another one can be given
    expect(await atReception()).toMatchObject([{ appointmentId, status: 'replan', mayChange: true, bookedDay: null }])
    done(await office.near.coordinator.post(`/api/sites/centre/appointments/${appointmentId}/move`, { start: '2026-03-16T09:00:00.000Z' }))
    const late = await atKiosk()
    expectRefused(late, 'too_early')
    expect(late.body.appointment).toEqual({ day: '2026-03-16', time: '10:00', siteName: 'Centre' })
    expect(await atReception()).toMatchObject([{ appointmentId, status: 'booked', bookedDay: '2026-03-16', bookedTime: '10:00' }])
  })

  test('names whom to call to the staff of the institution that serves them, and to no other', async () => {
    const { appointmentId } = await book('09:00', { phone: '+39 333 1234567', email: 'amina6@example.org' })
    await lose()
    const [ofComune, ofAsl] = await Promise.all(
      ['comune', 'asl'].map((institutionId) => office.server.staff('receptionist', 'centre', { institutionId })),
    )
    const person = { name: 'Amina Prova', phone: '+393331234567', email: 'amina6@example.org' }
    expect(await list(ofComune)).toMatchObject([{ appointmentId, ...person }])
    expect(await list(ofAsl)).toMatchObject([{ appointmentId, name: null, phone: null, email: null }])
  })

  test('control: nobody hears anything before somebody sends it', async () => {
    await book('09:00', { email: 'amina4@example.org' })
    await lose()
    await office.mailed()
    expect(mailsTo('amina4@example.org')).toHaveLength(1)
  })

  test('that could not be delivered becomes a call', async () => {
    const { appointmentId } = await book('09:00', { email: 'nobody5@example.org', phone: '+39 333 1234567' })
    await office.mailed()
    await lose()
    mailbox.refuse(550)
    await offer()
    await office.mailed()
    mailbox.refuse(null)
    expect(await list()).toMatchObject([{ appointmentId, offer: 'toCall' }])
  })

  test('to some is for those alone', async () => {
    const first = await book('08:00', { email: 'one6@example.org' })
    await book('09:00', { email: 'two6@example.org' })
    await lose()
    expect(await offer([first.appointmentId, 'nobody'])).toEqual({ offered: [first.appointmentId], toCall: [], unreachable: [] })
  })

  test('after the new time is lost too is another one', async () => {
    const { appointmentId, token } = await book('09:00', { email: 'amina7@example.org' })
    await lose()
    await offer()
    done(
      await office.server.visitor.post(
        `/api/appointments/${appointmentId}/move`,
        { start: '2026-03-13T09:00:00.000Z' },
        { 'sportello-token': token },
      ),
    )
    const friday = { ...nadiaAway, from: '2026-03-13T00:00:00.000Z', to: '2026-03-13T20:00:00.000Z' }
    const { seal } = done(await office.near.coordinator.post('/api/unavailability/rehearse', friday)).body
    done(await office.near.coordinator.post('/api/unavailability', { ...friday, seal }))
    expect(await offer()).toEqual({ offered: [appointmentId], toCall: [], unreachable: [] })
    await vi.waitUntil(() => mailsTo('amina7@example.org').some(({ raw }) => lineOf(entryOf(raw), 'SEQUENCE') === '3'), { timeout: 15_000 })
  })
})

describe('whoever was offered another time', () => {
  const own = ({ appointmentId, token }: { appointmentId: string; token: string }) => ({
    read: async () => done(await office.server.visitor.get(`/api/appointments/${appointmentId}`, { 'sportello-token': token })).body,
    change: (verb: string, body: object = {}) =>
      office.server.visitor.post(`/api/appointments/${appointmentId}/${verb}`, body, { 'sportello-token': token }),
  })

  test('sees why, chooses one, and has it under the code they had', async () => {
    const booked = await book('09:00', { email: 'amina8@example.org' })
    const { read, change } = own(booked)
    await lose()
    expect(await read()).toMatchObject({ status: 'replan', replanReason: 'interpreterAway', mayMove: true, mayCancel: true })
    done(await change('move', { start: '2026-03-13T09:00:00.000Z' }))
    expect(await read()).toMatchObject({ status: 'booked', replanReason: null, code: booked.code, start: '2026-03-13T09:00:00.000Z' })
    expect(await list()).toEqual([])
  })

  test('may choose also after the old time has passed, and may leave it', async () => {
    const { read, change } = own(await book('09:00', { email: 'amina9@example.org' }))
    const other = own(await book('10:00', { email: 'amina9@example.org' }))
    await lose()
    office.server.clock.set('2026-03-13T08:00:00Z')
    expect(await read()).toMatchObject({ status: 'replan', mayMove: true })
    done(await change('move', { start: '2026-03-14T09:00:00.000Z' }))
    done(await other.change('cancel'))
    expect(await other.read()).toMatchObject({ status: 'cancelled' })
  })

  test('control: one that kept its time cannot be moved once it has begun', async () => {
    const { change } = own(await book('09:00', {}))
    office.server.clock.set(`${thursday}T09:05:00Z`)
    expectRefused(await change('move', { start: '2026-03-14T09:00:00.000Z' }), 'appointment_over')
  })
})

describe('whoever has chosen no other time', () => {
  const endDaysOn = async (day: string) => {
    office.server.clock.set(`${day}T09:00:00Z`)
    await createDayEnd(office.server.running.deps).run()
  }
  const view = ({ appointmentId, token }: { appointmentId: string; token: string }) =>
    office.server.visitor.get(`/api/appointments/${appointmentId}`, { 'sportello-token': token })

  test('can do so for thirty days after the old time', async () => {
    const booked = await book('09:00', { email: 'amina13@example.org' })
    await lose()
    await endDaysOn('2026-04-11')
    expect(await list()).toMatchObject([{ appointmentId: booked.appointmentId, name: 'Amina Prova', lastDay: '2026-04-11' }])
    expect(done(await view(booked)).body).toMatchObject({ status: 'replan', mayMove: true })
  })

  test('or after the offer, when that came later', async () => {
    const booked = await book('09:00', { email: 'amina14@example.org' })
    const unreached = await book('10:00', {})
    await lose()
    office.server.clock.set('2026-04-01T09:00:00Z')
    await offer()
    // Whose last day comes first stands first, whatever time they had
    expect(await list()).toMatchObject([{ appointmentId: unreached.appointmentId, lastDay: '2026-04-11' }, { lastDay: '2026-05-01' }])
    done(await office.near.coordinator.post(`/api/sites/centre/appointments/${unreached.appointmentId}/cancel`))
    await endDaysOn('2026-04-30')
    expect(done(await view(booked)).body).toMatchObject({ status: 'replan' })
  })

  test('is then told that it is over, is counted as nobody’s fault, and forgotten', async () => {
    const email = 'amina15@example.org'
    const booked = await book('09:00', { email })
    await lose()
    await office.mailed()
    const { reader } = office.server.running.deps.database
    const facts = () => reader.selectFrom('fact').select(['day', 'outcome', 'steps']).where('service_id', '=', 'permit').execute()
    await endDaysOn('2026-04-12')
    await office.mailed()
    const last = mailsTo(email).at(-1)!.raw
    expect(lineOf(entryOf(last), 'METHOD')).toBe('CANCEL')
    const told = partsOf(last).join()
    for (const sentence of ['no other time was chosen', 'the interpreter cannot come', 'book a new appointment']) expect(told).toContain(sentence)
    expect(told).not.toContain('You do not need to do anything')
    expect(await facts()).toEqual([{ day: '2026-04-11', outcome: 'notCalled', steps: 0 }])
    await endDaysOn('2026-04-13')
    expectRefused(await view(booked), 'not_found')
    expect(await reader.selectFrom('appointment_person').selectAll().execute()).toEqual([])
    expect(await facts()).toHaveLength(1)
  })
})

describe('an interpreter who cancels', () => {
  test('has everybody affected offered other times in the same moment', async () => {
    const both = [await book('08:00', { email: 'one11@example.org' }), await book('09:00', { email: 'two11@example.org' })]
    await book('10:00', {})
    await office.mailed()
    const { touched, offered } = await lose(office.interpreter)
    expect({ replanCount: touched.replanCount, offered }).toEqual({ replanCount: 3, offered: 2 })
    await office.mailed()
    expect([mailsTo('one11@example.org').length, mailsTo('two11@example.org').length]).toEqual([2, 2])
    expect((await list()).map((row: { offer: string }) => row.offer)).toEqual(['sent', 'sent', 'unreachable'])
    expect(await offer()).toMatchObject({ offered: [] })
    expect(both).toHaveLength(2)
  })

  test('control: the rehearsal of it sends nothing', async () => {
    await book('08:00', { email: 'one12@example.org' })
    await office.mailed()
    done(await office.interpreter.post('/api/unavailability/rehearse', nadiaAway))
    await office.mailed()
    expect(mailsTo('one12@example.org')).toHaveLength(1)
    expect(await list()).toEqual([])
  })
})
