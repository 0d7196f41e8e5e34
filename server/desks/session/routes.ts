import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deskOpened, endSilentRequest, pauseRequest } from '../../../shared/contracts/desks.ts'
import { id } from '../../../shared/contracts/values.ts'
import type { Command } from '../../db/transact.ts'
import type { AppDeps } from '../../deps.ts'
import { type Edge, intentOf, staffOf } from '../../http/context.ts'
import { answers, body, operation, writeHeaders } from '../../http/operation.ts'
import { orRefuse } from '../../http/problem.ts'
import { param, router } from '../../http/routes.ts'
import { answerHelp as answerCommand } from './answer-help.ts'
import { callHelp as callHelpCommand } from './call-help.ts'
import { closeDesk as closeCommand } from './close.ts'
import { resumeDesk as resumeCommand } from './end-pause.ts'
import { endSilent } from './end-silent.ts'
import { noteAlive as noteAliveCommand } from './note-alive.ts'
import { openDesk as openCommand } from './open.ts'
import { pauseDesk as pauseCommand } from './pause.ts'

const write = { params: z.object({ deskId: id }), headers: writeHeaders }

const openDesk = operation('staff', {
  operationId: 'openDesk',
  summary: 'Open a desk for oneself',
  method: 'post',
  path: '/api/desks/{deskId}/open',
  request: write,
  responses: answers(200, deskOpened, 'Open'),
})
const closeDesk = operation('staff', {
  operationId: 'closeDesk',
  summary: 'Close one’s desk',
  method: 'post',
  path: '/api/desks/{deskId}/close',
  request: write,
  responses: answers(200, deskOpened, 'Closed'),
})
const pauseDesk = operation('staff', {
  operationId: 'pauseDesk',
  summary: 'Call nobody for a while',
  method: 'post',
  path: '/api/desks/{deskId}/pause',
  request: { ...write, body: body(pauseRequest) },
  responses: answers(200, deskOpened, 'Paused'),
})
const resumeDesk = operation('staff', {
  operationId: 'resumeDesk',
  summary: 'Work goes on',
  method: 'post',
  path: '/api/desks/{deskId}/resume',
  request: write,
  responses: answers(200, deskOpened, 'Open'),
})
const callHelp = operation('staff', {
  operationId: 'callHelp',
  summary: 'Call a colleague to one’s desk',
  method: 'post',
  path: '/api/desks/{deskId}/help',
  request: write,
  responses: answers(200, deskOpened, 'Everybody at the site sees it'),
})
const answerHelp = operation('reception', {
  operationId: 'answerHelp',
  summary: 'Go to a desk that has called for help',
  method: 'post',
  path: '/api/desks/{deskId}/help/answer',
  request: write,
  responses: answers(200, deskOpened, 'Answered'),
})
const endSilentDesk = operation('lead', {
  operationId: 'endSilentDesk',
  summary: 'End a desk whose console is silent while it serves somebody: they wait again in their place, or are done',
  method: 'post',
  path: '/api/desks/{deskId}/end-silent',
  request: { ...write, body: body(endSilentRequest) },
  responses: answers(200, deskOpened, 'Closed'),
})
const noteAlive = operation('staff', {
  operationId: 'noteAlive',
  summary: 'The console of one’s desk is still there',
  method: 'post',
  path: '/api/desks/{deskId}/alive',
  request: write,
  responses: answers(200, deskOpened, 'Heard'),
})

/** Opening and closing, and what is between. */
export function sessionRoutes({ transact }: AppDeps) {
  return router()
    .openapi(openDesk, async (c) => c.json(await act(c, (tx) => openCommand(tx, staffOf(c), param(c, 'deskId'))), 200))
    .openapi(closeDesk, async (c) => c.json(await act(c, (tx) => closeCommand(tx, staffOf(c), param(c, 'deskId'))), 200))
    .openapi(pauseDesk, async (c) => {
      const { reason } = c.req.valid('json')
      return c.json(await act(c, (tx) => pauseCommand(tx, staffOf(c), param(c, 'deskId'), reason)), 200)
    })
    .openapi(resumeDesk, async (c) => c.json(await act(c, (tx) => resumeCommand(tx, staffOf(c), param(c, 'deskId'))), 200))
    .openapi(callHelp, async (c) => c.json(await act(c, (tx) => callHelpCommand(tx, staffOf(c), param(c, 'deskId'))), 200))
    .openapi(answerHelp, async (c) => c.json(await act(c, (tx) => answerCommand(tx, staffOf(c), param(c, 'deskId'))), 200))
    .openapi(endSilentDesk, async (c) => {
      const { stepId, end } = c.req.valid('json')
      return c.json(await act(c, (tx) => endSilent(tx, staffOf(c), param(c, 'deskId'), stepId, end)), 200)
    })
    .openapi(noteAlive, async (c) => {
      // Heard twice is heard: the key is asked for as of every write, and not kept
      await intentOf(c)
      return c.json(orRefuse(await transact((tx) => noteAliveCommand(tx, staffOf(c), param(c, 'deskId')))), 200)
    })

  async function act<T>(c: Context<Edge>, command: Command<T>): Promise<T> {
    return orRefuse(await transact(command, await intentOf(c)))
  }
}
