import { doorQuery, doorSite, phoneOfferQuery, phoneTakeRequest } from '../../shared/contracts/doors.ts'
import { offer, taken } from '../../shared/contracts/tickets.ts'
import type { AppDeps } from '../deps.ts'
import { intentOf } from '../http/context.ts'
import { languageOf } from '../http/language.ts'
import { createLimiter } from '../http/limiter.ts'
import { answers, body, operation, writeHeaders } from '../http/operation.ts'
import { orRefuse, RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { createPaper } from '../live/paper.ts'
import type { SiteModel } from '../network/model.ts'
import { kioskView, offerView } from '../tickets/queries.ts'
import { takeTicket } from '../tickets/take.ts'
import { isDoorOpen, phoneHash } from './queries.ts'

const readDoor = operation('public', {
  operationId: 'readDoor',
  summary: 'What a phone can be given here, with the code of a door or board',
  method: 'get',
  path: '/api/door',
  request: { query: doorQuery },
  responses: answers(200, doorSite, 'Services and languages of the site'),
})
const readPhoneOffer = operation('public', {
  operationId: 'readPhoneOffer',
  summary: 'Before a phone is given a number: how long it may take, or what else there is',
  method: 'get',
  path: '/api/phone-offer',
  request: { query: phoneOfferQuery },
  responses: answers(200, offer, 'The offer'),
})
const takePhoneTicket = operation('public', {
  operationId: 'takePhoneTicket',
  summary: 'Take a number by phone, one a day',
  method: 'post',
  path: '/api/phone-tickets',
  request: { headers: writeHeaders, body: body(phoneTakeRequest) },
  responses: answers(201, taken, 'The number'),
})

/** Where there is no kiosk, a phone gives the number. */
export function doorRoutes(deps: AppDeps) {
  const { database, network, transact, tokens, clock, live } = deps
  const paper = createPaper(deps)
  // A phone needs one; a waiting room behind one address has ten times as many
  const phones = createLimiter({ points: 10, seconds: 600 })

  return router()
    .openapi(readDoor, (c) => {
      const { siteId, door } = c.req.valid('query')
      const { printer: _, ...view } = kioskView(network(), siteBehind(siteId, door), false, languageOf(c), clock.now())
      return c.json(view, 200)
    })
    .openapi(readPhoneOffer, async (c) => {
      const { siteId, door, serviceId, interpreter } = c.req.valid('query')
      const site = siteBehind(siteId, door)
      const service = network().services.get(serviceId)
      if (!service) throw new RefusalError('service_unknown')
      return c.json(await offerView(database.reader, network(), live.outlooks, { site, service, interpreter }, clock.now()), 200)
    })
    .openapi(takePhoneTicket, async (c) => {
      const { siteId, door, phone, ...need } = c.req.valid('json')
      await phones.take(c, phone)
      const site = siteBehind(siteId, door)
      const wish = { ...need, siteId, phoneHash: phoneHash(tokens, site, phone, clock.now()) }
      const { ticketId } = orRefuse(await transact((tx) => takeTicket(tx, wish, 'door'), await intentOf(c)))
      return c.json(await paper.promise(ticketId), 201)
    })

  // A site that does not exist has no door: nothing is learned by trying
  function siteBehind(siteId: string, door: string): SiteModel {
    const site = network().sites.get(siteId)
    if (!site || !isDoorOpen(tokens, site, door, clock.now())) throw new RefusalError('door_code_old')
    return site
  }
}
