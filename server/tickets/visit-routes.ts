import { z } from '@hono/zod-openapi'
import { addStepRequest, stepAdded } from '../../shared/contracts/tickets.ts'
import { id } from '../../shared/contracts/values.ts'
import type { AppDeps } from '../deps.ts'
import { intentOf, staffOf } from '../http/context.ts'
import { answers, body, operation, writeHeaders } from '../http/operation.ts'
import { orRefuse } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { addStep as addStepCommand } from './add-step.ts'

const addStep = operation('reception', {
  operationId: 'addStep',
  summary: 'One more desk in the same visit, of whichever institution of the site',
  method: 'post',
  path: '/api/tickets/{id}/steps',
  request: { params: z.object({ id }), headers: writeHeaders, body: body(addStepRequest) },
  responses: answers(201, stepAdded, 'It is called when the one before has ended'),
})

export const visitRoutes = ({ transact }: AppDeps) =>
  router().openapi(addStep, async (c) => {
    const { id: ticketId } = c.req.valid('param')
    const wish = c.req.valid('json')
    return c.json(orRefuse(await transact((tx) => addStepCommand(tx, staffOf(c), ticketId, wish), await intentOf(c))), 201)
  })
