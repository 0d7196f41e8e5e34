import { z } from '@hono/zod-openapi'
import { called, remoteList, remoteRequest } from '../../../shared/contracts/desks.ts'
import { id } from '../../../shared/contracts/values.ts'
import type { AppDeps } from '../../deps.ts'
import { intentOf, staffOf } from '../../http/context.ts'
import { answers, body, operation, writeHeaders } from '../../http/operation.ts'
import { orRefuse } from '../../http/problem.ts'
import { param, router } from '../../http/routes.ts'
import { deskOfStaff } from '../at-desk.ts'
import { faceOfStep } from '../queries.ts'
import { callRemote as callRemoteCommand } from './call-remote.ts'
import { remoteAppointments } from './remote-queries.ts'

const params = z.object({ deskId: id })

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
  request: { params, headers: writeHeaders, body: body(remoteRequest) },
  responses: answers(200, called, 'In hand, with the interpreter'),
})
/** What a desk does beyond the room: calls by phone and video. */
export const remoteRoutes = ({ database, network, transact, clock }: AppDeps) =>
  router()
    .openapi(listRemote, async (c) => {
      const desk = orRefuse(deskOfStaff({ network: network() }, staffOf(c), param(c, 'deskId')))
      return c.json({ appointments: await remoteAppointments(database.reader, network(), desk, clock.now()) }, 200)
    })
    .openapi(callRemote, async (c) => {
      const { appointmentId } = c.req.valid('json')
      const { stepId } = orRefuse(await transact((tx) => callRemoteCommand(tx, staffOf(c), param(c, 'deskId'), appointmentId), await intentOf(c)))
      return c.json({ stepId, face: await faceOfStep(database.reader, stepId) }, 200)
    })
