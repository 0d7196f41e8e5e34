import { z } from '@hono/zod-openapi'
import { offersRequest, offersSent, replanCounts, replanList } from '../../shared/contracts/replan.ts'
import { id } from '../../shared/contracts/values.ts'
import { mayLead } from '../../shared/domain/actor.ts'
import type { AppDeps } from '../deps.ts'
import { intentOf, staffOf } from '../http/context.ts'
import { answers, body, operation, writeHeaders } from '../http/operation.ts'
import { ownSite } from '../http/own-site.ts'
import { orRefuse } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { replanCountsOf, replanView } from './replan-queries.ts'
import { sendOffers as sendCommand } from './send-offers.ts'

const params = z.object({ siteId: id })

const listReplan = operation('reception', {
  operationId: 'listReplan',
  summary: 'Appointments that must be planned anew, with whom to call',
  method: 'get',
  path: '/api/sites/{siteId}/replan',
  request: { params },
  responses: answers(200, replanList, 'Soonest first'),
})
const countReplan = operation('lead', {
  operationId: 'countReplan',
  summary: 'How many appointments must be planned anew, by site',
  method: 'get',
  path: '/api/replan',
  responses: answers(200, replanCounts, 'Of the sites that the reader leads'),
})
const sendOffers = operation('lead', {
  operationId: 'sendOffers',
  summary: 'Offer other times by mail to all who wait for one, or to these',
  method: 'post',
  path: '/api/sites/{siteId}/offers',
  request: { params, headers: writeHeaders, body: body(offersRequest) },
  responses: answers(200, offersSent, 'Who gets a mail, who must be called, and whom nobody can reach'),
})

export const replanRoutes = ({ database, network, transact }: AppDeps) =>
  router()
    .openapi(listReplan, async (c) => {
      const actor = staffOf(c)
      return c.json(await replanView(database.reader, network(), ownSite(network(), actor, c.req.valid('param').siteId), actor), 200)
    })
    .openapi(countReplan, async (c) => {
      const actor = staffOf(c)
      const counts = await replanCountsOf(database.reader)
      return c.json({ sites: counts.filter(({ siteId }) => network().sites.has(siteId) && mayLead(actor, siteId)) }, 200)
    })
    .openapi(sendOffers, async (c) => {
      const { siteId } = c.req.valid('param')
      const { to } = c.req.valid('json')
      const { offered, toCall, unreachable } = orRefuse(await transact((tx) => sendCommand(tx, staffOf(c), siteId, to), await intentOf(c)))
      return c.json({ offered: [...offered], toCall: [...toCall], unreachable: [...unreachable] }, 200)
    })
