import { z } from '@hono/zod-openapi'
import { following, followingBooked, followingQuery, followingRequest } from '../../../shared/contracts/desks.ts'
import { id } from '../../../shared/contracts/values.ts'
import { bookSlot } from '../../appointments/book.ts'
import type { AppDeps } from '../../deps.ts'
import { intentOf, staffOf } from '../../http/context.ts'
import { answers, body, operation, writeHeaders } from '../../http/operation.ts'
import { orNotFound, orRefuse } from '../../http/problem.ts'
import { param, router } from '../../http/routes.ts'
import { deskOfStaff } from '../at-desk.ts'
import { followingBooking } from './following.ts'
import { followingView } from './following-queries.ts'
import { createSlip } from './slip-queries.ts'

const params = z.object({ deskId: id })

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
  responses: answers(201, followingBooked, 'What goes on the slip, in the language of the person'),
})

export function followingRoutes(deps: AppDeps) {
  const { database, network, transact, clock } = deps
  const slip = createSlip(deps)

  return router()
    .openapi(findFollowing, async (c) => {
      const desk = orRefuse(deskOfStaff({ network: network() }, staffOf(c), param(c, 'deskId')))
      return c.json(orNotFound(await followingView(database.reader, network(), desk, c.req.valid('query'), clock.now())), 200)
    })
    .openapi(bookFollowing, async (c) => {
      const asked = c.req.valid('json')
      const booked = orRefuse(
        await transact(
          async (tx) => {
            const booking = await followingBooking(tx, staffOf(c), param(c, 'deskId'), asked)
            return booking.ok ? bookSlot(tx, booking.value.wish, booking.value.person, 'staff', null) : booking
          },
          await intentOf(c),
        ),
      )
      return c.json(await slip.of(booked.appointmentId), 201)
    })
}
