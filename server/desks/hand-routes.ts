import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  called,
  callRequest,
  deskPerson,
  finishRequest,
  firstVisitRequest,
  parkRequest,
  stepChanged,
  stepRequest,
  transferRequest,
} from '../../shared/contracts/desks.ts'
import { id } from '../../shared/contracts/values.ts'
import type { Command } from '../db/transact.ts'
import type { AppDeps } from '../deps.ts'
import { type Edge, intentOf, staffOf } from '../http/context.ts'
import { answers, body, operation, writeHeaders } from '../http/operation.ts'
import { orRefuse } from '../http/problem.ts'
import { param, router } from '../http/routes.ts'
import { deskOfStaff } from './at-desk.ts'
import { callChosen } from './calling/call-chosen.ts'
import { callNext as callNextCommand } from './calling/call-next.ts'
import { recall } from './calling/recall.ts'
import { faceOfStep, personAtDesk } from './queries.ts'
import { finish } from './serving/finish.ts'
import { markAbsent as markAbsentCommand } from './serving/mark-absent.ts'
import { noteFirstVisit as noteFirstVisitCommand } from './serving/note-first-visit.ts'
import { park } from './serving/park.ts'
import { startService as startCommand } from './serving/start-service.ts'
import { undo } from './serving/undo.ts'
import { transfer } from './transfers/transfer.ts'

const params = z.object({ deskId: id })
const write = { params, headers: writeHeaders }

const callNext = operation('staff', {
  operationId: 'callNext',
  summary: 'Call whoever is next for this desk',
  method: 'post',
  path: '/api/desks/{deskId}/next',
  request: write,
  responses: answers(200, called, 'Called'),
})
const callTicket = operation('staff', {
  operationId: 'callTicket',
  summary: 'Call somebody out of turn, or call back whom this desk has set aside or missed',
  method: 'post',
  path: '/api/desks/{deskId}/call',
  request: { ...write, body: body(callRequest) },
  responses: answers(200, called, 'Called'),
})
const recallTicket = operation('staff', {
  operationId: 'recallTicket',
  summary: 'Call the same person again',
  method: 'post',
  path: '/api/desks/{deskId}/recall',
  request: { ...write, body: body(stepRequest) },
  responses: answers(200, stepChanged, 'Called again'),
})
const startService = operation('staff', {
  operationId: 'startService',
  summary: 'The person is at the desk',
  method: 'post',
  path: '/api/desks/{deskId}/start',
  request: { ...write, body: body(stepRequest) },
  responses: answers(200, stepChanged, 'Being served'),
})
const finishService = operation('staff', {
  operationId: 'finishService',
  summary: 'The visit is over',
  method: 'post',
  path: '/api/desks/{deskId}/finish',
  request: { ...write, body: body(finishRequest) },
  responses: answers(200, stepChanged, 'Finished'),
})
const markAbsent = operation('staff', {
  operationId: 'markAbsent',
  summary: 'Nobody came when called',
  method: 'post',
  path: '/api/desks/{deskId}/absent',
  request: { ...write, body: body(stepRequest) },
  responses: answers(200, stepChanged, 'Marked absent'),
})
const parkTicket = operation('staff', {
  operationId: 'parkTicket',
  summary: 'Set the one in hand aside for a while',
  method: 'post',
  path: '/api/desks/{deskId}/park',
  request: { ...write, body: body(parkRequest) },
  responses: answers(200, stepChanged, 'Set aside, the place kept'),
})
const transferTicket = operation('staff', {
  operationId: 'transferTicket',
  summary: 'Send the one in hand to another service, desk, pool or person',
  method: 'post',
  path: '/api/desks/{deskId}/transfer',
  request: { ...write, body: body(transferRequest) },
  responses: answers(200, stepChanged, 'Waiting there, with the time they have waited'),
})
const undoDeed = operation('staff', {
  operationId: 'undoDeed',
  summary: 'Take back what one did last at one’s desk, within ten seconds',
  method: 'post',
  path: '/api/desks/{deskId}/undo',
  request: write,
  responses: answers(200, stepChanged, 'As it was before'),
})
const noteFirstVisit = operation('staff', {
  operationId: 'noteFirstVisit',
  summary: 'Whether the one in hand is here for the first time',
  method: 'post',
  path: '/api/desks/{deskId}/first-visit',
  request: { ...write, body: body(firstVisitRequest) },
  responses: answers(200, stepChanged, 'Noted'),
})
const readPerson = operation('staff', {
  operationId: 'readPerson',
  summary: 'The name of whoever is at one’s own desk',
  method: 'get',
  path: '/api/desks/{deskId}/person',
  request: { params },
  responses: answers(200, deskPerson, 'A name, where one was left'),
})

/** What a desk does with the person it has, or calls. */
export function handRoutes({ database, network, transact }: AppDeps) {
  return router()
    .openapi(callNext, async (c) => c.json(await face(await act(c, (tx) => callNextCommand(tx, staffOf(c), param(c, 'deskId')))), 200))
    .openapi(callTicket, async (c) => {
      const chosen = c.req.valid('json')
      return c.json(await face(await act(c, (tx) => callChosen(tx, staffOf(c), param(c, 'deskId'), chosen))), 200)
    })
    .openapi(recallTicket, async (c) => {
      const { stepId } = c.req.valid('json')
      return c.json(await act(c, (tx) => recall(tx, staffOf(c), param(c, 'deskId'), stepId)), 200)
    })
    .openapi(startService, async (c) => {
      const { stepId } = c.req.valid('json')
      return c.json(await act(c, (tx) => startCommand(tx, staffOf(c), param(c, 'deskId'), stepId)), 200)
    })
    .openapi(finishService, async (c) => {
      const { stepId, outcome } = c.req.valid('json')
      return c.json(await act(c, (tx) => finish(tx, staffOf(c), param(c, 'deskId'), stepId, outcome)), 200)
    })
    .openapi(markAbsent, async (c) => {
      const { stepId } = c.req.valid('json')
      return c.json(await act(c, (tx) => markAbsentCommand(tx, staffOf(c), param(c, 'deskId'), stepId)), 200)
    })
    .openapi(parkTicket, async (c) => {
      const { stepId, reason } = c.req.valid('json')
      return c.json(await act(c, (tx) => park(tx, staffOf(c), param(c, 'deskId'), stepId, reason)), 200)
    })
    .openapi(transferTicket, async (c) => {
      const { stepId, to } = c.req.valid('json')
      return c.json(await act(c, (tx) => transfer(tx, staffOf(c), param(c, 'deskId'), stepId, to)), 200)
    })
    .openapi(undoDeed, async (c) => c.json(await act(c, (tx) => undo(tx, staffOf(c), param(c, 'deskId'))), 200))
    .openapi(noteFirstVisit, async (c) => {
      const noted = c.req.valid('json')
      return c.json(await act(c, (tx) => noteFirstVisitCommand(tx, staffOf(c), param(c, 'deskId'), noted)), 200)
    })
    .openapi(readPerson, async (c) => {
      const actor = staffOf(c)
      const deskId = param(c, 'deskId')
      orRefuse(deskOfStaff({ network: network() }, actor, deskId))
      return c.json(await personAtDesk(database.reader, deskId, actor.staffId), 200)
    })

  async function act<T>(c: Context<Edge>, command: Command<T>): Promise<T> {
    return orRefuse(await transact(command, await intentOf(c)))
  }

  async function face({ stepId }: { stepId: string }) {
    return { stepId, face: await faceOfStep(database.reader, stepId) }
  }
}
