import type { MiddlewareHandler } from 'hono'
import type { AppDeps } from '../deps.ts'
import type { Edge } from './context.ts'

/**
 * One line and one measurement a request. Of what was asked only the operation is told: a path holds ids, a query may hold
 * anything, an address is somebody's. Pages, assets and what nobody knows are told to who asks for `debug`.
 */
export const watchRequests =
  ({ clock, log, metrics }: Pick<AppDeps, 'clock' | 'log' | 'metrics'>): MiddlewareHandler<Edge> =>
  async (c, next) => {
    const began = clock.monotonic()
    await next()
    const ms = Math.round((clock.monotonic() - began) * 10) / 10
    const operation = c.get('operation') ?? 'other'
    metrics.answered(operation, c.res.status, ms)
    const line = { method: c.req.method, operation, status: c.res.status, ms, request: c.get('requestId') }
    if (quiet.has(operation)) log.debug(line, 'request')
    else log.info(line, 'request')
  }

const quiet = new Set(['other', 'health', 'screen', 'asset'])
