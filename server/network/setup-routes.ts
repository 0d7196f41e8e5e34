import { networkPartAnswer, networkOutline as outlineContract, type PartKind, partKinds, partParams } from '../../shared/contracts/network-changes.ts'
import type { AppDeps } from '../deps.ts'
import { staffOf } from '../http/context.ts'
import { answers, operation } from '../http/operation.ts'
import { RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
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

export const setupRoutes = ({ network }: AppDeps) =>
  router()
    .openapi(readNetworkOutline, (c) => c.json(networkOutline(network(), staffOf(c)), 200))
    .openapi(readNetworkPart, (c) => {
      const { kind, id } = c.req.valid('param')
      const part = isPartKind(kind) ? networkPart(network(), staffOf(c), kind, id) : null
      if (!part) throw new RefusalError('not_found')
      return c.json(part, 200)
    })

const isPartKind = (kind: string): kind is PartKind => partKinds.some((each) => each === kind)
