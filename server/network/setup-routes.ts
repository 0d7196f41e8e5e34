import { holidayList, holidayQuestion } from '../../shared/contracts/holidays.ts'
import {
  changeRequest,
  changesMade,
  networkPartAnswer,
  networkOutline as outlineContract,
  type PartKind,
  partKinds,
  partParams,
  rehearseRequest,
  touched as touchedContract,
} from '../../shared/contracts/network-changes.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { rehearse } from '../db/rehearse.ts'
import type { AppDeps } from '../deps.ts'
import { intentOf, staffOf } from '../http/context.ts'
import { answers, body, operation, writeHeaders } from '../http/operation.ts'
import { orNotFound, orRefuse } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { changeNetwork as changeCommand } from './change.ts'
import { nextHolidays } from './holidays.ts'
import { networkOutline, networkPart } from './setup-queries.ts'

const readNetworkOutline = operation('lead', {
  operationId: 'readNetworkOutline',
  summary: 'What there is to set up',
  method: 'get',
  path: '/api/network/outline',
  responses: answers(200, outlineContract, 'The lists of the setup pages, of what the reader may see'),
})
const readNetworkPart = operation('lead', {
  operationId: 'readNetworkPart',
  summary: 'One part of the network, as its file says it',
  method: 'get',
  path: '/api/network/parts/{kind}/{id}',
  request: { params: partParams },
  responses: answers(200, networkPartAnswer, 'The part, and the version that a change of it speaks of'),
})

const listHolidays = operation('lead', {
  operationId: 'listHolidays',
  summary: 'The public holidays of a country in the year to come',
  method: 'get',
  path: '/api/network/holidays',
  request: { query: holidayQuestion },
  responses: answers(200, holidayList, 'The days, the next one first'),
})
const rehearseNetwork = operation('lead', {
  operationId: 'rehearseNetwork',
  summary: 'What these changes of the network would touch; nothing is changed',
  method: 'post',
  path: '/api/network/rehearse',
  request: { body: body(rehearseRequest) },
  responses: answers(200, touchedContract, 'Appointments and numbers, and the seal of exactly these'),
})
const changeNetwork = operation('lead', {
  operationId: 'changeNetwork',
  summary: 'Change parts of the network, all or none',
  method: 'post',
  path: '/api/network/changes',
  request: { headers: writeHeaders, body: body(changeRequest) },
  responses: answers(200, changesMade, 'What was touched, and the new versions'),
})

export const setupRoutes = ({ network, clock, transact, reloadNetwork }: AppDeps) =>
  router()
    .openapi(readNetworkOutline, (c) => c.json(networkOutline(network(), staffOf(c)), 200))
    .openapi(readNetworkPart, (c) => {
      const { kind, id } = c.req.valid('param')
      return c.json(orNotFound(isPartKind(kind) && networkPart(network(), staffOf(c), kind, id)), 200)
    })
    .openapi(listHolidays, (c) => c.json({ holidays: nextHolidays(c.req.valid('query').country, localDay(network().zone, clock.now())) }, 200))
    .openapi(rehearseNetwork, async (c) => {
      const { changes } = c.req.valid('json')
      const { touched } = orRefuse(await rehearse(transact, (tx) => changeCommand(tx, staffOf(c), changes, null)))
      return c.json(touched, 200)
    })
    .openapi(changeNetwork, async (c) => {
      const { changes, seal } = c.req.valid('json')
      const made = orRefuse(await transact((tx) => changeCommand(tx, staffOf(c), changes, seal), await intentOf(c)))
      await reloadNetwork()
      return c.json(made, 200)
    })

const isPartKind = (kind: string): kind is PartKind => partKinds.some((each) => each === kind)
