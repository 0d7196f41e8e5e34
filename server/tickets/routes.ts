import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { languageQuery } from '../../shared/contracts/network.ts'
import type { RefusalCode } from '../../shared/contracts/refusal.ts'
import { checkInRequest, kiosk, offer, offerQuery, taken, takeRequest, ticket } from '../../shared/contracts/tickets.ts'
import { id } from '../../shared/contracts/values.ts'
import type { AppDeps } from '../deps.ts'
import { countWrongCode } from '../devices/count-wrong-code.ts'
import { forgetWrongCodes } from '../devices/forget-wrong-codes.ts'
import { codeTries } from '../devices/queries.ts'
import { deviceOf, type Edge, intentOf } from '../http/context.ts'
import { languageOf } from '../http/language.ts'
import { answers, answersStream, body, keyHeaders, operation, writeHeaders } from '../http/operation.ts'
import { orNotFound, orRefuse, RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { snapshotOf } from '../live/feed.ts'
import { createPaper } from '../live/paper.ts'
import { streamFeed } from '../live/stream.ts'
import { ticketPicture } from '../live/ticket-queries.ts'
import { checkIn as checkInCommand } from './check-in.ts'
import { leaveQueue as leaveCommand } from './leave.ts'
import { bookedFor, kioskView, offerView, siteOfTicket } from './queries.ts'
import { takeTicket as takeCommand } from './take.ts'

const params = z.object({ id })
/** Whoever has the code may know when and where they are awaited: nobody could tell some of them of a new time. */
const codesWithTime: readonly RefusalCode[] = ['too_early', 'too_late', 'wrong_site']

const readKiosk = operation('kiosk', {
  operationId: 'readKiosk',
  summary: 'What this kiosk can give today',
  method: 'get',
  path: '/api/kiosk',
  request: { query: languageQuery },
  responses: answers(200, kiosk, 'Services and languages of the site'),
})
const readOffer = operation('kiosk', {
  operationId: 'readOffer',
  summary: 'Before a number is given: how long it may take, or what else there is',
  method: 'get',
  path: '/api/kiosk/offer',
  request: { query: offerQuery },
  responses: answers(200, offer, 'The offer'),
})
const takeTicket = operation('kiosk', {
  operationId: 'takeTicket',
  summary: 'Take a number',
  method: 'post',
  path: '/api/tickets',
  request: { headers: writeHeaders, body: body(takeRequest) },
  responses: answers(201, taken, 'The number'),
})
const checkIn = operation('kiosk', {
  operationId: 'checkIn',
  summary: 'Check in with the code of an appointment',
  method: 'post',
  path: '/api/check-ins',
  request: { headers: writeHeaders, body: body(checkInRequest) },
  responses: answers(201, taken, 'The number'),
})
const readTicket = operation('key', {
  operationId: 'readTicket',
  summary: 'Follow a ticket',
  method: 'get',
  path: '/api/tickets/{id}',
  request: { params, headers: keyHeaders },
  responses: answers(200, ticket, 'Its place in the queue'),
})
const watchTicket = operation('key', {
  operationId: 'watchTicket',
  summary: 'Follow a ticket live',
  method: 'get',
  path: '/api/tickets/{id}/stream',
  request: { params, headers: keyHeaders },
  responses: answersStream('its place in the queue'),
})
const leaveQueue = operation('key', {
  operationId: 'leaveQueue',
  summary: 'Give the place up',
  method: 'post',
  path: '/api/tickets/{id}/leave',
  request: { params, headers: keyHeaders.extend(writeHeaders.shape) },
  responses: answers(200, z.strictObject({ ticketId: id }), 'The place is given up'),
})

export function ticketRoutes(deps: AppDeps) {
  const { database, network, transact, tokens, clock, live } = deps
  const paper = createPaper(deps)

  return router()
    .openapi(readKiosk, (c) => {
      const { siteId, printer } = deviceOf(c)
      return c.json(kioskView(network(), orNotFound(network().sites.get(siteId)), printer, languageOf(c), clock.now()), 200)
    })
    .openapi(readOffer, async (c) => {
      const { serviceId, interpreter } = c.req.valid('query')
      const site = network().sites.get(deviceOf(c).siteId)
      const service = network().services.get(serviceId)
      if (!site || !service) throw new RefusalError('service_unknown')
      return c.json(await offerView(database.reader, network(), live.outlooks, { site, service, interpreter }, clock.now()), 200)
    })
    .openapi(takeTicket, async (c) => {
      const { siteId } = deviceOf(c)
      const wish = c.req.valid('json')
      const { ticketId } = orRefuse(await transact((tx) => takeCommand(tx, { ...wish, siteId }, 'kiosk'), await intentOf(c)))
      return c.json(await paper.promise(ticketId), 201)
    })
    .openapi(checkIn, async (c) => {
      const { siteId, deviceId } = deviceOf(c)
      const { code, language } = c.req.valid('json')
      const tries = await codeTries(database.reader, deviceId, clock.now())
      if (tries.paused) throw new RefusalError('code_paused')
      const decision = await transact(
        async (tx) => {
          const arrived = await checkInCommand(tx, siteId, { code }, language, 'appointment')
          // In here, so that a repeated request, which is answered without a check-in, buys no further tries
          if (arrived.ok && tries.wrong > 0) await forgetWrongCodes(tx, deviceId)
          return arrived
        },
        await intentOf(c),
      )
      if (!decision.ok && decision.code === 'wrong_code') await transact((tx) => countWrongCode(tx, deviceId))
      const appointment = !decision.ok && codesWithTime.includes(decision.code) ? await bookedFor(database.reader, network(), code) : null
      if (!decision.ok && appointment) throw new RefusalError(decision.code, { appointment })
      return c.json(await paper.promise(orRefuse(decision).ticketId), 201)
    })
    .openapi(readTicket, async (c) => {
      const ticketId = keyedId(c)
      const site = await siteOf(ticketId)
      const outlook = await live.outlooks.of(site)
      const picture = orNotFound(await ticketPicture(database.reader, network(), site, outlook, ticketId, languageOf(c), clock.now()))
      return c.json({ ...picture, version: snapshotOf(picture, clock.now()).version }, 200)
    })
    .openapi(watchTicket, async (c) => {
      const ticketId = keyedId(c)
      const site = await siteOf(ticketId)
      return (await streamFeed(c, clock, live.ticket(site.id, ticketId, languageOf(c)), async () => true)) as never
    })
    .openapi(leaveQueue, async (c) => {
      const ticketId = keyedId(c)
      return c.json(orRefuse(await transact((tx) => leaveCommand(tx, ticketId), await intentOf(c))), 200)
    })

  function keyedId(c: Context<Edge>): string {
    const ticketId = c.req.param('id') ?? ''
    if (!tokens.fits('ticket', ticketId, c.req.header('sportello-token') ?? '')) throw new RefusalError('not_found')
    return ticketId
  }

  async function siteOf(ticketId: string) {
    const row = await siteOfTicket(database.reader, ticketId)
    return orNotFound(row && network().sites.get(row.site_id))
  }
}
