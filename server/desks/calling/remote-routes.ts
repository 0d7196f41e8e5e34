import { z } from '@hono/zod-openapi'
import { called, following, followingBooked, followingQuery, followingRequest, remoteList, remoteRequest } from '../../../shared/contracts/desks.ts'
import { id } from '../../../shared/contracts/values.ts'
import { bookSlot } from '../../appointments/book.ts'
import type { AppDeps } from '../../deps.ts'
import { intentOf, staffOf } from '../../http/context.ts'
import { answers, body, operation, writeHeaders } from '../../http/operation.ts'
import { orRefuse, RefusalError } from '../../http/problem.ts'
import { param, router } from '../../http/routes.ts'
import { deskOfStaff } from '../at-desk.ts'
import { followingBooking } from '../booking/following.ts'
import { followingView } from '../booking/following-queries.ts'
import { createSlip } from '../booking/slip-queries.ts'
import { faceOfStep } from '../queries.ts'
import { callRemote as callRemoteCommand } from './call-remote.ts'
import { remoteAppointments } from './remote-queries.ts'

const params = z.object({ deskId: id })
const write = { params, headers: writeHeaders }

const listRemote = operation('staff', {
  operationId: 'listRemote',
  summary: 'Appointments of today by phone and video that this desk’s pool serves',
  method: 'get',
  path: '/api/desks/{deskId}/remote',
  request: { params },
  responses: answers(200, remoteList, 'By their time'),
})
const callRemote = operation('staff', {
  operationId: 'callRemote',
  summary: 'Call somebody who has an appointment by phone or video',
  method: 'post',
  path: '/api/desks/{deskId}/remote',
  request: { ...write, body: body(remoteRequest) },
  responses: answers(200, called, 'In hand, with the interpreter'),
})
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
  request: { ...write, body: body(followingRequest) },
  responses: answers(201, followingBooked, 'What goes on the slip, in the language of the person'),
})

/** What a desk does beyond the room: calls by phone and video, and what comes after a visit. */
export function remoteRoutes(deps: AppDeps) {
  const { database, network, transact, clock } = deps
  const slip = createSlip(deps)

  return router()
    .openapi(listRemote, async (c) => {
      const desk = orRefuse(deskOfStaff({ network: network() }, staffOf(c), param(c, 'deskId')))
      return c.json({ appointments: await remoteAppointments(database.reader, network(), desk, clock.now()) }, 200)
    })
    .openapi(callRemote, async (c) => {
      const { appointmentId } = c.req.valid('json')
      const { stepId } = orRefuse(await transact((tx) => callRemoteCommand(tx, staffOf(c), param(c, 'deskId'), appointmentId), await intentOf(c)))
      return c.json({ stepId, face: await faceOfStep(database.reader, stepId) }, 200)
    })
    .openapi(findFollowing, async (c) => {
      const desk = orRefuse(deskOfStaff({ network: network() }, staffOf(c), param(c, 'deskId')))
      const view = await followingView(database.reader, network(), desk, c.req.valid('query'), clock.now())
      if (!view) throw new RefusalError('not_found')
      return c.json(view, 200)
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
