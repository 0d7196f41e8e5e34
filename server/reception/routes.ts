import { z } from '@hono/zod-openapi'
import { booked, cancelled, moved } from '../../shared/contracts/appointments.ts'
import { languageQuery } from '../../shared/contracts/network.ts'
import { admitRequest, bookForRequest, giveRequest, moveForRequest, poster, reception, today, todayQuery } from '../../shared/contracts/reception.ts'
import { offer, offerQuery, taken } from '../../shared/contracts/tickets.ts'
import { id } from '../../shared/contracts/values.ts'
import { mayWorkAt, type Staff } from '../../shared/domain/actor.ts'
import { bookSlot } from '../appointments/book.ts'
import { cancel } from '../appointments/cancel.ts'
import { move } from '../appointments/move.ts'
import { freeSlots } from '../appointments/queries.ts'
import type { SlotWish } from '../appointments/reserve.ts'
import type { AppDeps } from '../deps.ts'
import { posterFor } from '../doors/queries.ts'
import { intentOf, staffOf } from '../http/context.ts'
import { languageOf } from '../http/language.ts'
import { answers, body, operation, writeHeaders } from '../http/operation.ts'
import { ownSite } from '../http/own-site.ts'
import { orRefuse, RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { createPaper } from '../live/paper.ts'
import { checkIn } from '../tickets/check-in.ts'
import { leaveQueue } from '../tickets/leave.ts'
import { offerView } from '../tickets/queries.ts'
import { takeTicket } from '../tickets/take.ts'
import { isAppointmentOf, printableTicket, receptionView } from './queries.ts'
import { todayPicture } from './today-queries.ts'

const params = z.object({ siteId: id })
const appointmentParams = z.object({ siteId: id, id })
const write = { params, headers: writeHeaders }

const readReception = operation('reception', {
  operationId: 'readReception',
  summary: 'What can be given and booked at this site',
  method: 'get',
  path: '/api/sites/{siteId}/reception',
  request: { params, query: languageQuery },
  responses: answers(200, reception, 'Services and languages of the site'),
})
const readToday = operation('reception', {
  operationId: 'readToday',
  summary: 'Everybody of today at this site, or those who fit a name, a number or the end of a code; all of them for paper',
  method: 'get',
  path: '/api/sites/{siteId}/today',
  request: { params, query: todayQuery },
  responses: answers(200, today, 'Who is still to come, who waits, who has been'),
})
const readNumberOffer = operation('reception', {
  operationId: 'readNumberOffer',
  summary: 'Before a number is given at the window: how long it may take, or what else there is',
  method: 'get',
  path: '/api/sites/{siteId}/offer',
  request: { params, query: offerQuery },
  responses: answers(200, offer, 'The offer'),
})
const giveTicket = operation('reception', {
  operationId: 'giveTicket',
  summary: 'Give a number at the window',
  method: 'post',
  path: '/api/sites/{siteId}/tickets',
  request: { ...write, body: body(giveRequest) },
  responses: answers(201, taken, 'The number'),
})
const admitAppointment = operation('reception', {
  operationId: 'admitAppointment',
  summary: 'Check in somebody found in today’s list, without their code',
  method: 'post',
  path: '/api/sites/{siteId}/check-ins',
  request: { ...write, body: body(admitRequest) },
  responses: answers(201, taken, 'The number'),
})
const bookForVisitor = operation('reception', {
  operationId: 'bookForVisitor',
  summary: 'Book for somebody at the window or on the phone',
  method: 'post',
  path: '/api/sites/{siteId}/appointments',
  request: { ...write, body: body(bookForRequest) },
  responses: answers(201, booked, 'The appointment is booked'),
})
const moveForVisitor = operation('reception', {
  operationId: 'moveForVisitor',
  summary: 'Move an appointment of this site',
  method: 'post',
  path: '/api/sites/{siteId}/appointments/{id}/move',
  request: { params: appointmentParams, headers: writeHeaders, body: body(moveForRequest) },
  responses: answers(200, moved, 'Moved'),
})
const cancelForVisitor = operation('reception', {
  operationId: 'cancelForVisitor',
  summary: 'Cancel an appointment of this site',
  method: 'post',
  path: '/api/sites/{siteId}/appointments/{id}/cancel',
  request: { params: appointmentParams, headers: writeHeaders },
  responses: answers(200, cancelled, 'Cancelled'),
})
const takeOffQueue = operation('reception', {
  operationId: 'takeOffQueue',
  summary: 'Take a number of this site off the queue, for whoever gives the place up at the window',
  method: 'post',
  path: '/api/tickets/{id}/take-off',
  request: { params: z.object({ id }), headers: writeHeaders },
  responses: answers(200, z.strictObject({ ticketId: id }), 'The place is given up'),
})
const reprintTicket = operation('reception', {
  operationId: 'reprintTicket',
  summary: 'The paper of a number once more, with its link: the same number, the same promise',
  method: 'post',
  path: '/api/tickets/{id}/reprint',
  request: { params: z.object({ id }) },
  responses: answers(200, taken, 'The number'),
})
const readPoster = operation('reception', {
  operationId: 'readPoster',
  summary: 'The code that hangs on the door today',
  method: 'get',
  path: '/api/sites/{siteId}/poster',
  request: { params },
  responses: answers(200, poster, 'Where it leads'),
})

export function receptionRoutes(deps: AppDeps) {
  const { database, network, transact, tokens, clock, live } = deps
  const paper = createPaper(deps)

  return router()
    .openapi(readReception, async (c) => {
      const site = ownSite(network(), staffOf(c), c.req.valid('param').siteId)
      return c.json(await receptionView(database.reader, network(), site, languageOf(c), clock.now()), 200)
    })
    .openapi(readToday, async (c) => {
      const actor = staffOf(c)
      const site = ownSite(network(), actor, c.req.valid('param').siteId)
      const { q: typed = '', whole } = c.req.valid('query')
      const question = { actor, typed, language: languageOf(c), whole: whole === 'true' }
      return c.json(await todayPicture(database.reader, network(), site, await live.outlooks.of(site), question, clock.now()), 200)
    })
    .openapi(readNumberOffer, async (c) => {
      const site = ownSite(network(), staffOf(c), c.req.valid('param').siteId)
      const { serviceId, interpreter } = c.req.valid('query')
      const service = network().services.get(serviceId)
      if (!service) throw new RefusalError('service_unknown')
      return c.json(await offerView(database.reader, network(), live.outlooks, { site, service, interpreter }, clock.now()), 200)
    })
    .openapi(giveTicket, async (c) => {
      const site = ownSite(network(), staffOf(c), c.req.valid('param').siteId)
      const wish = { ...c.req.valid('json'), siteId: site.id }
      const { ticketId } = orRefuse(await transact((tx) => takeTicket(tx, wish, 'reception'), await intentOf(c)))
      return c.json(await paper.promise(ticketId), 201)
    })
    .openapi(admitAppointment, async (c) => {
      const site = ownSite(network(), staffOf(c), c.req.valid('param').siteId)
      const { appointmentId, language } = c.req.valid('json')
      const decision = await transact((tx) => checkIn(tx, site.id, { appointmentId }, language, 'appointment'), await intentOf(c))
      return c.json(await paper.promise(orRefuse(decision).ticketId), 201)
    })
    .openapi(bookForVisitor, async (c) => {
      const own = ownSite(network(), staffOf(c), c.req.valid('param').siteId)
      const person = c.req.valid('json')
      const wish = { ...person, siteId: person.siteId ?? own.id }
      const first = await firstFree(wish)
      const kept = orRefuse(await transact((tx) => bookSlot(tx, wish, person, 'staff', first), await intentOf(c)))
      const token = tokens.of('appointment', kept.appointmentId)
      return c.json({ appointmentId: kept.appointmentId, code: kept.code, token, start: new Date(kept.start).toISOString() }, 201)
    })
    .openapi(moveForVisitor, async (c) => {
      const appointmentId = await ownAppointment(staffOf(c), c.req.valid('param'))
      const { start, onto } = c.req.valid('json')
      const kept = orRefuse(await transact((tx) => move(tx, appointmentId, start, onto), await intentOf(c)))
      return c.json({ appointmentId, start: new Date(kept.start).toISOString() }, 200)
    })
    .openapi(cancelForVisitor, async (c) => {
      const appointmentId = await ownAppointment(staffOf(c), c.req.valid('param'))
      return c.json(orRefuse(await transact((tx) => cancel(tx, appointmentId), await intentOf(c))), 200)
    })
    .openapi(takeOffQueue, async (c) => {
      const { ticketId } = await ownTicket(staffOf(c), c.req.valid('param').id)
      return c.json(orRefuse(await transact((tx) => leaveQueue(tx, ticketId), await intentOf(c))), 200)
    })
    .openapi(reprintTicket, async (c) => {
      const ticket = await ownTicket(staffOf(c), c.req.valid('param').id)
      if (ticket.over) throw new RefusalError('ticket_over')
      return c.json(await paper.again(ticket.ticketId), 200)
    })
    .openapi(readPoster, (c) => c.json(posterFor(tokens, ownSite(network(), staffOf(c), c.req.valid('param').siteId), clock.now()), 200))

  async function ownAppointment(actor: Staff, { siteId, id: appointmentId }: { siteId: string; id: string }): Promise<string> {
    const site = ownSite(network(), actor, siteId)
    if (!(await isAppointmentOf(database.reader, site.id, appointmentId))) throw new RefusalError('not_found')
    return appointmentId
  }

  async function ownTicket(actor: Staff, ticketId: string) {
    const ticket = await printableTicket(database.reader, ticketId)
    if (!ticket || !mayWorkAt(actor, ticket.siteId)) throw new RefusalError('not_found')
    return { ...ticket, ticketId }
  }

  /** Kept with the appointment: it tells real waiting from a wish for a later day. */
  async function firstFree(wish: SlotWish): Promise<number | null> {
    const service = network().services.get(wish.serviceId)
    const site = network().sites.get(wish.siteId)
    if (!service || !site) return null
    const search = { service, sites: [site], channel: wish.channel, interpreter: wish.interpreter, from: undefined, to: undefined, limit: 1 }
    const { slots } = await freeSlots(database.reader, network(), search, clock.now())
    return slots[0] ? Date.parse(slots[0].start) : null
  }
}
