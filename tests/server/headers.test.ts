import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Office, openOffice } from '../support/office/office.ts'
import { request } from '../support/office/request.ts'
import { sampleOf, samples } from '../support/office/samples.ts'
import { signIn } from '../support/server.ts'

const pages = {
  '/': 'web/booking',
  '/appointment': 'web/appointment',
  '/ticket': 'web/ticket',
  '/number': 'web/number',
  '/desk': 'web/desk',
  '/reception': 'web/reception',
  '/interpreter': 'web/interpreter',
  '/admin': 'web/admin',
  '/kiosk': 'kiosk/ticket',
  '/display': 'kiosk/display',
}

let office: Office
const home = process.cwd()

beforeAll(async () => {
  // The headers do not depend on what the screens hold: this file needs no build
  const folder = mkdtempSync(join(inject('runDirectory'), 'screens-'))
  for (const page of Object.values(pages)) mkdirSync(join(folder, 'dist', page), { recursive: true })
  for (const page of Object.values(pages)) writeFileSync(join(folder, 'dist', page, 'index.html'), '<!doctype html><html><title>x</title></html>')
  mkdirSync(join(folder, 'dist/assets'))
  writeFileSync(join(folder, 'dist/assets/page-1.js'), 'export {}')
  process.chdir(folder)
  office = await openOffice()
})
afterAll(async () => {
  process.chdir(home)
  await office?.close()
})

/** OWASP ASVS 5.0, 3.4.1 to 3.4.6. */
function missingOf(headers: Headers): string[] {
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((part) => part.trim().split(/\s+(.*)/s, 2) as [string, string]),
  )
  const hsts = /^max-age=(\d+); includeSubDomains$/.exec(headers.get('strict-transport-security') ?? '')
  const checks: Record<string, boolean> = {
    ...Object.fromEntries(Object.entries(policyWanted).map(([directive, wanted]) => [`CSP ${directive}`, policy.get(directive) === wanted])),
    'CSP without anything unsafe': !/unsafe|\*|https?:/.test([...policy.values()].join(' ')),
    'HSTS of a year': Number(hsts?.[1] ?? 0) >= 31_536_000,
    nosniff: headers.get('x-content-type-options') === 'nosniff',
    'no frames': headers.get('x-frame-options') === 'DENY',
    'no referrer': headers.get('referrer-policy') === 'no-referrer',
    'opener policy': headers.get('cross-origin-opener-policy') === 'same-origin',
    'resource policy': headers.get('cross-origin-resource-policy') === 'same-origin',
    'permissions policy': /camera=\(\).*microphone=\(\)/.test(headers.get('permissions-policy') ?? ''),
    'no name of the machinery': !headers.has('x-powered-by') && !headers.has('server'),
    'no door for other origins': !headers.has('access-control-allow-origin'),
  }
  return Object.keys(checks).filter((name) => !checks[name])
}

const policyWanted = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'object-src': "'none'",
  'frame-ancestors': "'none'",
}

test('the control: an answer without headers misses them all', () => {
  expect(missingOf(new Headers({ server: 'x' })).length).toBeGreaterThan(15)
})

describe('every answer has the whole set of headers:', () => {
  test.each(Object.keys(samples))('%s, granted and refused', async (id) => {
    const sample = await sampleOf(office, id)
    const spoiled = await office.send(sample, { path: sample.path.replace(/\/[^/?]*/, '/apj') })
    const refused = await office.send(
      { ...sample, caller: 'visitor', path: sample.path },
      { headers: { 'sportello-token': '', 'idempotency-key': '' } },
    )
    const granted = await office.send(sample)
    expect(granted.status).toBeLessThan(300)
    for (const answer of [granted, refused, spoiled]) {
      expect(missingOf(answer.headers)).toEqual([])
      expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/)
    }
    expect(granted.headers.get('cache-control')).toBe('no-store')
  })

  test.each(Object.keys(pages))('the page %s', async (path) => {
    const answer = await request(office.server, { path })
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(missingOf(answer.headers)).toEqual([])
  })

  test.each(['/assets/page-1.js', '/assets/nothing.js', '/robots.txt', '/api/openapi.json', '/healthz', '/readyz', '/nothing', '/%', '/..%2fserver'])(
    '%s',
    async (path) => {
      expect(missingOf((await request(office.server, { path })).headers)).toEqual([])
    },
  )

  test('an error of the server, which tells nothing of itself', async () => {
    const { reader } = office.server.running.deps.database
    const select = reader.selectFrom
    Object.assign(reader, {
      selectFrom: () => {
        throw new Error('secret of the house')
      },
    })
    try {
      const answer = await request(office.server, { path: '/api/board', headers: office.headersOf('board') })
      expect(answer.status).toBe(500)
      expect(missingOf(answer.headers)).toEqual([])
      expect(answer.body.code).toBe('out_of_order')
      expect(JSON.stringify(answer.body)).not.toContain('secret')
    } finally {
      Object.assign(reader, { selectFrom: select })
    }
  })
})

test('assets may be kept for ever, pages are asked for again', async () => {
  const asset = await request(office.server, { path: '/assets/page-1.js' })
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const page = await request(office.server, { path: '/' })
  expect(page.headers.get('cache-control')).toBe('no-cache')
})

test('a page is written in the language of the person, and runs in its direction', async () => {
  const { body } = await request(office.server, { path: '/kiosk?lang=ar' })
  expect(body).toContain('<html lang="ar" dir="rtl">')
  const other = await request(office.server, { path: '/', headers: { 'accept-language': 'bn-BD,bn;q=0.9,it;q=0.5' } })
  expect(other.body).toContain('<html lang="bn" dir="ltr">')
})

describe('every cookie', () => {
  const flaws = (cookie: string): string[] => {
    const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim())
    const has = (attribute: string) => attributes.some((each) => each.toLowerCase() === attribute)
    return [
      pair.startsWith('__Host-') ? '' : `name ${pair.split('=')[0]}`,
      ...['secure', 'httponly', 'samesite=strict', 'path=/'].map((attribute) => (has(attribute) ? '' : `no ${attribute}`)),
      attributes.some((each) => /^domain=/i.test(each)) ? 'a domain' : '',
    ].filter(Boolean)
  }

  test('the control: a cookie as others set it has flaws', () => {
    expect(flaws('session=1; Path=/; HttpOnly; SameSite=Lax')).toEqual(['name session', 'no secure', 'no samesite=strict'])
  })

  test('of a sign-in, and of a sign-out', async () => {
    const { email, password } = office.near.coordinator
    const entered = await office.send({ caller: 'visitor', method: 'POST', path: '/api/auth/sign-in/email', body: { email, password } })
    const cookie = await signIn(office.server.url, email, password)
    const left = await office.send({ caller: 'visitor', method: 'POST', path: '/api/auth/sign-out' }, { headers: { cookie } })
    const cookies = [entered, left].map((answer) => answer.headers.getSetCookie())
    expect(cookies.map((each) => each.length > 0)).toEqual([true, true])
    expect(cookies.flat().flatMap(flaws)).toEqual([])
  })

  test('comes from a sign-in or sign-out alone', async () => {
    for (const id of Object.keys(samples)) {
      if (id === 'signIn' || id === 'signOut') continue
      const answer = await office.send(await sampleOf(office, id))
      expect({ id, cookies: answer.headers.getSetCookie() }).toEqual({ id, cookies: [] })
    }
  })
})
