import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '../../server/deps.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { tuesdayAtTen } from '../support/network.ts'
import { type Options, type TestServer, testServer } from '../support/server.ts'
import { type Mail, type Mailbox, openMailbox } from '../support/smtp.ts'

let server: TestServer
let mailbox: Mailbox
let clock: TestClock
afterEach(async () => {
  await server?.close()
  await mailbox?.down()
})

/** The postman looks every 30 s; here that is 30 ms, and how long a mail waits is for the test’s clock to say. */
async function open(options: Options = {}): Promise<void> {
  mailbox ??= await openMailbox()
  clock = testClock(tuesdayAtTen)
  const hurried = { ...clock, every: (ms: number, run: () => void) => systemClock.every(ms / 1000, run) }
  server = await testServer({
    environment: { SMTP_URL: mailbox.url, PUBLIC_URL: 'https://sportello.example' },
    ports: { clock: hurried },
    ...options,
  })
}

async function withMailbox(): Promise<void> {
  mailbox = await openMailbox()
  await open()
}

async function book(person: object = {}, language = 'it') {
  const { slots } = (await server.visitor.get('/api/slots?serviceId=permit&siteId=centre')).body
  const slot = { serviceId: 'permit', siteId: 'centre', start: slots.at(-1).start, language }
  const answer = await server.visitor.post('/api/appointments', { slot, familyName: 'Prova', email: 'amina@example.org', ...person })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body as { appointmentId: string; token: string; code: string }
}
const change = (verb: string, { appointmentId, token }: { appointmentId: string; token: string }, body: object = {}) =>
  server.visitor.post(`/api/appointments/${appointmentId}/${verb}`, body, { 'sportello-token': token })

const outbox = () => server.running.deps.database.reader.selectFrom('outbox').selectAll().orderBy('sequence').execute()
const tried = (times: number) =>
  vi.waitUntil(async () => (await outbox())[0]!.attempts >= times && (await outbox())[0]!.next_at !== inHand(), { timeout: 15_000 })
