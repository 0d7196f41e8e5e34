import { Hono } from 'hono'
import type { AppDeps } from '../deps.ts'
import type { Edge } from './context.ts'
import { named } from './operation.ts'

/** `/healthz`: the process runs. `/readyz`: it can read its database and would serve. */
export const healthRoutes = ({ database, log }: AppDeps) =>
  new Hono<Edge>()
    .get('/healthz', named('health'), (c) => c.json({ status: 'ok' }))
    .get('/readyz', named('health'), async (c) => {
      try {
        await database.reader.selectFrom('network').select('id').executeTakeFirst()
        return c.json({ status: 'ready' })
      } catch (error) {
        log.error({ err: error }, 'not ready')
        return c.json({ status: 'not ready' }, 503)
      }
    })
