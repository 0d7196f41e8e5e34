import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused, languages } from '../support/office/problem.ts'
import type { Sample } from '../support/office/samples.ts'
import { watch } from '../support/office/stream.ts'
import { clientOf, signIn } from '../support/server.ts'

let office: Office
// A proxy, so that every test counts its sign-ins under an address of its own
beforeAll(async () => {
  office = await openOffice({ environment: { TRUSTED_PROXIES: '127.0.0.1' } })
})
afterAll(() => office?.close())

let addresses = 0
const fromElsewhere = () => ({ 'x-forwarded-for': `203.0.113.${++addresses}` })
const enter = (email: string, password: string, headers: Readonly<Record<string, string>> = fromElsewhere()) =>
  office.send(signingIn(email, password), { headers })
const signingIn = (email: string, password: string): Sample => ({
  caller: 'visitor',
  method: 'POST',
  path: '/api/auth/sign-in/email',
  body: { email, password },
})

describe('a sign-in', () => {
  test('answers who it is and nothing that opens anything', async () => {
    const { email, password } = office.near.clerk
    const answer = await enter(email.toUpperCase(), password)
    expect(Object.keys(answer.body)).toEqual(['staffId'])
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/Max-Age=36000;/)
    expect(done(await clientOf(office.server.url, { cookie: cookie.split(';')[0]! }).get('/api/staff/self')).body.staffId).toBe(answer.body.staffId)
  })

  test('with a wrong password and one with an unknown address are told apart by nothing', async () => {
    for (const language of languages) {
      const known = await enter(office.near.clerk.email, 'not the password', { ...fromElsewhere(), 'accept-language': language })
      const unknown = await enter('nobody@test.example', 'not the password', { ...fromElsewhere(), 'accept-language': language })
      for (const answer of [known, unknown]) expectRefused(answer, 'wrong_sign_in', language)
      const bare = ({ body: { request: _request, ...body }, status }: typeof known) => ({ status, body })
      expect(bare(unknown)).toEqual(bare(known))
      expect(unknown.headers.getSetCookie()).toEqual(known.headers.getSetCookie())
    }
  })

  test('is refused after ten tries from one address, and the right person is let in from another', async () => {
    const { email, password } = office.near.coordinator
    const guesser = fromElsewhere()
    for (let each = 0; each < 10; each++) expectRefused(await enter(email, `guess number ${each}`, guesser), 'wrong_sign_in')
    expectRefused(await enter(email, password, guesser), 'too_many_requests')
    expect((await enter(email, password)).status).toBe(200)
  })

  test('is all that can be reached of better-auth, with the sign-out', async () => {
    const elsewhere = ['get-session', 'list-sessions', 'ok', 'error', 'verify-email?token=x', 'callback/github', 'reset-password/x']
    for (const path of elsewhere) {
      expectRefused(await office.send({ caller: 'clerk', method: 'GET', path: `/api/auth/${path}` }), 'not_found')
    }
    const writes = [
      'sign-up/email',
      'update-user',
      'change-password',
      'change-email',
      'delete-user',
      'request-password-reset',
      'reset-password',
      'revoke-sessions',
      'sign-in/social',
      'link-social',
    ]
    for (const path of writes) {
      const body = { email: 'new@test.example', password: 'a long test password', name: 'New' }
      expectRefused(await office.send({ caller: 'clerk', method: 'POST', path: `/api/auth/${path}`, body }), 'not_found')
    }
  })
})

describe('somebody who signs out', () => {
  test('is nobody at once, with this session and with no other', async () => {
    const { email, password } = office.near.clerk
    const { url } = office.server
    const [mine, colleagues] = [await signIn(url, email, password), office.near.clerk]
    const client = clientOf(url, { cookie: mine })
    done(await client.get('/api/staff/self'))
    done(await client.post('/api/auth/sign-out'))
    expectRefused(await client.get('/api/staff/self'), 'sign_in_required')
    expectRefused(await client.post('/api/desks/desk-2/open'), 'sign_in_required')
    done(await colleagues.get('/api/staff/self'))
  })
})

describe.concurrent('the open stream ends within five seconds', () => {
  test('of somebody who signs out', async () => {
    const { email, password } = office.near.clerk
    const cookie = await signIn(office.server.url, email, password)
    const watching = await watch(office.server, '/api/sites/centre/queue/stream', { cookie })
    await watching.frame()
    done(await clientOf(office.server.url, { cookie }).post('/api/auth/sign-out'))
    await expectEndWithin(watching.ended, 5500)
  })

  test('of somebody whose role was taken away, who works there no longer', async () => {
    const clerk = await office.server.staff('clerk', 'centre')
    const watching = await watch(office.server, '/api/sites/centre/queue/stream', { cookie: clerk.cookie })
    await watching.frame()
    // Just before the next look at the right, and just after somebody has looked for another reason
    await new Promise((resolve) => setTimeout(resolve, 4500))
    const { staffId } = done(await clerk.get('/api/staff/self')).body
    await office.server.running.deps.database.writer.deleteFrom('membership').where('user_id', '=', staffId).execute()
    await expectEndWithin(watching.ended, 5500)
    await vi.waitUntil(async () => (await clerk.post('/api/desks/desk-2/open')).status === 403, { timeout: 15_000, interval: 200 })
  })
})

describe('somebody', () => {
  test('who was moved to another site finds nothing at the old one', async () => {
    const { deps } = office.server.running
    const clerk = await office.server.staff('clerk', 'centre')
    const { staffId } = done(await clerk.get('/api/staff/self')).body
    await deps.database.writer.updateTable('membership').set({ site_id: 'library' }).where('user_id', '=', staffId).execute()
    await vi.waitUntil(async () => (await clerk.get('/api/sites/centre/queue')).status === 404, { timeout: 15_000, interval: 200 })
    expectRefused(await clerk.post('/api/desks/desk-2/open'), 'not_found')
  })
})

describe('rights', () => {
  test('of an administrator of the network reach every site', async () => {
    const administrator = await office.server.staff('administrator', null)
    const { sites } = done(await administrator.get('/api/staff/self')).body
    expect(sites.map(({ id, role }: { id: string; role: string }) => `${role} ${id}`)).toEqual(['administrator centre', 'administrator library'])
  })

  test('at one site are the strongest of several', async () => {
    const { deps } = office.server.running
    const clerk = await office.server.staff('clerk', 'centre')
    const { staffId } = done(await clerk.get('/api/staff/self')).body
    await deps.database.writer
      .insertInto('membership')
      .values({ id: 'second-role', user_id: staffId, site_id: 'centre', role: 'coordinator' })
      .execute()
    await vi.waitUntil(async () => (await clerk.get('/api/devices')).status === 200, { timeout: 15_000, interval: 200 })
  })
})

async function expectEndWithin(ended: Promise<void>, ms: number): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, ms, 'late'))
  expect(await Promise.race([ended, late])).not.toBe('late')
}