const inHand = () => clock.now() + 120_000
const header = ({ raw }: Mail, name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(raw.replace(/\r?\n[ \t]/g, ' '))?.[1]?.trim() ?? ''

describe('a mail that the server refuses for now', () => {
  test('is tried again, later and later, under one id, and sent once', async () => {
    await withMailbox()
    mailbox.refuse(450)
    await book()
    const pauses: number[] = []
    for (let attempt = 1; attempt <= 4; attempt++) {
      await tried(attempt)
      const [mail] = await outbox()
      pauses.push(mail!.next_at - clock.now())
      clock.set(mail!.next_at)
    }
    for (const [index, waited] of pauses.entries()) {
      expect(waited).toBeGreaterThan(60_000 * 2 ** index * 0.7)
      expect(waited).toBeLessThan(60_000 * 2 ** index * 1.3)
    }
    mailbox.refuse(null)
    clock.advanceMinutes(30)
    const sent = await mailbox.mail(() => true)
    clock.advanceMinutes(60 * 24)
    await pause(200)
    expect(mailbox.mails).toHaveLength(1)
    expect(header(sent, 'Message-ID')).toBe(`<${(await outbox())[0]!.id}@sportello.example>`)
  })

  test('for two days is given up', async () => {
    await withMailbox()
    mailbox.refuse(450)
    await book()
    for (let attempt = 1; attempt < 14; attempt++) {
      await tried(attempt)
      clock.set((await outbox())[0]!.next_at)
    }
    await vi.waitUntil(async () => (await outbox())[0]!.failed_at !== null, { timeout: 15_000 })
    expect(clock.now() - Date.parse(tuesdayAtTen)).toBeGreaterThan(20 * 60 * 60_000)
    mailbox.refuse(null)
    clock.advanceMinutes(60 * 24)
    await pause(150)
    expect(mailbox.mails).toEqual([])
  })

  test('does not keep the others waiting', async () => {
    await withMailbox()
    mailbox.refuse(450)
    await book()
    await tried(1)
    mailbox.refuse(null)
    await book({ email: 'other@example.org' })
    await mailbox.mail((mail) => mail.to.includes('other@example.org'))
  })
})

describe('a server that is gone', () => {
  test('for half an hour loses no mail and doubles none', async () => {
    await withMailbox()
    await mailbox.down()
    for (let each = 0; each < 5; each++) await book({ email: `person-${each}@example.org` })
    for (let minutes = 0; minutes < 30; minutes += 3) {
      clock.advanceMinutes(3)
      await pause(40)
    }
    await mailbox.up()
    for (let minutes = 0; minutes < 90; minutes += 10) {
      clock.advanceMinutes(10)
      await pause(60)
    }
    await vi.waitUntil(() => mailbox.mails.length === 5, { timeout: 15_000 })
    expect(mailbox.mails.flatMap(({ to }) => to).sort()).toEqual([0, 1, 2, 3, 4].map((each) => `person-${each}@example.org`))
    expect(new Set(mailbox.mails.map((mail) => header(mail, 'Message-ID'))).size).toBe(5)
  })
})

describe('a mail that was overtaken while it waited', () => {
  test('is not sent: nobody is told that a cancelled appointment is confirmed', async () => {
    await withMailbox()
    mailbox.refuse(450)
    const appointment = await book()
    await tried(1)
    expect((await change('cancel', appointment)).status).toBe(200)
    mailbox.refuse(null)
    clock.advanceMinutes(10)
    const sent = await mailbox.mail(() => true)
    await vi.waitUntil(async () => (await outbox()).every((mail) => mail.sent_at !== null), { timeout: 15_000 })
    expect(mailbox.mails).toHaveLength(1)
    expect(sent.raw).toMatch(/method=CANCEL/i)
    expect(header(sent, 'Subject')).toMatch(/cancellato/i)
  })

  test('by a move is sent as the move alone, with all that is needed', async () => {
    await withMailbox()
    mailbox.refuse(450)
    const appointment = await book()
    await tried(1)
    const { slots } = (await server.visitor.get('/api/slots?serviceId=permit&siteId=centre&limit=1')).body
    expect((await change('move', appointment, { start: slots[0].start })).status).toBe(200)
    mailbox.refuse(null)
    clock.advanceMinutes(10)
    await vi.waitUntil(async () => (await outbox()).every((mail) => mail.sent_at !== null), { timeout: 15_000 })
    expect(mailbox.mails.map((mail) => header(mail, 'Subject'))).toEqual([expect.stringMatching(/spostato/i)])
  })
})

test('a process that dies between handing over and noting it sends the same mail, which is the same mail', async () => {
  await withMailbox()
  await book()
  const first = await mailbox.mail(() => true)
  await vi.waitUntil(async () => (await outbox())[0]!.sent_at !== null, { timeout: 15_000 })
  await server.running.deps.database.writer.updateTable('outbox').set({ sent_at: null }).execute()
  clock.advanceMinutes(3)
  await vi.waitUntil(() => mailbox.mails.length === 2, { timeout: 15_000 })
  expect(header(mailbox.mails[1]!, 'Message-ID')).toBe(header(first, 'Message-ID'))
  const uid = /UID:(.*)/
  expect(decoded(mailbox.mails[1]!)).toContain(uid.exec(decoded(first))![0])
})

test('without an address nothing is sent, and nothing waits', async () => {
  await withMailbox()
  const appointment = await book({ email: undefined })
  await change('cancel', appointment)
  await pause(150)
  expect((await outbox()).filter((mail) => mail.sent_at === null)).toEqual([])
  expect(mailbox.mails).toEqual([])
})

describe('what a mail says', () => {
  test.each([
    ['it', /confermato/i, 1],
    ['en', /confirmed/i, 2],
    ['ar', /./, 2],
    ['bn', /./, 2],
    ['zh-Hans', /confermato/i, 1],
  ] as const)('in %s: subject, text, and Italian below for whoever helps', async (language, subject, parts) => {
    await withMailbox()
    const { code } = await book({ givenName: 'Amina' }, language)
    const mail = await mailbox.mail(() => true)
    expect(mimeWords(header(mail, 'Subject'))).toMatch(subject)
    const text = textOf(mail)
    expect(text.split(code.replace(/(...)(...)(...)/, '$1 $2 $3')).length - 1).toBe(parts)
    expect(text).toContain('https://sportello.example/appointment#')
    expect(header(mail, 'Auto-Submitted')).toBe('auto-generated')
    // Neither the head nor the calendar tells which service: a mailbox is often shared
    expect(mail.raw.split(/\r?\n\r?\n/)[0]).not.toMatch(/permit/i)
    expect(decoded(mail)).not.toMatch(/permit/i)
  })

  test('is not for names to write: neither head, nor calendar', async () => {
    await withMailbox()
    const hostile = 'Eve\r\nBcc: all@example.org\r\nEND:VCALENDAR\n\n=?utf-8?q?x?= ,;\\" <b>'
    const { appointmentId, token } = await book({ givenName: hostile, familyName: `${'ب'.repeat(90)}`, details: hostile })
    const mail = await mailbox.mail(() => true)
    expect(mail.to).toEqual(['amina@example.org'])
    const [head = ''] = mail.raw.split(/\r?\n\r?\n/)
    expect(head.split(/\r?\n/).filter((line) => /^(bcc|cc|to):/i.test(line))).toEqual(['To: amina@example.org'])
    const file = (await server.visitor.get(`/api/appointments/${appointmentId}/calendar`, { 'sportello-token': token })).body as string
    expect(file.match(/^END:VCALENDAR$/gm)).toHaveLength(1)
    expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  })
})

test('without a server mails are files beside the database', async () => {
  server = await testServer()
  const { appointmentId } = await book({}, 'bn')
  expect(appointmentId).toBeTruthy()
  const folder = join(server.folder, 'mail')
  const [name = ''] = (await vi.waitUntil(
    async () => {
      const files = await readdir(folder).catch(() => [])
      return files.length > 0 && files
    },
    { timeout: 15_000 },
  )) as string[]
  expect(name).toMatch(/\.eml$/)
  expect(await readFile(join(folder, name), 'utf8')).toContain('To: amina@example.org')
  expect(server.running.mail).toContain(folder)
})

/** Every part that is text or calendar, decoded. */
function partsOf({ raw }: Mail): { type: string; text: string }[] {
  const boundaries = [...raw.matchAll(/boundary="([^"]+)"/g)].map((match) => match[1]!)
  return raw
    .split(new RegExp(`--(?:${boundaries.join('|')})(?:--)?\\r?\\n?`))
    .map((part) => {
      const [head = '', ...body] = part.split(/\r?\n\r?\n/)
      return { type: /content-type: ([\w/-]+)/i.exec(head)?.[1] ?? '', text: decodedBody(head, body.join('\n\n')) }
    })
    .filter(({ type }) => type.startsWith('text/') || type === 'application/ics')
}

function decodedBody(head: string, body: string): string {
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/quoted-printable/i.test(head)) return body
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

const textOf = (mail: Mail): string => partsOf(mail).find(({ type }) => type === 'text/plain')?.text ?? ''
const decoded = (mail: Mail): string =>
  partsOf(mail)
    .filter(({ type }) => type === 'text/calendar')
    .map(({ text }) => text.replace(/\r?\n[ \t]/g, ''))
    .join()

const mimeWords = (text: string): string =>
  text.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
    kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : decodedBody('quoted-printable', word.replaceAll('_', ' ')),
  )
