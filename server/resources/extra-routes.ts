import { z } from '@hono/zod-openapi'
import { extraUnitGain, extraUnitRequest } from '../../shared/contracts/extra-units.ts'
import { id } from '../../shared/contracts/values.ts'
import { rehearse } from '../db/rehearse.ts'
import type { AppDeps } from '../deps.ts'
import { intentOf, staffOf } from '../http/context.ts'
import { languageOf } from '../http/language.ts'
import { answers, body, operation, writeHeaders } from '../http/operation.ts'
import { orRefuse } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { openExtra } from './open-extra.ts'

const params = z.object({ siteId: id })

const rehearseExtraUnit = operation('lead', {
  operationId: 'rehearseExtraUnit',
  summary: 'What one more desk of a pool would gain today; nothing is changed',
  method: 'post',
  path: '/api/sites/{siteId}/extra-units/rehearse',
  request: { params, body: body(extraUnitRequest) },
  responses: answers(200, extraUnitGain, 'Free starts, and who gets their time back'),
})
const openExtraUnit = operation('lead', {
  operationId: 'openExtraUnit',
  summary: 'One more desk of a pool until the end of the day',
  method: 'post',
  path: '/api/sites/{siteId}/extra-units',
  request: { params, headers: writeHeaders, body: body(extraUnitRequest) },
  responses: answers(201, extraUnitGain, 'What it has gained'),
})

export const extraRoutes = ({ transact, reloadNetwork }: AppDeps) =>
  router()
    .openapi(rehearseExtraUnit, async (c) => {
      const [{ siteId }, { poolId }] = [c.req.valid('param'), c.req.valid('json')]
      return c.json(orRefuse(await rehearse(transact, (tx) => openExtra(tx, staffOf(c), siteId, poolId, languageOf(c)))), 200)
    })
    .openapi(openExtraUnit, async (c) => {
      const [{ siteId }, { poolId }] = [c.req.valid('param'), c.req.valid('json')]
      const gain = orRefuse(await transact((tx) => openExtra(tx, staffOf(c), siteId, poolId, languageOf(c)), await intentOf(c)))
      await reloadNetwork()
      return c.json(gain, 201)
    })
