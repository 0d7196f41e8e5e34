import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { setImmediate as immediate } from 'node:timers'
import type { Logger } from 'pino'
import type { Instant } from '../shared/domain/cells.ts'
import type { Config } from './config.ts'
import type { Database } from './db/open.ts'
import type { Transact } from './db/transact.ts'
import type { Live } from './live/live.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { NetworkModel } from './network/model.ts'
import type { StaffAuth } from './staff/auth.ts'

/** The only place where the server meets the system's clock, timers and chance: a test brings its own. */
export interface Clock {
  now(): Instant
  /** monotonic milliseconds, for measuring */
  monotonic(): number
  /** runs after `ms`; the answer stops it */
  after(ms: number, run: () => void): () => void
  every(ms: number, run: () => void): () => void
  /** runs when the requests that have already arrived have been read */
  soon(run: () => void): void
}

export interface Chance {
  /** 120 random bits in 24 letters that fit an address; ordered by time within a process, so that inserts stay at the end of an index */
  id(): string
  digits(count: number): string
  token(): string
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
  every(ms, run) {
    const timer = setInterval(run, ms)
    timer.unref()
    return () => clearInterval(timer)
  },
  soon: (run) => void immediate(run),
}

export const systemChance: Chance = {
  id: () => `${Date.now().toString(36).padStart(9, '0')}${randomLetters()}`,
  digits: (count) => String(randomInt(10 ** count)).padStart(count, '0'),
  token: () => randomBytes(32).toString('base64url'),
}

const bytesPerId = 11
let drawn = Buffer.alloc(0)

// Chance is drawn for some hundred ids at once: asking the system costs ten times as much as eleven bytes
function randomLetters(): string {
  if (drawn.length < bytesPerId) drawn = randomBytes(bytesPerId * 372)
  const letters = drawn.toString('base64url', 0, bytesPerId)
  drawn = drawn.subarray(bytesPerId)
  return letters
}

/**
 * Tokens of appointments, tickets, devices and doors follow from the secret and the id, so none of them is stored: a copied database
 * opens nothing. 22 letters carry 132 bits.
 */
export interface Tokens {
  of(kind: TokenKind, id: string): string
  fits(kind: TokenKind, id: string, token: string): boolean
}
export type TokenKind = 'appointment' | 'ticket' | 'device' | 'door' | 'phone' | 'invitation' | 'setup' | 'feed'

export function tokensOf(secret: Buffer): Tokens {
  const of = (kind: TokenKind, id: string) => createHmac('sha256', secret).update(`${kind}:${id}`).digest('base64url').slice(0, 22)
  return {
    of,
    fits(kind, id, token) {
      const expected = Buffer.from(of(kind, id))
      const given = Buffer.from(token)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}

/** What the routes are given: everything that lives as long as the server does. */
export interface AppDeps {
  readonly config: Config
  readonly log: Logger
  readonly clock: Clock
  readonly chance: Chance
  readonly tokens: Tokens
  readonly database: Database
  readonly network: () => NetworkModel
  /** reads the network again where it has changed: after this, `network()` is what has been committed */
  readonly reloadNetwork: () => Promise<void>
  readonly transact: Transact
  readonly live: Live
  readonly metrics: Metrics
  readonly auth: StaffAuth
}
