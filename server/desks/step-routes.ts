import { z } from '@hono/zod-openapi'
import { stepChanged, transferWaitingRequest } from '../../shared/contracts/desks.ts'
import { id } from '../../shared/contracts/values.ts'
import type { AppDeps } from '../deps.ts'
import { intentOf, staffOf } from '../http/context.ts'
import { answers, body, operation, writeHeaders } from '../http/operation.ts'
import { orRefuse } from '../http/problem.ts'
import { param, router } from '../http/routes.ts'
import { resume } from './serving/resume.ts'
import { returnAbsent } from './serving/return-absent.ts'
import { transferWaiting as transferCommand } from './transfers/transfer-waiting.ts'

const write = { params: z.object({ stepId: id }), headers: writeHeaders }

const resumeTicket = operation('reception', {
  operationId: 'resumeTicket',
  summary: 'Somebody who was set aside is ready',
  method: 'post',
  path: '/api/steps/{stepId}/resume',
  request: write,
  responses: answers(200, stepChanged, 'Waiting, in the place they had'),
})
const returnTicket = operation('reception', {
  operationId: 'returnTicket',
  summary: 'Somebody who was absent has come back',
  method: 'post',
  path: '/api/steps/{stepId}/return',
  request: write,
  responses: answers(200, stepChanged, 'Waiting, in the place they had'),
})
const transferWaiting = operation('reception', {
  operationId: 'transferWaiting',
  summary: 'Send somebody who waits, or was set aside, to another service, desk, pool or person',
  method: 'post',
  path: '/api/steps/{stepId}/transfer',
  request: { ...write, body: body(transferWaitingRequest) },
  responses: answers(200, stepChanged, 'Waiting there, with the time they have waited'),
})

/** What anybody who works at the site can do for somebody who is at no desk. */
export function stepRoutes({ transact }: AppDeps) {
  return router()
    .openapi(resumeTicket, async (c) => c.json(orRefuse(await transact((tx) => resume(tx, staffOf(c), param(c, 'stepId')), await intentOf(c))), 200))
    .openapi(returnTicket, async (c) =>
      c.json(orRefuse(await transact((tx) => returnAbsent(tx, staffOf(c), param(c, 'stepId')), await intentOf(c))), 200),
    )
    .openapi(transferWaiting, async (c) => {
      const { to } = c.req.valid('json')
      return c.json(orRefuse(await transact((tx) => transferCommand(tx, staffOf(c), param(c, 'stepId'), to), await intentOf(c))), 200)
    })
}
