import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  appointment,
  booked,
  bookRequest,
  cancelled,
  findRequest,
  found,
  held,
  holdRequest,
  moved,
  moveRequest,
} from '../../shared/contracts/appointments.ts'
import { slotList, slotQuery } from '../../shared/contracts/slots.ts'
import { id } from '../../shared/contracts/values.ts'
import type { Actor } from '../../shared/domain/actor.ts'
import { minute } from '../../shared/domain/cells.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import type { AppDeps } from '../deps.ts'
import { type Edge, intentOf } from '../http/context.ts'
import { languageOf } from '../http/language.ts'
import { createLimiter, isLoopback, type Limiter } from '../http/limiter.ts'
import { answers, answersText, body, keyHeaders, operation, writeHeaders } from '../http/operation.ts'
import { orNotFound, orRefuse, RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { calendarOf } from '../mail/calendar.ts'
import { type BookedAppointment, bookHold, bookSlot } from './book.ts'
import { cancel } from './cancel.ts'
import { hold } from './hold.ts'
import { move } from './move.ts'
import { appointmentByCode, appointmentView, freeSlots, slotAt } from './queries.ts'
import { releaseHold } from './release-hold.ts'
import { renewHold } from './renew-hold.ts'
import type { HeldSlot, SlotWish } from './reserve.ts'
import { appointmentById } from './store.ts'

const params = z.object({ id })
const keyed = { params, headers: keyHeaders }
const keyedWrite = { params, headers: keyHeaders.extend(writeHeaders.shape) }

const findSlots = operation('public', {
  operationId: 'findSlots',
  summary: 'Free starts of a service',
  method: 'get',
  path: '/api/slots',
  request: { query: slotQuery },
  responses: answers(200, slotList, 'Ascending by start'),
})
const holdSlot = operation('kioskOrVisitor', {
  operationId: 'holdSlot',
  summary: 'Keep a slot for ten minutes',
  method: 'post',
  path: '/api/holds',
  request: { headers: writeHeaders, body: body(holdRequest) },
  responses: answers(201, held, 'The slot is kept'),
})
const renewSlot = operation('key', {
  operationId: 'renewSlot',
  summary: 'Keep a held slot for ten more minutes',
  method: 'post',
  path: '/api/holds/{id}/renew',
  request: keyedWrite,
  responses: answers(200, held, 'The slot is kept'),
})
const releaseSlot = operation('key', {
  operationId: 'releaseSlot',
  summary: 'Give a held slot back',
  method: 'post',
  path: '/api/holds/{id}/release',
  request: keyedWrite,
  responses: answers(200, cancelled, 'The slot is free again'),
})
const bookAppointment = operation('kioskOrVisitor', {
  operationId: 'bookAppointment',
  summary: 'Book, from a hold or at once',
  method: 'post',
  path: '/api/appointments',
  request: { headers: writeHeaders, body: body(bookRequest) },
  responses: answers(201, booked, 'The appointment is booked'),
})
const findAppointment = operation('kioskOrVisitor', {
  operationId: 'findAppointment',
  summary: 'The key to an appointment, for its code and family name',
  method: 'post',
  path: '/api/appointments/find',
  request: { body: body(findRequest) },
  responses: answers(200, found, 'Found'),
})
const readAppointment = operation('key', {
  operationId: 'readAppointment',
  summary: 'One appointment',
  method: 'get',
  path: '/api/appointments/{id}',
  request: keyed,
  responses: answers(200, appointment, 'The appointment'),
})
const readCalendar = operation('key', {
  operationId: 'readCalendar',
  summary: 'The calendar entry of an appointment',
  method: 'get',
  path: '/api/appointments/{id}/calendar',
  request: keyed,
  responses: answersText('text/calendar', 'iCalendar (RFC 5545)'),
})
const moveAppointment = operation('key', {
  operationId: 'moveAppointment',
  summary: 'Move to another start; id, code and calendar entry stay',
  method: 'post',
  path: '/api/appointments/{id}/move',
  request: { ...keyedWrite, body: body(moveRequest) },
  responses: answers(200, moved, 'Moved'),
})
const cancelAppointment = operation('key', {
  operationId: 'cancelAppointment',
  summary: 'Cancel',
  method: 'post',
  path: '/api/appointments/{id}/cancel',
  request: keyedWrite,
  responses: answers(200, cancelled, 'Cancelled'),
})

export function appointmentRoutes(deps: AppDeps) {
  const { database, network, transact, tokens, clock } = deps
  const guesses = createLimiter({ points: 10, seconds: 600 })
  // Sixty people of one reception centre in ten minutes, each changing their mind a few times, are not a script
  const holds = createLimiter({ points: 300, seconds: 600 })
  const letters = createLimiter({ points: 30, seconds: 86_400 })
  const earliest = createEarliest(() => clock.now())

  return router()
    .openapi(findSlots, async (c) => {
      const query = c.req.valid('query')
      const service = network().services.get(query.serviceId)
      const site = query.siteId === undefined ? undefined : network().sites.get(query.siteId)
      if (!service || (query.siteId !== undefined && !site)) throw new RefusalError('service_unknown')
      if (!service.channels.includes(query.channel)) throw new RefusalError('channel_not_offered')
      const sites = site ? [site] : [...network().sites.values()]
      const answer = await freeSlots(
        database.reader,
        network(),
        { ...query, service, sites, interpreter: query.interpreter, from: query.from, to: query.to },
        clock.now(),
      )
      if (query.from === undefined) earliest.note(query, answer.slots[0]?.start)
      return c.json(answer, 200)
    })
    .openapi(holdSlot, async (c) => {
      await notTooMany(c, holds)
      const wish = c.req.valid('json')
      const decision = await transact((tx) => hold(tx, wish, earliest.of(wish)), await intentOf(c))
      return c.json(heldAnswer(await orAlternatives(decision, wish)), 201)
    })
    .openapi(renewSlot, async (c) => {
      const appointmentId = keyedId(c)
      return c.json(heldAnswer(orRefuse(await transact((tx) => renewHold(tx, appointmentId), await intentOf(c)))), 200)
    })
    .openapi(releaseSlot, async (c) => {
      const appointmentId = keyedId(c)
      return c.json(orRefuse(await transact((tx) => releaseHold(tx, appointmentId), await intentOf(c))), 200)
    })
    .openapi(bookAppointment, async (c) => {
      const wish = c.req.valid('json')
      const by = bookedBy(c.get('actor'))
      await notTooMany(c, holds)
      if (wish.email !== undefined) await notTooMany(c, letters, wish.email)
      const intent = await intentOf(c)
      if ('hold' in wish) {
        if (!tokens.fits('appointment', wish.hold.appointmentId, wish.hold.token)) throw new RefusalError('hold_expired')
        return c.json(answerOf(orRefuse(await transact((tx) => bookHold(tx, wish.hold.appointmentId, wish, by), intent))), 201)
      }
      const decision = await transact((tx) => bookSlot(tx, wish.slot, wish, by, earliest.of(wish.slot)), intent)
      return c.json(answerOf(await orAlternatives(decision, wish.slot)), 201)
    })
    .openapi(findAppointment, async (c) => {
      const { code, familyName } = c.req.valid('json')
      await guesses.take(c, code)
      const appointmentId = await appointmentByCode(database.reader, code, familyName)
      if (!appointmentId) throw new RefusalError('wrong_code')
      return c.json({ appointmentId, token: tokens.of('appointment', appointmentId) }, 200)
    })
    .openapi(readAppointment, async (c) => {
      return c.json(orNotFound(await appointmentView(database.reader, network(), keyedId(c), languageOf(c), clock.now())), 200)
    })
    .openapi(readCalendar, async (c) => {
      const appointmentId = keyedId(c)
      const calendar = orNotFound(await calendarOf(deps, appointmentId, languageOf(c)))
      return c.body(calendar, 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="sportello.ics"',
      }) as never
    })
    .openapi(moveAppointment, async (c) => {
      const appointmentId = keyedId(c)
      const { start } = c.req.valid('json')
      const decision = await transact((tx) => move(tx, appointmentId, start), await intentOf(c))
      if (!decision.ok && decision.code === 'slot_gone')
        throw new RefusalError('slot_gone', { alternatives: await alternativesTo(appointmentId, start) })
      const kept = orRefuse(decision)
      return c.json({ appointmentId: kept.appointmentId, start: new Date(kept.start).toISOString() }, 200)
    })
    .openapi(cancelAppointment, async (c) => {
      const appointmentId = keyedId(c)
      return c.json(orRefuse(await transact((tx) => cancel(tx, appointmentId), await intentOf(c))), 200)
    })

  /** A paired kiosk and staff are known; from this machine itself nothing is counted. */
  async function notTooMany(c: Context<Edge>, limiter: Limiter, subject = c.get('address')) {
    if (c.get('actor').kind === 'visitor' && !isLoopback(c.get('address'))) await limiter.take(c, subject)
  }

  // "Not yours" and "does not exist" are the same answer
  function keyedId(c: Context<Edge>): string {
    const appointmentId = c.req.param('id') ?? ''
    if (!tokens.fits('appointment', appointmentId, c.req.header('sportello-token') ?? '')) throw new RefusalError('not_found')
    return appointmentId
  }

  function heldAnswer(kept: HeldSlot) {
    return {
      appointmentId: kept.appointmentId,
      token: tokens.of('appointment', kept.appointmentId),
      expiresAt: new Date(kept.expiresAt).toISOString(),
      secondsLeft: Math.max(0, Math.floor((kept.expiresAt - clock.now()) / 1000)),
      start: new Date(kept.start).toISOString(),
    }
  }

  function answerOf(kept: BookedAppointment) {
    return {
      appointmentId: kept.appointmentId,
      code: kept.code,
      token: tokens.of('appointment', kept.appointmentId),
      start: new Date(kept.start).toISOString(),
    }
  }

  async function orAlternatives<T>(decision: Decision<T>, wish: SlotWish): Promise<T> {
    if (!decision.ok && decision.code === 'slot_gone') throw new RefusalError('slot_gone', { alternatives: await nearest(wish) })
    return orRefuse(decision)
  }

  async function alternativesTo(appointmentId: string, start: string) {
    const moving = await appointmentById(database.reader, appointmentId)
    if (!moving) return []
    const { service_id: serviceId, site_id: siteId, channel, interpreter_language } = moving
    return nearest({ serviceId, siteId, channel, interpreter: interpreter_language ?? undefined, start })
  }

  /** The three free starts next after the one that is gone, else the first three there are. */
  async function nearest(wish: Omit<SlotWish, 'language'>) {
    const service = network().services.get(wish.serviceId)
    const site = network().sites.get(wish.siteId)
    if (!service || !site) return []
    const search = { service, sites: [site], channel: wish.channel, interpreter: wish.interpreter, to: undefined, limit: 200 }
    const from = slotAt(network(), site, Math.max(clock.now(), Date.parse(wish.start))).day
    const { slots } = await freeSlots(database.reader, network(), { ...search, from }, clock.now())
    const after = slots.filter((slot) => slot.start > wish.start).slice(0, 3)
    if (after.length > 0) return after
    return (await freeSlots(database.reader, network(), { ...search, from: undefined, limit: 3 }, clock.now())).slots
  }
}

const bookedBy = (actor: Actor) => (actor.kind === 'device' ? 'kiosk' : actor.kind === 'staff' ? 'staff' : 'web')

type Wish = Pick<SlotWish, 'serviceId' | 'channel' | 'interpreter'> & { readonly siteId?: string | undefined }

/**
 * The first free start that a search has just shown: kept with the appointment, it tells real waiting from a wish for a later
 * day. A search is not repeated for it.
 */
function createEarliest(now: () => number) {
  const shown = new Map<string, { first: number; at: number }>()
  const keyOf = (wish: Wish) => [wish.serviceId, wish.siteId ?? '', wish.channel, wish.interpreter ?? ''].join(' ')
  return {
    note(wish: Wish, start: string | undefined) {
      if (shown.size > 2000) shown.clear()
      if (start) shown.set(keyOf(wish), { first: Date.parse(start), at: now() })
    },
    of(wish: Wish): number | null {
      const known = shown.get(keyOf(wish))
      return known && now() - known.at < 15 * minute ? known.first : null
    },
  }
}
