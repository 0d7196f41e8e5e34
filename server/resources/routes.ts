import { z } from '@hono/zod-openapi'
import { touched } from '../../shared/contracts/network-changes.ts'
import {
  unavailabilityEnded,
  unavailabilityList,
  unavailabilityMade,
  unavailabilityRequest,
  unavailabilityWish,
} from '../../shared/contracts/unavailability.ts'
import { id } from '../../shared/contracts/values.ts'
import { mayLead, type Staff } from '../../shared/domain/actor.ts'
import { rehearse } from '../db/rehearse.ts'
import type { AppDeps } from '../deps.ts'
import { intentOf, staffOf } from '../http/context.ts'
import { answers, body, operation, writeHeaders } from '../http/operation.ts'
import { orRefuse, RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'
import { makeAvailable as makeAvailableCommand } from './make-available.ts'
import { makeUnavailable as makeUnavailableCommand } from './make-unavailable.ts'
import { unavailabilityView } from './queries.ts'

const rehearseUnavailability = operation('self', {
  operationId: 'rehearseUnavailability',
  summary: 'What it would touch if somebody could not be had; nothing is changed',
  method: 'post',
  path: '/api/unavailability/rehearse',
  request: { body: body(unavailabilityWish) },
  responses: answers(200, touched, 'What it would touch, with its seal'),
})
const makeUnavailable = operation('self', {
  operationId: 'makeUnavailable',
  summary: 'An interpreter, a professional or places of a pool cannot be had for a while',
  method: 'post',
  path: '/api/unavailability',
  request: { headers: writeHeaders, body: body(unavailabilityRequest) },
  responses: answers(201, unavailabilityMade, 'What it has touched'),
})
const makeAvailable = operation('self', {
  operationId: 'makeAvailable',
  summary: 'They can be had again',
  method: 'post',
  path: '/api/unavailability/{id}/end',
  request: { params: z.object({ id }), headers: writeHeaders },
  responses: answers(200, unavailabilityEnded, 'Ended'),
})
const listUnavailability = operation('self', {
  operationId: 'listUnavailability',
  summary: 'Who and what cannot be had at a site, now and later',
  method: 'get',
  path: '/api/sites/{siteId}/unavailability',
  request: { params: z.object({ siteId: id }) },
  responses: answers(200, unavailabilityList, 'In order of time; an interpreter sees their own alone'),
})

export function resourceRoutes({ database, network, transact, clock }: AppDeps) {
  return router()
    .openapi(rehearseUnavailability, async (c) => {
      const wish = c.req.valid('json')
      return c.json(orRefuse(await rehearse(transact, (tx) => makeUnavailableCommand(tx, staffOf(c), wish, null))).touched, 200)
    })
    .openapi(makeUnavailable, async (c) => {
      const { seal, ...wish } = c.req.valid('json')
      const made = orRefuse(await transact((tx) => makeUnavailableCommand(tx, staffOf(c), wish, seal), await intentOf(c)))
      return c.json({ ...made, unavailabilityIds: [...made.unavailabilityIds] }, 201)
    })
    .openapi(makeAvailable, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(orRefuse(await transact((tx) => makeAvailableCommand(tx, staffOf(c), id), await intentOf(c))), 200)
    })
    .openapi(listUnavailability, async (c) => {
      const actor = staffOf(c)
      const site = network().sites.get(c.req.valid('param').siteId)
      const ids = site ? visibleTo(network(), actor, site) : null
      if (!site || !ids) throw new RefusalError('not_found')
      return c.json(await unavailabilityView(database.reader, network(), site, ids, actor, clock.now()), 200)
    })
}

function visibleTo(network: NetworkModel, actor: Staff, site: SiteModel): string[] | null {
  const people = (network.peopleAt.get(site.id) ?? []).map((person) => person.id)
  if (mayLead(actor, site.id)) return [...people, ...site.pools.flatMap((pool) => pool.unitIds)]
  return people.some((id) => id === actor.resourceId) ? people.filter((id) => id === actor.resourceId) : null
}
