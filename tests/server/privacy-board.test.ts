import { Writable } from 'node:stream'
import fc from 'fast-check'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { personalColumns } from '../../server/db/personal.ts'
import { board as boardContract } from '../../shared/contracts/board.ts'
import { eventKinds } from '../../shared/domain/events.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { allRows } from '../support/office/rows.ts'
import { type Watching, watch } from '../support/office/stream.ts'
import type { Client } from '../support/server.ts'

/** All that a waiting room may see: every key, and the one form its value may have. */
const allowed: Readonly<Record<string, RegExp>> = {
  version: /^[\w-]{16}$/,
  siteName: /^Centre$/,
  // it does not move
  place: /^null$/,
  zone: /^Europe\/Rome$/,
  now: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  open: /^(true|false)$/,
  closesTime: /^(null|\d\d:\d\d)$/,
  waiting: /^\d{1,4}$/,
  'calls.id': /^[\w-]{20,}$/,
  'calls.face.label': /^[A-Z]\d{1,4}$/,
  'calls.face.mark': /^[0-7]$/,
  'calls.desk': /^[123]$/,
  'calls.status': /^(called|serving)$/,
  'calls.calledAt': /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  'calls.calls': /^\d$/,
  // a kiosk stands there
  door: /^null$/,
}

