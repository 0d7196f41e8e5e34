import { z } from '@hono/zod-openapi'
import { agenda, agendaQuery } from '../../shared/contracts/agenda.ts'
import { id } from '../../shared/contracts/values.ts'
import type { AppDeps } from '../deps.ts'
import { staffOf } from '../http/context.ts'
import { languageOf } from '../http/language.ts'
import { answers, operation } from '../http/operation.ts'
import { ownSite } from '../http/own-site.ts'
import { RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { agendaOf } from './queries.ts'

const mostDays = 14

const readAgenda = operation('reception', {
  operationId: 'readAgenda',
  summary: 'What is planned and what has been at a site, by desk, professional and interpreter',
  method: 'get',
  path: '/api/sites/{siteId}/agenda',
  request: { params: z.object({ siteId: id }), query: agendaQuery },
  responses: answers(200, agenda, 'In order of time'),
})

/** What is moved in it is moved by the operation that moves an appointment: the same checks as a booking. */
export const agendaRoutes = ({ database, network, clock }: AppDeps) =>
  router().openapi(readAgenda, async (c) => {
    const actor = staffOf(c)
    const site = ownSite(network(), actor, c.req.valid('param').siteId)
    const { from, to } = c.req.valid('query')
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
    if (days < 1 || days > mostDays)
      throw new RefusalError('invalid_input', { fields: [{ path: 'to', expected: `0..${mostDays - 1} days after from` }] })
    return c.json(await agendaOf(database.reader, network(), site, { from, to }, { actor, language: languageOf(c) }, clock.now()), 200)
  })
