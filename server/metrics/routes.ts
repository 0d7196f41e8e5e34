import { timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppDeps } from '../deps.ts'
import type { Edge } from '../http/context.ts'
import { isLoopback } from '../http/limiter.ts'
import { named } from '../http/operation.ts'
import { RefusalError } from '../http/problem.ts'

/** `/metrics`, for whoever has the token; where none is set, for this machine itself and nobody behind a proxy on it. */
export const metricsRoutes = ({ config, metrics }: AppDeps) =>
  new Hono<Edge>().get('/metrics', named('health'), async (c) => {
    if (!(config.metricsToken ? hasToken(c, config.metricsToken) : isThisMachine(c))) throw new RefusalError('not_found')
    return c.text(await metrics.read(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' })
  })

function hasToken(c: Context<Edge>, token: string): boolean {
  const given = Buffer.from(c.req.header('authorization') ?? '')
  const expected = Buffer.from(`Bearer ${token}`)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

// The name that was asked for, too: a page of another site may have pointed its own name at this machine
function isThisMachine(c: Context<Edge>): boolean {
  const isForwarded = forwarding.some((name) => c.req.header(name) !== undefined)
  const isOurName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(c.req.header('host') ?? '')
  return !isForwarded && isOurName && isLoopback(c.get('address'))
}
