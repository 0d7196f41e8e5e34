import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAddressOf } from '../../server/http/address.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { type Operation, operationsOf } from '../support/office/operations.ts'
import { expectRefused, faultsOf } from '../support/office/problem.ts'
import { expectNothingStored } from '../support/office/refused.ts'
import { freshKey, type Request, request } from '../support/office/request.ts'
import { type Sample, sampleOf, samples } from '../support/office/samples.ts'

let office: Office
let operations: readonly Operation[]
beforeAll(async () => {
  office = await openOffice({ environment: { PUBLIC_URL: 'https://sportello.example', TRUSTED_PROXIES: '' } })
  operations = await operationsOf(office.server)
})
afterAll(() => office?.close())

const kinds: Readonly<Record<string, (body: string) => Partial<Request>>> = {
  json: (body) => ({ headers: { 'content-type': 'application/json' }, body }),
  'a form': () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' }),
  'plain text': (body) => ({ headers: { 'content-type': 'text/plain' }, body }),
  // bytes: a text would be given a type on the way
  'no type': (body) => ({ body: new TextEncoder().encode(body) }),
}

const evil = 'https://evil.example'
const elsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'another site': { 'sec-fetch-site': 'cross-site', origin: evil },
  'another site that hides its origin': { 'sec-fetch-site': 'cross-site', origin: 'null' },
  'another site that lies about its origin': { 'sec-fetch-site': 'cross-site', origin: 'https://sportello.example' },
  'a neighbour below the same domain': { 'sec-fetch-site': 'same-site', origin: 'https://other.sportello.example' },
  'an address typed by hand': { 'sec-fetch-site': 'none' },
  'an old browser on another site': { origin: evil },
  'an old browser that hides its origin': { origin: 'null' },
  'a site whose name begins like ours': { origin: 'https://sportello.example.evil.example' },
  'our name without encryption': { origin: 'http://sportello.example' },
}
const here: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'our page': { 'sec-fetch-site': 'same-origin', origin: 'https://sportello.example' },
  'our page in an old browser': { origin: 'https://sportello.example' },
}

/** As a browser would send it for a signed-in clerk: with the cookie, whatever it is about. */
function asBrowser(sample: Sample, from: Readonly<Record<string, string>>, kind: Partial<Request>): Request {
  const own = office.asked(sample).headers ?? {}
  const { 'content-type': _type, 'sec-fetch-site': _site, ...rest } = own
  return { method: 'POST', path: sample.path, ...kind, headers: { ...office.headersOf('clerk'), ...rest, ...from, ...kind.headers } }
}

const writes = Object.keys(samples).filter((id) => !/^(read|list|find|watch|count)/.test(id) || id === 'findAppointment')

test('every operation that is no reading is in the matrix', () => {
  expect(
    operations
      .filter(({ method }) => method === 'post')
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...writes].sort())
})

describe.each(writes)('%s', (id) => {
  test('is refused from elsewhere, whatever kind of body it brings, and stores nothing', async () => {
    const sample = await sampleOf(office, id)
    const body = JSON.stringify(sample.body ?? {})
    await expectNothingStored(office, async () => {
      for (const [who, from] of Object.entries(elsewhere)) {
        for (const [kind, make] of Object.entries(kinds)) {
          expectRefused(await request(office.server, asBrowser(sample, from, make(body))), 'cross_site', 'it', `${kind} from ${who}`)
        }
      }
    })
  })

  test('a cookie rides on nothing that does not say where it comes from', async () => {
    const sample = await sampleOf(office, id)
    await expectNothingStored(office, async () => {
      for (const make of Object.values(kinds)) {
        expectRefused(await request(office.server, asBrowser(sample, {}, make(JSON.stringify(sample.body ?? {})))), 'cross_site')
      }
    })
  })

  test('from our page only JSON is read', async () => {
    // Everybody signs in from one address here; how often that may be is shown in staff.test.ts
    await sql`delete from "rateLimit"`.execute(office.server.running.deps.database.writer)
    for (const from of Object.values(here)) {
      const sample = await sampleOf(office, id)
      const body = JSON.stringify(sample.body ?? {})
      for (const kind of ['a form', 'plain text']) {
        expectRefused(await request(office.server, asBrowser(sample, from, kinds[kind]!(body))), 'unsupported_media_type')
      }
      const { 'sec-fetch-site': _site, ...own } = office.asked(sample).headers ?? {}
      const answer = await request(office.server, { method: 'POST', path: sample.path, headers: { ...own, ...from }, body })
      expect({ status: answer.status, body: answer.body }).toMatchObject({ status: expect.toSatisfy((status) => status < 300) })
    }
  })
})

