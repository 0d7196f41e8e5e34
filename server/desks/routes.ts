import { z } from '@hono/zod-openapi'
import { queue } from '../../shared/contracts/desks.ts'
import { id } from '../../shared/contracts/values.ts'
import { mayWorkAt } from '../../shared/domain/actor.ts'
import type { AppDeps } from '../deps.ts'
import { staffOf } from '../http/context.ts'
import { answers, answersStream, operation } from '../http/operation.ts'
import { ownSite } from '../http/own-site.ts'
import { router } from '../http/routes.ts'
import { snapshotOf } from '../live/feed.ts'
import { queuePicture } from '../live/queue-queries.ts'
import { streamFeed } from '../live/stream.ts'
import { bookingRoutes } from './booking/routes.ts'
import { remoteRoutes } from './calling/remote-routes.ts'
import { handRoutes } from './hand-routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { stepRoutes } from './step-routes.ts'

const siteParams = z.object({ siteId: id })

const readQueue = operation('reception', {
  operationId: 'readQueue',
  summary: 'The queue of a site',
  method: 'get',
  path: '/api/sites/{siteId}/queue',
  request: { params: siteParams },
  responses: answers(200, queue, 'Who waits, which desks are open, which interpreters are here'),
})
const watchQueue = operation('reception', {
  operationId: 'watchQueue',
  summary: 'The queue of a site, live',
  method: 'get',
  path: '/api/sites/{siteId}/queue/stream',
  request: { params: siteParams },
  responses: answersStream('the queue'),
})

export function deskRoutes(deps: AppDeps) {
  const { database, network, clock, live, auth } = deps

  return router()
    .route('/', sessionRoutes(deps))
    .route('/', handRoutes(deps))
    .route('/', stepRoutes(deps))
    .route('/', remoteRoutes(deps))
    .route('/', bookingRoutes(deps))
    .openapi(readQueue, async (c) => {
      const site = ownSite(network(), staffOf(c), c.req.valid('param').siteId)
      const picture = await queuePicture(database.reader, network(), site, await live.outlooks.of(site), clock.now())
      return c.json({ ...picture, version: snapshotOf(picture, clock.now()).version, now: new Date(clock.now()).toISOString() }, 200)
    })
    .openapi(watchQueue, async (c) => {
      const { siteId } = c.req.valid('param')
      ownSite(network(), staffOf(c), siteId)
      const stillAllowed = async () => {
        const actor = await auth.actorOf(c.req.raw.headers, 'anew')
        return actor !== null && mayWorkAt(actor, siteId)
      }
      return (await streamFeed(c, clock, live.queue(siteId), stillAllowed)) as never
    })
}
