import { connect, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '../../shared/contracts/limits.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'
import { expectNothingStored } from '../support/office/refused.ts'
import { freshKey, jsonHeaders, request } from '../support/office/request.ts'

let office: Office
let sockets: Socket[] = []
beforeAll(async () => {
  office = await openOffice()
})
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  sockets = []
})
afterAll(() => office?.close())

const number = JSON.stringify({ serviceId: 'permit', language: 'it' })
const asKiosk = () => ({ ...jsonHeaders(), ...office.headersOf('kiosk') })
const take = (headers: Readonly<Record<string, string>>, body: string | Uint8Array | ReadableStream = number) =>
  request(office.server, { method: 'POST', path: '/api/tickets', headers, body })

function chunks(...parts: readonly string[]): ReadableStream {
  const bytes = new TextEncoder()
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(bytes.encode(part))
      controller.close()
    },
  })
}

describe('a body in pieces, whose length nobody says,', () => {
  test('is read when it is small', async () => {
    expect((await take(asKiosk(), chunks(number.slice(0, 10), number.slice(10)))).status).toBe(201)
  })

  test('is refused when it is large, and stores nothing', async () => {
    await expectNothingStored(office, async () => {
      expectRefused(await take(asKiosk(), chunks(number.slice(0, -1), ' '.repeat(limits.bodyBytes), '}')), 'body_too_large')
    })
  })

  test('is refused when it has no end: nobody waits for it, and nothing of it is kept', async () => {
    const { socket, answered } = await open('POST /api/tickets', { ...asKiosk(), 'transfer-encoding': 'chunked' })
    let sent = 0
    const piece = ' '.repeat(4096)
    while (!(await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, 2, '')) as Promise<string>])) && sent < 2_000_000) {
      socket.write(`1000\r\n${piece}\r\n`)
      sent += piece.length
    }
    expect(await answered).toMatch(/^HTTP\/1\.1 413/)
    expect(sent).toBeLessThan(500_000)
  })
})

describe('a body that says how long it is', () => {
  test('and is too long is refused before it is read', async () => {
    const { answered } = await open('POST /api/tickets', { ...asKiosk(), 'content-length': '100000000' })
    expect(await answered).toMatch(/^HTTP\/1\.1 413/)
  })

  test('just as long as may be is read', async () => {
    const body = JSON.stringify({ surplus: 'x'.repeat(limits.bodyBytes) })
      .slice(0, limits.bodyBytes - 2)
      .concat('"}')
    expect(body).toHaveLength(limits.bodyBytes)
    expectRefused(await take(asKiosk(), body), 'invalid_input')
    expectRefused(await take(asKiosk(), `${body} `), 'body_too_large')
  })
})

describe('a body of another kind than it says', () => {
  test('packed is not unpacked', async () => {
    expectRefused(await take({ ...asKiosk(), 'content-encoding': 'gzip' }, gzipSync(number)), 'malformed_json')
  })

  test('in bytes that are no letters is refused, or kept as letters', async () => {
    expectRefused(await take(asKiosk(), new Uint8Array([0xff, 0xfe, 0x00])), 'malformed_json')
    const { start } = await office.freeSlot()
    const booking = JSON.stringify({ slot: { serviceId: 'permit', siteId: 'centre', start, language: 'it' }, familyName: 'A_' })
    const bytes = Buffer.from(booking)
    bytes[bytes.indexOf('_')] = 0xc3
    const booked = await request(office.server, { method: 'POST', path: '/api/appointments', headers: jsonHeaders(), body: bytes })
    const { reader } = office.server.running.deps.database
    const row = await reader
      .selectFrom('appointment_person')
      .select('family_name')
      .where('appointment_id', '=', booked.body.appointmentId)
      .executeTakeFirst()
    expect(row).toEqual({ family_name: 'A\ufffd' })
  })

  test('without a type is not taken for what it should be', async () => {
    const { 'content-type': _type, ...headers } = asKiosk()
    expectRefused(await take(headers, new TextEncoder().encode(number)), ['invalid_input', 'unsupported_media_type'])
  })
})

test('a write without any key is refused', async () => {
  const { 'idempotency-key': _key, ...headers } = asKiosk()
  await expectNothingStored(office, async () => expectRefused(await take(headers), 'idempotency_key_missing'))
})

test('a key of letters from everywhere is a key', async () => {
  const key = `é${freshKey()}`
  const first = done(await take({ ...asKiosk(), 'idempotency-key': key })).body
  expect(done(await take({ ...asKiosk(), 'idempotency-key': key })).body.ticketId).toBe(first.ticketId)
})

test('a name in any script, of as many letters as may be, is kept as it was typed', async () => {
  for (const familyName of ['নাম'.repeat(33), 'אבג', 'محمد عبد الله', '李小龍', 'ᚠᚢᚦ', '👩‍👩‍👧', 'O’Neill-Núñez', 'ﷺ', 'x'.repeat(limits.name)]) {
    const { id } = await office.book({ familyName })
    const { reader } = office.server.running.deps.database
    const row = await reader.selectFrom('appointment_person').select('family_name').where('appointment_id', '=', id).executeTakeFirstOrThrow()
    expect(row.family_name).toBe(familyName.normalize('NFC'))
  }
})

describe('what is no HTTP', () => {
  test.each([
    ['nonsense', 'NONSENSE\r\n\r\n'],
    ['a bare word', 'GET\r\n\r\n'],
    ['a header without a name', 'GET / HTTP/1.1\r\n: x\r\n\r\n'],
    ['two lengths', 'POST /api/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['a length and pieces', 'POST /api/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nHost: x\u0000\r\n\r\n'],
    ['no host', 'GET /api/network HTTP/1.1\r\n\r\n'],
    ['a host that is none', 'GET /api/network HTTP/1.1\r\nHost: a b\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\n${'X-Long: '.concat('x'.repeat(8000), '\r\n').repeat(5)}\r\n`],
    ['an address of elsewhere', 'GET http://elsewhere.example/api/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['two slashes', 'GET //api/network HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ])('%s is refused, and the next one is answered', async (_what, bytes) => {
    const { socket, answered } = await dial()
    socket.write(bytes, 'latin1')
    expect(await answered).toMatch(/^(HTTP\/1\.1 4\d\d|$)/)
    done(await office.server.visitor.get('/api/network'))
  })
})

async function open(line: string, headers: Readonly<Record<string, string>>) {
  const dialled = await dial()
  const head = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`)
  dialled.socket.write(`${line} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`)
  return dialled
}

/** The head of the answer; empty where the connection is just cut. */
async function dial(): Promise<{ socket: Socket; answered: Promise<string> }> {
  const socket = connect(Number(new URL(office.server.url).port), 'localhost')
  sockets.push(socket)
  socket.on('error', () => {})
  const answered = new Promise<string>((resolve) => {
    socket.once('data', (bytes) => resolve(bytes.toString('latin1').split('\r\n')[0]!))
    socket.once('close', () => resolve(''))
  })
  await new Promise((resolve) => socket.once('connect', resolve))
  return { socket, answered }
}
