import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personalColumns } from '../../server/db/personal.ts'
import { createDayEnd } from '../../server/jobs/day-end.ts'
import { eraseOutlived, truncateLog } from '../../server/privacy/erase-store.ts'
import { accepted } from '../../shared/domain/decision.ts'
import { engine, freshDatabase } from '../support/database.ts'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { allRows, countOf } from '../support/office/rows.ts'
import { samples } from '../support/office/samples.ts'

const dayMs = 24 * 60 * 60_000
const canary = (number: number) => `canary-${number}-${'q'.repeat(8)}@erased.example`
const visits = 12

/** A whole day with names in it: booked, checked in, served, absent, left; then the office closes. */
async function playDay(office: Office) {
  const { near, server } = office
  for (let each = 0; each < visits; each++) {
    const person = {
      givenName: `Canary${each}`,
      familyName: `Zzyzx${each}`,
      email: canary(each),
      phone: `+39 555 0000${each}`,
      details: `canarynote${each}`,
    }
    const { slots } = done(await server.visitor.get('/api/slots?serviceId=card&siteId=centre&limit=1')).body
    const slot = { serviceId: 'card', siteId: 'centre', start: slots[0].start, language: 'ar' }
    const booked = done(await server.visitor.post('/api/appointments', { slot, ...person })).body
    if (each % 2 === 0) done(await near.kiosk.post('/api/check-ins', { code: booked.code }))
  }
  await office.desk('serving')
  await office.desk('called')
  await office.desk('closed')
  const third = (body?: object) => ({ path: '/api/desks/desk-3', body })
  done(await near.clerk.post(`${third().path}/open`))
  const { stepId } = done(await near.clerk.post(`${third().path}/next`)).body
  done(await near.clerk.post(`${third().path}/absent`, { stepId }))
  await office.mailed()
}

/** What a day leaves beside its numbers: somebody set aside, one sent on, one referred, help, an absence that is planned, a newcomer. */
async function playTheRest(office: Office) {
  done(await office.near.clerk.post('/api/desks/desk-3/close'))
  for (const operation of ['parkTicket', 'transferTicket', 'callHelp', 'makeUnavailable', 'inviteStaff'] as const)
    expect((await office.send(await samples[operation]!(office))).status, operation).toBeLessThan(300)
  const { database, chance } = office.server.running.deps
  const [call, appointment] = await Promise.all([
    database.reader.selectFrom('call').select(['step_id', 'desk_id', 'staff_id', 'called_at']).executeTakeFirstOrThrow(),
    database.reader.selectFrom('appointment').select('id').executeTakeFirstOrThrow(),
  ])
  const { called_at: at, ...step } = call
  await database.writer
    .insertInto('referral')
    .values({ id: chance.id(), appointment_id: appointment.id, at, agreed: 1, ...step })
    .execute()
}

/** Of staff who work here it is known as long as they do; from where they signed in, see below. */
const ofThePast = [
  ...new Set(personalColumns.filter(({ days, table }) => days < 3650 && table !== 'session' && table !== 'rateLimit').map(({ table }) => table)),
]

async function endDays(office: Office) {
  await createDayEnd(office.server.running.deps).run()
}

