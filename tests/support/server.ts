import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pino from 'pino'
import { inject } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { approveDevice } from '../../server/devices/approve.ts'
import { requestPairing } from '../../server/devices/request-pairing.ts'
import { loadNetwork } from '../../server/network/load-network.ts'
import { addMembership, type Right } from '../../server/staff/add-membership.ts'
import { type Ports, type Running, start } from '../../server/start.ts'
import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import { atSite, type Role } from '../../shared/domain/actor.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import { type TestClock, testClock } from './clock.ts'
import { freshDatabase } from './database.ts'
import { smallTown, tuesdayAtTen } from './network.ts'
import './provided.ts'

export interface TestServer {
  readonly running: Running
  readonly url: string
  readonly clock: TestClock
  readonly folder: string
  /** a client without any right */
  readonly visitor: Client
  /** a client with the token of a freshly paired device */
  device(kind: 'kiosk' | 'board', siteId: string): Promise<Client & { token: string; deviceId: string }>
  /** a client that has signed in; `siteId` null means every site */
  staff(
    role: Role,
    siteId: string | null,
    more?: Omit<Right, 'role' | 'siteId'>,
  ): Promise<Client & { email: string; password: string; cookie: string }>
  close(): Promise<void>
}

export interface Options {
  readonly now?: string
  /** of `testClock` */
  readonly lookingMs?: number
  readonly network?: NetworkFile | null
  readonly environment?: Record<string, string>
  readonly ports?: Partial<Ports>
  /** the default: a fresh database of the project's engine */
  readonly databaseUrl?: string
}

/** The real server on a real socket and a fresh database, with a clock that stands still. */
export async function testServer(options: Options = {}): Promise<TestServer> {
  const clock = testClock(options.now ?? tuesdayAtTen, options.lookingMs)
  const fresh = options.databaseUrl ? null : await freshDatabase()
  const folder = await mkdtemp(join(inject('runDirectory'), 'server-'))
  const config = readConfig({
    PORT: String(await freePort()),
    DATABASE_URL: options.databaseUrl ?? fresh!.url,
    SECRET_FILE: join(folder, 'secret'),
    LOG_LEVEL: 'silent',
    DEMO: 'off',
    TRUSTED_PROXIES: '127.0.0.1',
    CALENDAR_HOSTS: '127.0.0.1',
    ...options.environment,
  })
  const running = await start({ ...config, dataFolder: folder }, { clock, log: pino({ level: 'silent' }), ...options.ports })
  const network = options.network === undefined ? smallTown() : options.network
  if (network && running.deps.network().sites.size === 0) {
    value(await running.deps.transact((tx) => loadNetwork(tx, network)))
    await running.reloadNetwork()
  }
  const { deps, url } = running
  return {
    running,
    url,
    clock,
    folder,
    visitor: clientOf(url),
    async device(kind, siteId) {
      const asked = value(await deps.transact((tx) => requestPairing(tx, kind)))
      const lead = atSite('test', siteId, 'administrator')
      value(await deps.transact((tx) => approveDevice(tx, lead, { pairingCode: asked.pairingCode, siteId, name: kind, printer: kind === 'kiosk' })))
      const token = `${asked.deviceId}.${deps.tokens.of('device', asked.deviceId)}`
      return { ...clientOf(url, { authorization: `Bearer ${token}` }), token, deviceId: asked.deviceId }
    },
    async staff(role, siteId, more = {}) {
      const email = `${deps.chance.id()}@test.example`.toLowerCase()
      const password = 'a long test password'
      const userId = await deps.auth.addStaff({ name: `Test ${role}`, email, password })
      value(await deps.transact((tx) => addMembership(tx, userId, { role, siteId, ...more })))
      const cookie = await signIn(url, email, password)
      return { ...clientOf(url, { cookie }), email, password, cookie }
    },
    async close() {
      await running.close()
      await fresh?.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

let computers = 0

export async function signIn(url: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    // Sign-ins are limited by address: each of them has a computer
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: url, 'x-forwarded-for': `192.0.2.${++computers % 250}` },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`sign-in answered ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
  readonly body: any
}

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** with a fresh idempotency key unless one is given in the headers */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

let counter = 0

export function clientOf(url: string, own: Record<string, string> = {}): Client {
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, init)
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: parsed(text) }
  }
  return {
    get: (path, headers = {}) => send(path, { headers: { ...own, ...headers } }),
    post: (path, body = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          'idempotency-key': `test-${process.pid}-${++counter}`,
          ...own,
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function value<T>(decision: Decision<T>): T {
  if (!decision.ok) throw new Error(`refused: ${decision.code}`)
  return decision.value
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
