import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import type { Staff } from '../../shared/domain/actor.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/open.ts'
import type { Clock } from '../deps.ts'
import type { NetworkModel } from '../network/model.ts'
import { rightsOf } from './queries.ts'

export interface StaffAuth {
  /** sign-in, sign-out and session, mounted at /api/auth/* */
  handle(request: Request): Promise<Response>
  /** who is signed in, with the rights of the last two seconds, or `anew` with those of now; null for nobody */
  actorOf(headers: Headers, looked?: 'anew'): Promise<Staff | null>
  /** a new member of staff, or a new password for one who is known by this address, who must sign in again; answers the id */
  addStaff(person: { name: string; email: string; password: string }): Promise<string>
  /** what is kept of a password; takes some tens of milliseconds, so never inside a transaction */
  hash(password: string): Promise<string>
  /** rights have changed: nobody keeps those of a moment ago */
  forget(): void
}

interface AuthDeps {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly network: () => NetworkModel
  readonly secret: Buffer
}

const tenHours = 36_000

/** OWASP's minimum for argon2id; better-auth's own default is weaker and eight times slower. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The recipe of ASVS 5.0 level 2 for better-auth: `__Host-` cookie, ten hours at most, invitation only, limits kept in the database. */
export const authOptions = ({ config, database, secret }: Pick<AuthDeps, 'config' | 'database' | 'secret'>) => ({
  database: { db: database.writer as never, type: database.engine },
  secret: secret.toString('base64url'),
  baseURL: config.publicUrl,
  basePath: '/api/auth',
  trustedOrigins: (request?: Request) => originsOf(config, request),
  telemetry: { enabled: false },
  logger: { disabled: true },
  emailAndPassword: {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: 12,
    password: {
      hash: (password: string) => hash(password, argon2),
      verify: ({ hash: kept, password }: { hash: string; password: string }) => verify(kept, password),
    },
  },
  session: { expiresIn: tenHours, disableSessionRefresh: true },
  rateLimit: { enabled: true, storage: 'database' as const, customRules: { '/sign-in/email': { window: 10, max: 10 } } },
  advanced: {
    // better-auth clears cookies of its own too, under this prefix
    cookiePrefix: '__Host-sportello',
    useSecureCookies: false,
    defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'strict' as const, path: '/' },
    cookies: { session_token: { name: '__Host-sportello.session' } },
    ipAddress: { ipAddressHeaders: ['x-sportello-address'] },
  },
})

/** On loopback people type localhost or 127.0.0.1: the page they are on is ours either way. */
function originsOf(config: Config, request: Request | undefined): string[] {
  const host = request?.headers.get('host') ?? ''
  return [new URL(config.publicUrl).origin, ...(/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host) ? [`http://${host}`] : [])]
}

export function createStaffAuth(deps: AuthDeps): StaffAuth {
  const auth = betterAuth(authOptions(deps))
  const known = createSessionMemory(deps.clock)
  return {
    async handle(request) {
      known.forgetAll()
      const response = await auth.handler(request)
      known.forgetAll()
      return response
    },
    hash: (password) => hash(password, argon2),
    forget: () => known.forgetAll(),
    async actorOf(headers, looked) {
      const cookie = headers.get('cookie')
      if (!cookie?.includes('__Host-sportello.session')) return null
      if (looked === 'anew') known.forget(cookie)
      return known.of(cookie, async () => {
        const session = await auth.api.getSession({ headers })
        if (!session) return null
        const rights = await rightsOf(deps.database.reader, session.user.id, deps.network().sites)
        return { kind: 'staff', staffId: session.user.id, name: session.user.name, ...rights }
      })
    },
    async addStaff({ name, email, password }) {
      const context = await auth.$context
      const known = await context.internalAdapter.findUserByEmail(email.toLowerCase())
      if (known) {
        await context.internalAdapter.updatePassword(known.user.id, await context.password.hash(password))
        await context.internalAdapter.deleteUserSessions(known.user.id)
        return known.user.id
      }
      const user = await context.internalAdapter.createUser({ name, email: email.toLowerCase(), emailVerified: true }, undefined as never)
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await context.password.hash(password),
      })
      return user.id
    },
  }
}

const rememberedMs = 2000

/** A clerk's console asks many times a second: a session is looked up every two seconds, and at once after any sign-in or sign-out. */
function createSessionMemory(clock: Clock) {
  const memory = new Map<string, { at: number; actor: Promise<Staff | null> }>()
  return {
    of(cookie: string, find: () => Promise<Staff | null>): Promise<Staff | null> {
      const known = memory.get(cookie)
      if (known && clock.monotonic() - known.at < rememberedMs) return known.actor
      if (memory.size > 5000) memory.clear()
      const actor = find()
      memory.set(cookie, { at: clock.monotonic(), actor })
      actor.catch(() => memory.delete(cookie))
      return actor
    },
    forget: (cookie: string) => void memory.delete(cookie),
    forgetAll: () => memory.clear(),
  }
}
