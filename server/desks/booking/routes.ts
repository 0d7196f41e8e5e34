import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { following, followingBooked, followingQuery, followingRequest } from '../../../shared/contracts/desks.ts'
import { placesQuery, referral, referralPlaces, referralQuery, referralRequest } from '../../../shared/contracts/referral.ts'
import { id } from '../../../shared/contracts/values.ts'
import { type BookedAppointment, bookSlot } from '../../appointments/book.ts'
import type { Command } from '../../db/transact.ts'
import type { AppDeps } from '../../deps.ts'
import { type Edge, intentOf, staffOf } from '../../http/context.ts'
import { languageOf } from '../../http/language.ts'
import { answers, body, operation, writeHeaders } from '../../http/operation.ts'
import { orNotFound, orRefuse } from '../../http/problem.ts'
import { param, router } from '../../http/routes.ts'
import { deskOfStaff } from '../at-desk.ts'
import { followingBooking } from './following.ts'
import { followingView } from './following-queries.ts'
import { noteReferral, referralBooking } from './refer.ts'
import { referralPlaces as placesFor, referralView } from './referral-queries.ts'
import { createSlip } from './slip-queries.ts'

const params = z.object({ deskId: id })
const booked = answers(201, followingBooked, 'What goes on the slip, in the language of the person')

const findFollowing = operation('staff', {
  operationId: 'findFollowing',
  summary: 'The next appointment after a visit: in one, two and four weeks, or from a day on',
  method: 'get',
  path: '/api/desks/{deskId}/following',
  request: { params, query: followingQuery },
  responses: answers(200, following, 'A free start each, where there is one'),
})
const bookFollowing = operation('staff', {
  operationId: 'bookFollowing',
  summary: 'Book the next appointment after a visit',
  method: 'post',
  path: '/api/desks/{deskId}/following',
  request: { params, headers: writeHeaders, body: body(followingRequest) },
  responses: booked,
})

const findReferral = operation('staff', {
  operationId: 'findReferral',
  summary: 'What other institutions of the network do, for a visit of this desk',
  method: 'get',
  path: '/api/desks/{deskId}/referral',
  request: { params, query: referralQuery },
  responses: answers(200, referral, 'Services with who does them'),
})
const findReferralPlaces = operation('staff', {
  operationId: 'findReferralPlaces',
  summary: 'The earliest places for one of these services',
  method: 'get',
  path: '/api/desks/{deskId}/referral/places',
  request: { params, query: placesQuery },
  responses: answers(200, referralPlaces, 'By their time'),
})
const refer = operation('staff', {
  operationId: 'refer',
  summary: 'Book with another institution for a visit of this desk',
  method: 'post',
  path: '/api/desks/{deskId}/referral',
  request: { params, headers: writeHeaders, body: body(referralRequest) },
  responses: booked,
})

/** What a desk books for whom it serves or has just served: here again, or with another institution. */
export function bookingRoutes(deps: AppDeps) {
  const { database, network, transact, clock } = deps
  const slip = createSlip(deps)

  return router()
    .openapi(findFollowing, async (c) =>
      c.json(orNotFound(await followingView(database.reader, network(), deskOf(c), c.req.valid('query'), clock.now())), 200),
    )
    .openapi(bookFollowing, async (c) => {
      const asked = c.req.valid('json')
      return c.json(
        await book(c, async (tx) => {
          const booking = await followingBooking(tx, staffOf(c), param(c, 'deskId'), asked)
          return booking.ok ? bookSlot(tx, booking.value.wish, booking.value.person, 'staff', null) : booking
        }),
        201,
      )
    })
    .openapi(findReferral, async (c) => {
      const asked = { stepId: c.req.valid('query').stepId, language: languageOf(c) }
      return c.json(orNotFound(await referralView(database.reader, network(), deskOf(c), asked, clock.now())), 200)
    })
    .openapi(findReferralPlaces, async (c) =>
      c.json(orNotFound(await placesFor(database.reader, network(), deskOf(c), c.req.valid('query'), clock.now())), 200),
    )
    .openapi(refer, async (c) => {
      const [actor, deskId, asked] = [staffOf(c), param(c, 'deskId'), c.req.valid('json')]
      return c.json(
        await book(c, async (tx) => {
          const booking = await referralBooking(tx, actor, deskId, asked)
          if (!booking.ok) return booking
          const kept = await bookSlot(tx, booking.value.wish, booking.value.person, 'staff', null)
          if (kept.ok) await noteReferral(tx, actor, deskId, asked, kept.value.appointmentId)
          return kept
        }),
        201,
      )
    })

  function deskOf(c: Context<Edge>) {
    return orRefuse(deskOfStaff({ network: network() }, staffOf(c), param(c, 'deskId')))
  }

  async function book(c: Context<Edge>, command: Command<BookedAppointment>) {
    const { appointmentId } = orRefuse(await transact(command, await intentOf(c)))
    return slip.of(appointmentId)
  }
}
