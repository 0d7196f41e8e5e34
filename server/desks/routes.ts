import { z } from '@hono/zod-openapi'
import { called, deskOpened, deskPerson, finishRequest, queue, stepChanged, stepRequest } from '../../shared/contracts/desks.ts'
import { id } from '../../shared/contracts/values.ts'
import { type Actor, mayWorkAt } from '../../shared/domain/actor.ts'
import type { AppDeps } from '../deps.ts'
import { intentOf, staffOf } from '../http/context.ts'
import { answers, answersStream, body, operation, writeHeaders } from '../http/operation.ts'
import { orRefuse, RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { snapshotOf } from '../live/feed.ts'
import { queuePicture } from '../live/queue-queries.ts'
import { streamFeed } from '../live/stream.ts'
import { deskOfStaff } from './at-desk.ts'
import { callNext as callNextCommand } from './call-next.ts'
import { closeDesk as closeCommand } from './close.ts'
import { finish } from './finish.ts'
import { markAbsent as markAbsentCommand } from './mark-absent.ts'
import { openDesk as openCommand } from './open.ts'
import { faceOfStep, personAtDesk } from './queries.ts'
import { recall } from './recall.ts'
import { startService as startCommand } from './start-service.ts'

const params = z.object({ deskId: id })
const siteParams = z.object({ siteId: id })
const write = { params, headers: writeHeaders }

const openDesk = operation('staff', {
  operationId: 'openDesk',
  summary: 'Open a desk for oneself',
  method: 'post',
  path: '/api/desks/{deskId}/open',
  request: write,
  responses: answers(200, deskOpened, 'Open'),
})
const closeDesk = operation('staff', {
  operationId: 'closeDesk',
  summary: 'Close one’s desk',
  method: 'post',
  path: '/api/desks/{deskId}/close',
  request: write,
  responses: answers(200, deskOpened, 'Closed'),
})
const callNext = operation('staff', {
  operationId: 'callNext',
  summary: 'Call whoever is next for this desk',
  method: 'post',
  path: '/api/desks/{deskId}/next',
  request: write,
  responses: answers(200, called, 'Called'),
})
const recallTicket = operation('staff', {
  operationId: 'recallTicket',
  summary: 'Call the same person again',
  method: 'post',
  path: '/api/desks/{deskId}/recall',
  request: { ...write, body: body(stepRequest) },
  responses: answers(200, stepChanged, 'Called again'),
})
const startService = operation('staff', {
  operationId: 'startService',
  summary: 'The person is at the desk',
  method: 'post',
  path: '/api/desks/{deskId}/start',
  request: { ...write, body: body(stepRequest) },
  responses: answers(200, stepChanged, 'Being served'),
})
const finishService = operation('staff', {
  operationId: 'finishService',
  summary: 'The visit is over',
  method: 'post',
  path: '/api/desks/{deskId}/finish',
  request: { ...write, body: body(finishRequest) },
  responses: answers(200, stepChanged, 'Finished'),
})
const markAbsent = operation('staff', {
  operationId: 'markAbsent',
  summary: 'Nobody came when called',
  method: 'post',
  path: '/api/desks/{deskId}/absent',
  request: { ...write, body: body(stepRequest) },
  responses: answers(200, stepChanged, 'Marked absent'),
})
const readPerson = operation('staff', {
  operationId: 'readPerson',
  summary: 'The name of whoever is at one’s own desk',
  method: 'get',
  path: '/api/desks/{deskId}/person',
  request: { params },
  responses: answers(200, deskPerson, 'A name, where one was left'),
})
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
  const { database, network, transact, clock, live, auth } = deps

  return router()
    .openapi(openDesk, async (c) => {
      const { deskId } = c.req.valid('param')
      return c.json(orRefuse(await transact((tx) => openCommand(tx, staffOf(c), deskId), await intentOf(c))), 200)
    })
    .openapi(closeDesk, async (c) => {
      const { deskId } = c.req.valid('param')
      return c.json(orRefuse(await transact((tx) => closeCommand(tx, staffOf(c), deskId), await intentOf(c))), 200)
    })
    .openapi(callNext, async (c) => {
      const { deskId } = c.req.valid('param')
      const { stepId } = orRefuse(await transact((tx) => callNextCommand(tx, staffOf(c), deskId), await intentOf(c)))
      const face = await faceOfStep(database.reader, stepId)
      return c.json({ stepId, face }, 200)
    })
    .openapi(recallTicket, async (c) => {
      const { deskId } = c.req.valid('param')
      const { stepId } = c.req.valid('json')
      return c.json(orRefuse(await transact((tx) => recall(tx, staffOf(c), deskId, stepId), await intentOf(c))), 200)
    })
    .openapi(startService, async (c) => {
      const { deskId } = c.req.valid('param')
      const { stepId } = c.req.valid('json')
      return c.json(orRefuse(await transact((tx) => startCommand(tx, staffOf(c), deskId, stepId), await intentOf(c))), 200)
    })
    .openapi(finishService, async (c) => {
      const { deskId } = c.req.valid('param')
      const { stepId, outcome } = c.req.valid('json')
      return c.json(orRefuse(await transact((tx) => finish(tx, staffOf(c), deskId, stepId, outcome), await intentOf(c))), 200)
    })
    .openapi(markAbsent, async (c) => {
      const { deskId } = c.req.valid('param')
      const { stepId } = c.req.valid('json')
      return c.json(orRefuse(await transact((tx) => markAbsentCommand(tx, staffOf(c), deskId, stepId), await intentOf(c))), 200)
    })
    .openapi(readPerson, async (c) => {
      const actor = staffOf(c)
      const { deskId } = c.req.valid('param')
      orRefuse(deskOfStaff({ network: network() }, actor, deskId))
      return c.json(await personAtDesk(database.reader, deskId, actor.staffId), 200)
    })
    .openapi(readQueue, async (c) => {
      const site = siteOf(staffOf(c), c.req.valid('param').siteId)
      const picture = await queuePicture(database.reader, network(), site, await live.outlooks.of(site), clock.now())
      return c.json({ ...picture, version: snapshotOf(picture, clock.now()).version, now: new Date(clock.now()).toISOString() }, 200)
    })
    .openapi(watchQueue, async (c) => {
      const { siteId } = c.req.valid('param')
      siteOf(staffOf(c), siteId)
      const stillAllowed = async () => {
        const actor = await auth.actorOf(c.req.raw.headers, 'anew')
        return actor !== null && mayWorkAt(actor, siteId)
      }
      return (await streamFeed(c, clock, live.queue(siteId), stillAllowed)) as never
    })

  function siteOf(actor: Actor, siteId: string) {
    const site = network().sites.get(siteId)
    if (!site || !mayWorkAt(actor, siteId)) throw new RefusalError('not_found')
    return site
  }
}
