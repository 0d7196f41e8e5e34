import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engine } from '../support/database.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { watch } from '../support/office/stream.ts'
import { clientOf, type TestServer, testServer } from '../support/server.ts'

// SQLite has one process that writes; PostgreSQL may have several that serve.
describe.runIf(engine === 'postgres')('two processes on one database', () => {
  let one: Office
  let other: TestServer
  beforeAll(async () => {
    one = await openOffice()
    const { databaseUrl, secretFile } = one.server.running.deps.config
    other = await testServer({ databaseUrl, environment: { SECRET_FILE: secretFile } })
  })
  afterAll(async () => {
    await other?.close()
    await one?.close()
  })

  const atOther = (headers: Readonly<Record<string, string>>) => clientOf(other.url, headers)

  test('know the same devices and staff', async () => {
    done(await atOther(one.headersOf('board')).get('/api/board'))
    done(await atOther(one.headersOf('clerk')).get('/api/staff/self'))
  })

  test('a change in one reaches the board of the other', async () => {
    const watching = await watch(other, '/api/board/stream', one.headersOf('board'))
    await watching.frame()
    for (let each = 1; each <= 3; each++) {
      await one.ticket()
      await watching.frame(({ picture }) => picture.waiting === each)
    }
    const stepId = await one.desk('called')
    const frame = await watching.frame(({ picture }) => picture.calls.some((call: { id: string }) => call.id === stepId))
    expect(frame.picture.calls[0]).toMatchObject({ desk: '1', status: 'called' })
    watching.leave()
  })

  test('and back', async () => {
    const watching = await watch(one.server, '/api/board/stream', one.headersOf('farBoard'))
    await watching.frame()
    done(await atOther(one.headersOf('farKiosk')).post('/api/tickets', { serviceId: 'permit', language: 'it' }))
    await watching.frame(({ picture }) => picture.waiting === 1)
    watching.leave()
  })

  test('a key sent to both does it once', async () => {
    const headers = { 'idempotency-key': 'sent-to-both' }
    const body = { serviceId: 'permit', language: 'it' }
    const answers = await Promise.all([
      one.near.kiosk.post('/api/tickets', body, headers),
      atOther(one.headersOf('kiosk')).post('/api/tickets', body, headers),
    ])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[0]!.body.ticketId).toBe(answers[1]!.body.ticketId)
  })

  test('a mail is sent by one of them', async () => {
    const { database } = one.server.running.deps
    await one.book({ familyName: 'Prova', email: 'amina@example.org' })
    await one.mailed()
    const mails = await database.reader.selectFrom('outbox').select('attempts').execute()
    expect(mails).toEqual([{ attempts: 1 }])
  })
})
