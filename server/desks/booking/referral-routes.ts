import { z } from '@hono/zod-openapi'
import { followingBooked } from '../../../shared/contracts/desks.ts'
import { placesQuery, referral, referralPlaces, referralQuery, referralRequest } from '../../../shared/contracts/referral.ts'
import { id } from '../../../shared/contracts/values.ts'
import { bookSlot } from '../../appointments/book.ts'
import type { AppDeps } from '../../deps.ts'
import { intentOf, staffOf } from '../../http/context.ts'
import { languageOf } from '../../http/language.ts'
import { answers, body, operation, writeHeaders } from '../../http/operation.ts'
import { orNotFound, orRefuse } from '../../http/problem.ts'
import { param, router } from '../../http/routes.ts'
import { deskOfStaff } from '../at-desk.ts'
import { noteReferral, referralBooking } from './refer.ts'
import { referralPlaces as placesFor, referralView } from './referral-queries.ts'
import { createSlip } from './slip-queries.ts'

const params = z.object({ deskId: id })

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
  responses: answers(201, followingBooked, 'What goes on the slip, in the language of the person'),
})

export function referralRoutes(deps: AppDeps) {
  const { database, network, transact, clock } = deps
  const slip = createSlip(deps)

  return router()
    .openapi(findReferral, async (c) => {
      const desk = orRefuse(deskOfStaff({ network: network() }, staffOf(c), param(c, 'deskId')))
      const asked = { stepId: c.req.valid('query').stepId, language: languageOf(c) }
      return c.json(orNotFound(await referralView(database.reader, network(), desk, asked, clock.now())), 200)
    })
    .openapi(findReferralPlaces, async (c) => {
      const desk = orRefuse(deskOfStaff({ network: network() }, staffOf(c), param(c, 'deskId')))
      return c.json(orNotFound(await placesFor(database.reader, network(), desk, c.req.valid('query'), clock.now())), 200)
    })
    .openapi(refer, async (c) => {
      const [actor, deskId, asked] = [staffOf(c), param(c, 'deskId'), c.req.valid('json')]
      const booked = orRefuse(
        await transact(
          async (tx) => {
            const booking = await referralBooking(tx, actor, deskId, asked)
            if (!booking.ok) return booking
            const kept = await bookSlot(tx, booking.value.wish, booking.value.person, 'staff', null)
            if (kept.ok) await noteReferral(tx, actor, deskId, asked, kept.value.appointmentId)
            return kept
          },
          await intentOf(c),
        ),
      )
      return c.json(await slip.of(booked.appointmentId), 201)
    })
}