function leaves(value: unknown, path = ''): [path: string, value: string][] {
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, path))
  if (typeof value !== 'object' || value === null) return [[path, String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}

const breaches = (picture: unknown): string[] =>
  leaves(picture)
    .filter(([path, value]) => !allowed[path]?.test(value))
    .map(([path, value]) => `${path} = ${value}`)

test('the control: a name, a service or a language on a board is seen', () => {
  const face = { label: 'A1', mark: 0 }
  expect(breaches({ calls: [{ face, name: 'Amina' }] })).toEqual(['calls.name = Amina'])
  expect(breaches({ calls: [{ face: { label: 'A1 permit', mark: 0 }, desk: 'ar' }] })).toEqual(['calls.face.label = A1 permit', 'calls.desk = ar'])
})

test('the contract of the board has no place for more', () => {
  const keys = (shape: object, path = ''): string[] =>
    Object.entries(shape).flatMap(([key, schema]) => {
      const inner = schema.element ?? schema
      return inner.shape ? keys(inner.shape, `${path}${key}.`) : [`${path}${key}`]
    })
  expect(keys(boardContract.shape).sort()).toEqual(Object.keys(allowed).sort())
})

/** Who comes: everything about a person that a board must not show. */
interface Person {
  readonly language: string
  readonly interpreter: string | undefined
  readonly serviceId: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly booked: boolean
}

const person: fc.Arbitrary<Person> = fc.record({
  language: fc.constantFrom('it', 'en', 'ar', 'bn', 'fr', 'zh-Hans', 'tlh'),
  interpreter: fc.constantFrom(undefined, 'ar', 'bn', 'fr'),
  serviceId: fc.constantFrom('permit', 'card'),
  givenName: fc.string({ unit: 'grapheme', minLength: 3, maxLength: 12 }).map((text) => `Canary${text}`),
  familyName: fc.stringMatching(/^[A-Z][a-z]{6}$/).map((text) => `Zzyzx${text}`),
  email: fc.stringMatching(/^[a-z]{8}$/).map((text) => `canary-${text}@example.org`),
  booked: fc.boolean(),
})

describe('a waiting room sees numbers and desks, whoever waits:', () => {
  let office: Office
  let watching: Watching
  let colleague: Client
  const log: string[] = []
  const people: Person[] = []
  beforeAll(async () => {
    const stream = new Writable({
      write(line, _encoding, next) {
        log.push(String(line))
        next()
      },
    })
    // Nobody listens there: a mail that cannot be handed over is the moment at which others write the address down
    const environment = { SMTP_URL: 'smtp://127.0.0.1:9' }
    office = await openOffice({ now: '2026-03-10T09:30:00Z', environment, ports: { log: pino({ level: 'trace' }, stream) } })
    watching = await watch(office.server, '/api/board/stream', office.headersOf('board'))
    colleague = await office.server.staff('clerk', 'centre')
    done(await colleague.post('/api/desks/desk-3/open'))
    done(await office.near.clerk.post('/api/desks/desk-1/open'))
  })
  afterAll(async () => {
    watching?.leave()
    await office?.close()
  })

  test('on the board, and in every frame of it', async () => {
    let mostCalls = 0
    await fc.assert(
      fc.asyncProperty(person, async (somebody) => {
        people.push(somebody)
        await come(somebody)
        office.server.clock.advanceMinutes(1)
        await workOneStep(office.near.clerk, 'desk-1')
        await workOneStep(colleague, 'desk-3')
        const { body } = done(await office.near.board.get('/api/board'))
        expect(breaches(body)).toEqual([])
        mostCalls = Math.max(mostCalls, body.calls.length)
      }),
      { numRuns: 30 },
    )
    // Four a second at most, and all of this takes a second or two
    expect(mostCalls).toBeGreaterThan(1)
    expect(watching.frames.length).toBeGreaterThan(2)
    expect(watching.frames.flatMap((frame) => breaches(frame.picture))).toEqual([])
  })

  test('in the log of events: ids and codes, never a name, a contact or a text', async () => {
    const events = await office.server.running.deps.database.reader.selectFrom('event').selectAll().execute()
    expect(events.length).toBeGreaterThan(people.length)
    for (const event of events) {
      expect(eventKinds).toContain(event.kind)
      for (const [key, value] of Object.entries(JSON.parse(event.refs))) {
        expect(['appointmentId', 'ticketId', 'stepId', 'deskId', 'deviceId', 'resourceId', 'staffId', 'code']).toContain(key)
        expect(value).toMatch(/^[\w-]{2,64}$/)
      }
    }
    expect(canariesIn(JSON.stringify(events))).toEqual([])
  })

  test('in no table but those whose columns are declared to be about people', async () => {
    const tables = await allRows(office.server.running.deps.database)
    const holding = Object.keys(tables).filter((table) => canariesIn(tables[table]!.join()).length > 0)
    const declared = personalColumns.map(({ table }) => table as string)
    expect(holding).toContain('appointment_person')
    expect(holding.filter((table) => !declared.includes(table))).toEqual([])
  })

  test('in no line of the log, at its most talkative', async () => {
    await vi.waitUntil(() => log.some((line) => line.includes('mail was not handed over')), { timeout: 15_000 })
    expect(canariesIn(log.join('\n'))).toEqual([])
  })

  function canariesIn(text: string): string[] {
    return people.flatMap(({ givenName, familyName, email }) => [givenName, familyName, email]).filter((canary) => text.includes(canary))
  }

  async function come({ booked, serviceId, language, interpreter, ...names }: Person) {
    const wish = { serviceId, language, interpreter: serviceId === 'permit' ? interpreter : undefined }
    if (!booked) return office.near.kiosk.post('/api/tickets', wish)
    const query = `/api/slots?serviceId=${serviceId}&siteId=centre${wish.interpreter ? `&interpreter=${wish.interpreter}` : ''}&limit=1`
    const { slots } = done(await office.server.visitor.get(query)).body
    const person = { givenName: names.givenName, familyName: names.familyName, email: names.email }
    const booking = await office.server.visitor.post('/api/appointments', { slot: { ...wish, siteId: 'centre', start: slots[0]?.start }, ...person })
    if (booking.status === 201) await office.near.kiosk.post('/api/check-ins', { code: booking.body.code })
  }

  /** Whatever a clerk can do next. */
  async function workOneStep(clerk: Client, deskId: string) {
    const { desks } = done(await clerk.get('/api/sites/centre/queue')).body
    const { serving } = desks.find((desk: { id: string }) => desk.id === deskId)
    const verb = serving === null ? 'next' : serving.status === 'serving' ? 'finish' : serving.recalls === 0 ? 'recall' : 'start'
    await clerk.post(`/api/desks/${deskId}/${verb}`, serving ? { stepId: serving.stepId } : {})
  }
})

describe('the board is the same', () => {
  test('whatever the people are called, whatever they speak and wherever they can be reached', async () => {
    const plain: Person[] = Array.from({ length: 6 }, () => ({
      language: 'it',
      interpreter: undefined,
      serviceId: 'card',
      givenName: 'A',
      familyName: 'B',
      email: 'a@example.org',
      booked: true,
    }))
    const expected = await boardAfter(plain)
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 6, maxLength: 6 }), async (people) => {
        // The need and the order of coming are the same; all else is theirs
        const sameNeed = people.map((each) => ({ ...each, serviceId: 'card', booked: true, interpreter: undefined }))
        expect(await boardAfter(sameNeed)).toEqual(expected)
      }),
      { numRuns: 3 },
    )
  })

  async function boardAfter(people: readonly Person[]): Promise<unknown> {
    const office = await openOffice()
    try {
      for (const { language, givenName, familyName, email } of people) {
        const { slots } = done(await office.server.visitor.get('/api/slots?serviceId=card&siteId=centre&limit=1')).body
        const slot = { serviceId: 'card', siteId: 'centre', start: slots[0].start, language }
        const { code } = done(await office.server.visitor.post('/api/appointments', { slot, givenName, familyName, email })).body
        done(await office.near.kiosk.post('/api/check-ins', { code, language }))
      }
      done(await office.near.clerk.post('/api/desks/desk-3/open'))
      done(await office.near.clerk.post('/api/desks/desk-3/next'))
      const { version: _version, calls, ...rest } = done(await office.near.board.get('/api/board')).body
      return { ...rest, calls: calls.map(({ id: _id, ...call }: { id: string }) => call) }
    } finally {
      await office.close()
    }
  }
})
