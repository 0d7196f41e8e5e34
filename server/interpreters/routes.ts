import { z } from '@hono/zod-openapi'
import { calendarGone, calendarKept, calendarRequest, feedQuery, feedRenewed, ownPage } from '../../shared/contracts/interpreters.ts'
import { id } from '../../shared/contracts/values.ts'
import type { Staff } from '../../shared/domain/actor.ts'
import type { AppDeps } from '../deps.ts'
import { intentOf, staffOf } from '../http/context.ts'
import { languageOf } from '../http/language.ts'
import { answers, answersText, body, operation, writeHeaders } from '../http/operation.ts'
import { orRefuse, RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import type { PersonModel } from '../network/model.ts'
import { busyTimesApart } from './busy-times-apart.ts'
import { feedOf } from './feed.ts'
import { feedVersionOf, ownPageOf } from './queries.ts'
import { readCalendar } from './read-calendar.ts'
import { removeCalendar as removeCommand } from './remove-calendar.ts'
import { renewFeed as renewCommand } from './renew-feed.ts'
import { setCalendar as setCommand } from './set-calendar.ts'

const readOwnPage = operation('self', {
  operationId: 'readOwnPage',
  summary: 'What one is booked for, as an interpreter or a professional',
  method: 'get',
  path: '/api/interpreter',
  responses: answers(200, ownPage, 'Today and two weeks'),
})
const setCalendar = operation('self', {
  operationId: 'setCalendar',
  summary: 'Take busy times from one’s own calendar',
  method: 'post',
  path: '/api/interpreter/calendar',
  request: { headers: writeHeaders, body: body(calendarRequest) },
  responses: answers(200, calendarKept, 'It has been read'),
})
const removeCalendar = operation('self', {
  operationId: 'removeCalendar',
  summary: 'Read one’s own calendar no more',
  method: 'post',
  path: '/api/interpreter/calendar/remove',
  request: { headers: writeHeaders },
  responses: answers(200, calendarGone, 'What it said counts no more'),
})
const renewFeed = operation('self', {
  operationId: 'renewFeed',
  summary: 'A new address for the calendar that goes out',
  method: 'post',
  path: '/api/interpreter/feed/renew',
  request: { headers: writeHeaders },
  responses: answers(200, feedRenewed, 'The old address leads nowhere'),
})
const readFeed = operation('public', {
  operationId: 'readFeed',
  summary: 'All that somebody is booked for, for their calendar program',
  method: 'get',
  path: '/api/feeds/{id}',
  request: { params: z.object({ id }), query: feedQuery },
  responses: answersText('text/calendar', 'iCalendar (RFC 5545)'),
})

/** An interpreter's own calendar, in and out. */
export function interpreterRoutes(deps: AppDeps) {
  const { database, network, transact, tokens, clock, config } = deps

  return router()
    .openapi(readOwnPage, async (c) => {
      const person = self(staffOf(c))
      const page = await ownPageOf(database.reader, network(), person, clock.now(), languageOf(c))
      return c.json({ ...page, feedPath: await feedPath(person.id) }, 200)
    })
    .openapi(setCalendar, async (c) => {
      const actor = staffOf(c)
      self(actor)
      const { url } = c.req.valid('json')
      const answer = await readCalendar(url, config.calendarHosts)
      if ('problem' in answer) throw new RefusalError(answer.problem)
      const said = await busyTimesApart(answer.text, { ownHost: new URL(config.publicUrl).hostname, zone: network().zone, now: clock.now() })
      if ('problem' in said) throw new RefusalError(said.problem)
      return c.json(orRefuse(await transact((tx) => setCommand(tx, actor, url, said.times), await intentOf(c))), 200)
    })
    .openapi(removeCalendar, async (c) => c.json(orRefuse(await transact((tx) => removeCommand(tx, staffOf(c)), await intentOf(c))), 200))
    .openapi(renewFeed, async (c) => {
      const { resourceId } = orRefuse(await transact((tx) => renewCommand(tx, staffOf(c)), await intentOf(c)))
      return c.json({ feedPath: await feedPath(resourceId) }, 200)
    })
    .openapi(readFeed, async (c) => {
      const { id: resourceId } = c.req.valid('param')
      const person = network().people.get(resourceId)
      if (!person || !tokens.fits('feed', await keyed(resourceId), c.req.valid('query').key ?? '')) throw new RefusalError('not_found')
      const text = await feedOf(deps, person, languageOf(c), clock.now())
      return c.body(text, 200, { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' }) as never
    })

  function self(actor: Staff): PersonModel {
    const person = network().people.get(actor.resourceId ?? '')
    if (!person) throw new RefusalError('not_allowed')
    return person
  }

  async function keyed(resourceId: string): Promise<string> {
    return `${resourceId}.${await feedVersionOf(database.reader, resourceId)}`
  }

  async function feedPath(resourceId: string): Promise<string> {
    return `/api/feeds/${resourceId}?key=${tokens.of('feed', await keyed(resourceId))}`
  }
}