test('a paired device and another system, which bring no cookie, need not say where they are', async () => {
  const taken = await request(office.server, {
    method: 'POST',
    path: '/api/tickets',
    headers: { ...office.headersOf('kiosk'), 'content-type': 'application/json', 'idempotency-key': freshKey() },
    body: JSON.stringify({ serviceId: 'permit', language: 'it' }),
  })
  expect(taken.status).toBe(201)
  const { start } = await office.freeSlot()
  const booked = await request(office.server, {
    method: 'POST',
    path: '/api/appointments',
    headers: { 'content-type': 'application/json', 'idempotency-key': freshKey() },
    body: JSON.stringify({ slot: { serviceId: 'permit', siteId: 'centre', start, language: 'it' }, familyName: 'Prova' }),
  })
  expect(booked.status).toBe(201)
})

test('a device’s token does not open the way for another site', async () => {
  const sample = await sampleOf(office, 'takeTicket')
  const answer = await office.send(sample, { headers: { 'sec-fetch-site': 'cross-site', origin: evil } })
  expectRefused(answer, 'cross_site')
})

test('readings change nothing, wherever they come from', async () => {
  const reads: Sample[] = []
  for (const id of Object.keys(samples)) if (!writes.includes(id)) reads.push(await sampleOf(office, id))
  await expectNothingStored(office, async () => {
    for (const sample of reads) {
      const answer = await office.send(sample, { headers: { 'sec-fetch-site': 'cross-site', origin: evil } })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})

describe('whose tries are counted', () => {
  const pairing = (headers: Readonly<Record<string, string>>): Promise<Awaited<ReturnType<typeof request>>> =>
    office.send({ caller: 'visitor', method: 'POST', path: '/api/devices', body: { kind: 'board' } }, { headers })

  test('is not for the client to say: a forged X-Forwarded-For changes nothing', async () => {
    const answers = []
    for (let each = 0; each < 25; each++) {
      const forged = { 'x-forwarded-for': `203.0.113.${each}`, 'x-sportello-address': `198.51.100.${each}`, forwarded: `for=192.0.2.${each}` }
      answers.push(await pairing(forged))
    }
    expectRefused(answers.at(-1)!, 'too_many_requests')
    expect(answers.filter((answer) => answer.status === 429).flatMap((answer) => faultsOf(answer))).toEqual([])
  })

  test('at the sign-in neither', async () => {
    const answers = []
    for (let each = 0; each < 14; each++) {
      const headers = { 'x-forwarded-for': `203.0.113.${each}`, 'x-sportello-address': `198.51.100.${each}` }
      const body = { email: `nobody-${each}@example.org`, password: 'not the password' }
      answers.push(await office.send({ caller: 'visitor', method: 'POST', path: '/api/auth/sign-in/email', body }, { headers }))
    }
    expectRefused(answers.at(-1)!, 'too_many_requests')
  })
})

describe('behind a proxy that is trusted', () => {
  const addressOf = createAddressOf(['127.0.0.1', '10.0.0.0/8', '2001:db8::/32'])
  test.each([
    ['a client', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['a client who wrote hops of their own', '127.0.0.1', '1.1.1.1, 2.2.2.2, 203.0.113.7', '203.0.113.7'],
    ['a client behind two proxies', '10.1.2.3', '203.0.113.7, 10.9.9.9', '203.0.113.7'],
    ['a client with an address of six', '2001:db8::1', '2a01:4f8::7', '2a01:4f8::7'],
    ['a proxy that says nothing', '127.0.0.1', undefined, '127.0.0.1'],
    ['a proxy that names only proxies', '127.0.0.1', '10.0.0.1', '127.0.0.1'],
    ['a proxy seen through six', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
    ['an address with a port', '127.0.0.1', '203.0.113.7:5555', '127.0.0.1'],
  ])('%s is known by the right address', (_who, peer, forwarded, address) => {
    expect(addressOf(peer, forwarded)).toBe(address)
  })

  test('nobody else is believed', () => {
    expect(addressOf('198.51.100.1', '203.0.113.7')).toBe('198.51.100.1')
    expect(createAddressOf([])('127.0.0.1', '203.0.113.7')).toBe('127.0.0.1')
  })

  test('two clients are counted apart', async () => {
    const server = await openOffice({ environment: { TRUSTED_PROXIES: '127.0.0.1' } })
    try {
      const ask = (address: string) =>
        server.send({ caller: 'visitor', method: 'POST', path: '/api/devices', body: { kind: 'board' } }, { headers: { 'x-forwarded-for': address } })
      for (let each = 0; each < 20; each++) done(await ask('203.0.113.1'))
      expectRefused(await ask('203.0.113.1'), 'too_many_requests')
      done(await ask('203.0.113.2'))
    } finally {
      await server.close()
    }
  })
})