describe('what is kept of a day with names in it', () => {
  let office: Office
  let ids: readonly string[]
  const count = (table: string) => countOf(office.server.running.deps.database, table)
  const pass = async (days: number) => {
    office.server.clock.set(Date.parse(tuesdayAtTen) + days * dayMs)
    await endDays(office)
  }

  beforeAll(async () => {
    office = await openOffice()
    await playDay(office)
    await playTheRest(office)
    const { reader } = office.server.running.deps.database
    const [tickets, steps, appointments] = await Promise.all([
      reader.selectFrom('ticket').select('id').execute(),
      reader.selectFrom('step').select('id').execute(),
      reader.selectFrom('appointment').select(['id', 'code']).execute(),
    ])
    ids = [...tickets, ...steps, ...appointments].map(({ id }) => id).concat(appointments.map(({ code }) => code))
  })
  afterAll(() => office?.close())

  test('on the day itself: names, contacts, tickets', async () => {
    expect(await count('appointment_person')).toBe(visits)
    expect(await count('ticket')).toBeGreaterThan(visits / 2)
    expect(await count('fact')).toBe(0)
    for (const table of ofThePast) expect({ table, kept: (await count(table)) > 0 }).toEqual({ table, kept: true })
  })

  test('the day after: the same, and a fact for each visit and each appointment to which nobody came', async () => {
    await pass(1)
    expect(await count('appointment_person')).toBe(visits)
    expect(await count('fact')).toBe((await count('ticket')) + Math.floor(visits / 2))
  })

  test('after seven days and one: no name and no contact, the tickets without their appointments', async () => {
    await pass(8)
    for (const table of ['appointment_person', 'appointment', 'claim', 'busy', 'outbox'])
      expect({ table, rows: await count(table) }).toEqual({ table, rows: 0 })
    const { database } = office.server.running.deps
    const text = JSON.stringify(await allRows(database))
    for (let each = 0; each < visits; each++)
      expect(text).not.toMatch(new RegExp(`Canary${each}|Zzyzx${each}|canary-${each}|canarynote${each}|5550000${each}`))
    expect(await count('ticket')).toBeGreaterThan(0)
    expect(await database.reader.selectFrom('ticket').select('id').where('appointment_id', 'is not', null).execute()).toEqual([])
    expect(await count('idempotency')).toBe(0)
  })

  test('after thirty days and one: no ticket, nobody’s language', async () => {
    await pass(31)
    for (const table of ['ticket', 'step', 'call', 'absence', 'overtaking', 'engagement'])
      expect({ table, rows: await count(table) }).toEqual({ table, rows: 0 })
  })

  test('after half a year: no event, and nothing that says something about anybody', async () => {
    await pass(199)
    for (const table of ['event', ...ofThePast]) expect({ table, rows: await count(table) }).toEqual({ table, rows: 0 })
  })

  test('the facts stay, and lead back to nobody', async () => {
    const { database } = office.server.running.deps
    const facts = await database.reader.selectFrom('fact').selectAll().execute()
    expect(facts.length).toBeGreaterThan(visits / 2)
    const text = JSON.stringify(facts)
    expect(ids.filter((id) => text.includes(id))).toEqual([])
    // No instant: a day and an hour, and minutes of waiting
    for (const fact of facts) for (const value of Object.values(fact)) if (typeof value === 'number') expect(value).toBeLessThan(100_000)
  })
})

describe('addresses from which staff signed in', () => {
  test('are gone after a day', async () => {
    const office = await openOffice()
    try {
      const { database } = office.server.running.deps
      expect(await countOf(database, 'session')).toBe(8)
      expect(await countOf(database, 'rateLimit')).toBeGreaterThan(0)
      office.server.clock.set(new Date(Date.now() + 2 * dayMs).toISOString())
      await endDays(office)
      expect(await countOf(database, 'session')).toBe(0)
      expect(await countOf(database, 'rateLimit')).toBe(0)
    } finally {
      await office.close()
    }
  })

  test('stay while the session lasts', async () => {
    const office = await openOffice({ now: new Date().toISOString() })
    try {
      office.server.clock.advanceMinutes(60 * 20)
      await endDays(office)
      expect(await countOf(office.server.running.deps.database, 'session')).toBe(8)
    } finally {
      await office.close()
    }
  })
})

describe.runIf(engine === 'sqlite')('the bytes of the database file and of its log', () => {
  test('hold no address after the erasure, and would without the last step', async () => {
    const fresh = await freshDatabase()
    const office = await openOffice({ databaseUrl: fresh.url })
    try {
      await playDay(office)
      expect(readable(fresh.url)).toBe(visits)
      office.server.clock.set(Date.parse(tuesdayAtTen) + 9 * dayMs)
      const { transact, database } = office.server.running.deps
      await transact(async (tx) => accepted(await eraseOutlived(tx.db, tx.now)))
      expect(await countOf(database, 'appointment_person')).toBe(0)
      expect(readable(fresh.url)).toBeGreaterThan(0)
      await truncateLog(database.writer)
      expect(readable(fresh.url)).toBe(0)
    } finally {
      await office.close()
      await fresh.drop()
    }
  })

  test('hold none after the end of a day, while streams and readings go on', async () => {
    const fresh = await freshDatabase()
    const office = await openOffice({ databaseUrl: fresh.url })
    try {
      await playDay(office)
      office.server.clock.set(Date.parse(tuesdayAtTen) + 9 * dayMs)
      const reads = Array.from({ length: 40 }, () => office.near.clerk.get('/api/sites/centre/queue'))
      await Promise.all([endDays(office), ...reads])
      expect(readable(fresh.url)).toBe(0)
    } finally {
      await office.close()
      await fresh.drop()
    }
  })

  function readable(file: string): number {
    const bytes = [file, `${file}-wal`, `${file}-shm`]
      .filter(existsSync)
      .map((each) => readFileSync(each).toString('latin1'))
      .join('')
    return Array.from({ length: visits }, (_, each) => canary(each)).filter((address) => bytes.includes(address)).length
  }
})

test.runIf(engine === 'sqlite')('deleted pages are overwritten: secure_delete is on', async () => {
  const office = await openOffice()
  try {
    const { rows } = await sql<{ secure_delete: number }>`pragma secure_delete`.execute(office.server.running.deps.database.writer)
    expect(rows).toEqual([{ secure_delete: 1 }])
  } finally {
    await office.close()
  }
})
