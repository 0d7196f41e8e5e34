import type { Context } from 'hono'
import type { z } from 'zod'
import { type Figures, figures, figuresQuery } from '../../shared/contracts/figures.ts'
import { limits } from '../../shared/contracts/limits.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { daysIn, type Period } from '../../shared/domain/period.ts'
import type { AppDeps } from '../deps.ts'
import { type Edge, staffOf } from '../http/context.ts'
import { csvStream, dialectFor } from '../http/csv.ts'
import { languageOf } from '../http/language.ts'
import { answers, answersText, operation } from '../http/operation.ts'
import { RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { type FiguresSite, figuresOf, serviceNames, sitesLed } from './queries.ts'
import { sheetOf } from './sheet.ts'

const readFigures = operation('lead', {
  operationId: 'readFigures',
  summary: 'Demand, waits and outcomes of a period, for the sites one leads; none of a clerk',
  method: 'get',
  path: '/api/figures',
  request: { query: figuresQuery },
  responses: answers(200, figures, 'Counts from 1 to 4 are null, and those from which they would follow'),
})
const readFiguresSheet = operation('lead', {
  operationId: 'readFiguresSheet',
  summary: 'The same figures for a spreadsheet',
  method: 'get',
  path: '/api/figures.csv',
  request: { query: figuresQuery },
  responses: answersText(
    'text/csv',
    'One line for each count of each table; in UTF-8 with a byte order mark, the header in the language asked for; in English as RFC 4180 says, else with semicolons and decimal commas',
  ),
})

export const figuresRoutes = (deps: AppDeps) =>
  router()
    .openapi(readFigures, async (c) => c.json(await answerTo(deps, c, c.req.valid('query')), 200))
    .openapi(readFiguresSheet, async (c) => {
      const answer = await answerTo(deps, c, c.req.valid('query'))
      c.header('content-type', 'text/csv; charset=utf-8; header=present')
      c.header('content-disposition', `attachment; filename="sportello-${answer.from}-${answer.to}.csv"`)
      const language = languageOf(c)
      return c.body(csvStream(sheetOf(answer, language), dialectFor(language))) as never
    })

type Query = z.infer<typeof figuresQuery>

async function answerTo({ database, network, clock }: AppDeps, c: Context<Edge>, query: Query): Promise<Figures> {
  const now = clock.now()
  const led = await sitesLed(database.reader, staffOf(c))
  const services = serviceNames(network(), languageOf(c))
  if (query.serviceId !== undefined && !services.has(query.serviceId)) throw new RefusalError('service_unknown')
  const question = {
    period: periodOf(query, localDay(network().zone, now)),
    sites: asked(led, query),
    services,
    wanted: { service: query.serviceId, language: query.language, channel: query.channel },
  }
  const breathe = () => new Promise<void>((resolve) => clock.soon(resolve))
  const { seen, ...answer } = await figuresOf(database.reader, network(), question, now, breathe)
  return {
    ...answer,
    choices: {
      areas: [...new Map(led.map((site) => [site.areaId, site.areaName]))].map(([id, name]) => ({ id, name })),
      sites: led.map(({ id, name, areaId }) => ({ id, name, areaId })),
      services: [...services].filter(([id]) => network().services.has(id) || seen.services.includes(id)).map(([id, name]) => ({ id, name })),
      languages: seen.languages.toSorted(),
      channels: seen.channels.toSorted(),
    },
  }
}

/** Whose figures they are: what one does not lead is not there. */
function asked(led: readonly FiguresSite[], { siteId, areaId }: Query): FiguresSite[] {
  const sites = led.filter((site) => (siteId === undefined || site.id === siteId) && (areaId === undefined || site.areaId === areaId))
  if (sites.length === 0 && (siteId !== undefined || areaId !== undefined)) throw new RefusalError('not_found')
  return sites
}

function periodOf(query: Query, today: string): Period {
  const to = query.to ?? today
  const period = { from: query.from ?? to, to }
  if (period.from > to) throw new RefusalError('invalid_input', { fields: [{ path: 'from', expected: 'a day before `to`, or the same' }] })
  if (daysIn(period) > limits.figureDays) {
    throw new RefusalError('invalid_input', { fields: [{ path: 'from', expected: `at most ${limits.figureDays} days before \`to\`` }] })
  }
  return period
}
