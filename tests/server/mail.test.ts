import { afterEach, describe, expect, test, vi } from 'vitest'
import { type TestServer, testServer } from '../support/server.ts'
import { type Mailbox, openMailbox } from '../support/smtp.ts'

let server: TestServer | null = null
let mailbox: Mailbox | null = null

afterEach(async () => {
  await server?.close()
  await mailbox?.down()
  server = null
  mailbox = null
})

async function withMail(): Promise<{ server: TestServer; mailbox: Mailbox }> {
  mailbox = await openMailbox()
  server = await testServer({ environment: { SMTP_URL: mailbox.url } })
  return { server, mailbox }
}

async function book(at: TestServer, person: object = {}, language = 'ar') {
  const slots = await at.visitor.get('/api/slots?serviceId=permit&siteId=centre&interpreter=ar&limit=2')
  const slot = { serviceId: 'permit', siteId: 'centre', start: slots.body.slots[1].start, channel: 'onSite', language, interpreter: 'ar' }
  const booked = await at.visitor.post('/api/appointments', { slot, givenName: 'Amina', familyName: 'B.', email: 'amina@example.org', ...person })
  expect(booked.status).toBe(201)
  return booked.body as { appointmentId: string; token: string; code: string }
}

const lineOf = (raw: string, name: string): string => new RegExp(`^${name}:(.*)$`, 'm').exec(unfolded(raw))?.[1]?.trim() ?? ''
const unfolded = (raw: string): string => raw.replace(/\r?\n[ \t]/g, '')

/** The calendar entry, whichever way the mail carries it. */
function calendarIn(raw: string): string {
  const part = raw.split(/\r?\n--/).find((each) => /text\/calendar/i.test(each)) ?? ''
  const [head = '', ...rest] = part.split(/\r?\n\r?\n/)
  const body = rest.join('\r\n\r\n')
  return unfolded(
    /base64/i.test(head)
      ? Buffer.from(body, 'base64').toString('utf8')
      : body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
}

describe('mail over a real server', () => {
  test('booked, moved and cancelled are one calendar entry whose sequence counts up', async () => {
    const { server, mailbox } = await withMail()
    const { appointmentId, token } = await book(server)
    await vi.waitUntil(() => mailbox.mails.length === 1, { timeout: 15_000 })
    const slots = await server.visitor.get('/api/slots?serviceId=permit&siteId=centre&interpreter=ar&limit=3')
    const moved = await server.visitor.post(
      `/api/appointments/${appointmentId}/move`,
      { start: slots.body.slots[2].start },
      { 'sportello-token': token },
    )
    expect(moved.status).toBe(200)
    await vi.waitUntil(() => mailbox.mails.length === 2, { timeout: 15_000 })
    expect((await server.visitor.post(`/api/appointments/${appointmentId}/cancel`, {}, { 'sportello-token': token })).status).toBe(200)
    await vi.waitUntil(() => mailbox.mails.length === 3, { timeout: 15_000 })
    const entries = mailbox.mails.map((mail) => calendarIn(mail.raw))
    expect(new Set(entries.map((entry) => lineOf(entry, 'UID'))).size).toBe(1)
    expect(entries.map((entry) => lineOf(entry, 'SEQUENCE'))).toEqual(['0', '1', '2'])
    expect(entries.map((entry) => lineOf(entry, 'METHOD'))).toEqual(['PUBLISH', 'PUBLISH', 'CANCEL'])
    expect(lineOf(entries[2]!, 'STATUS')).toBe('CANCELLED')
  })

  test('a subject and a calendar title name no service', async () => {
    const { server, mailbox } = await withMail()
    await book(server, {}, 'it')
    await vi.waitUntil(() => mailbox.mails.length === 1, { timeout: 15_000 })
    const { raw } = mailbox.mails[0]!
    expect(lineOf(raw, 'Subject')).not.toMatch(/permit/i)
    expect(lineOf(calendarIn(raw), 'SUMMARY')).toMatch(/Centre/)
    expect(calendarIn(raw)).not.toMatch(/permit/i)
  })

  test('a name cannot write a header', async () => {
    const { server, mailbox } = await withMail()
    await book(server, { givenName: 'Eve\r\nBcc: all@example.org', familyName: '=HYPERLINK("x")' })
    await vi.waitUntil(() => mailbox.mails.length === 1, { timeout: 15_000 })
    const head = mailbox.mails[0]!.raw.split(/\r?\n\r?\n/)[0]!
    expect(head).not.toMatch(/^Bcc/im)
    expect(mailbox.mails[0]!.to).toEqual(['amina@example.org'])
  })

  test('while the mail server is away the mail waits; then it is sent once, under the id it had', async () => {
    const { server, mailbox } = await withMail()
    await mailbox.down()
    await book(server)
    const tries = () =>
      server.running.deps.database.reader.selectFrom('outbox').select(['id', 'attempts', 'sent_at', 'next_at']).executeTakeFirstOrThrow()
    await vi.waitUntil(async () => (await tries()).attempts === 1 && (await tries()).next_at < server.clock.now() + 110_000, { timeout: 15_000 })
    await mailbox.up()
    server.clock.advanceMinutes(3)
    await book(server, { email: 'other@example.org' })
    await vi.waitUntil(() => mailbox.mails.length === 2, { timeout: 15_000 })
    expect(mailbox.mails.filter((mail) => mail.to.includes('amina@example.org'))).toHaveLength(1)
    expect(mailbox.mails.map((mail) => lineOf(mail.raw, 'Message-ID'))).toContain(`<${(await tries()).id}@localhost>`)
  })

  test('an address that does not exist is given up, and the booking stands', async () => {
    const { server, mailbox } = await withMail()
    mailbox.refuse(550)
    const { appointmentId, token } = await book(server)
    const outbox = () => server.running.deps.database.reader.selectFrom('outbox').select(['failed_at', 'sent_at']).executeTakeFirstOrThrow()
    await vi.waitUntil(async () => (await outbox()).failed_at !== null, { timeout: 15_000 })
    expect((await outbox()).sent_at).toBeNull()
    expect((await server.visitor.get(`/api/appointments/${appointmentId}`, { 'sportello-token': token })).body.status).toBe('booked')
  })

  test('what is still in the outbox when the server stops is sent after the next start', async () => {
    const first = await withMail()
    await first.mailbox.down()
    await book(first.server)
    const row = () => first.server.running.deps.database.reader.selectFrom('outbox').select(['attempts', 'next_at']).executeTakeFirstOrThrow()
    await vi.waitUntil(async () => (await row()).attempts === 1 && (await row()).next_at < first.server.clock.now() + 110_000, { timeout: 15_000 })
    const { databaseUrl, secretFile } = first.server.running.deps.config
    await first.server.running.close()
    await first.mailbox.up()
    server = await testServer({ databaseUrl, now: '2026-03-10T09:05:00Z', environment: { SMTP_URL: first.mailbox.url, SECRET_FILE: secretFile } })
    await vi.waitUntil(() => first.mailbox.mails.length === 1, { timeout: 15_000 })
    expect((await server.running.deps.database.reader.selectFrom('outbox').select('sent_at').executeTakeFirstOrThrow()).sent_at).not.toBeNull()
  })
})
