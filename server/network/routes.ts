import { languageQuery, network as networkContract, serviceList, siteList, siteQuery } from '../../shared/contracts/network.ts'
import type { AppDeps } from '../deps.ts'
import { languageOf } from '../http/language.ts'
import { answers, operation } from '../http/operation.ts'
import { RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { offers } from './model.ts'
import { networkView, serviceView, siteView } from './views.ts'

const readNetwork = operation('public', {
  operationId: 'readNetwork',
  summary: 'Who runs this installation',
  method: 'get',
  path: '/api/network',
  request: { query: languageQuery },
  responses: answers(200, networkContract, 'The network'),
})
const listServices = operation('public', {
  operationId: 'listServices',
  summary: 'Services, in the language of the request',
  method: 'get',
  path: '/api/services',
  request: { query: languageQuery },
  responses: answers(200, serviceList, 'In the order of the network'),
})
const listSites = operation('public', {
  operationId: 'listSites',
  summary: 'Sites, or those that offer a service',
  method: 'get',
  path: '/api/sites',
  request: { query: siteQuery },
  responses: answers(200, siteList, 'In the order of the network'),
})

export const networkRoutes = ({ network, clock }: AppDeps) =>
  router()
    .openapi(readNetwork, (c) => c.json(networkView(network(), clock.now()), 200))
    .openapi(listServices, (c) =>
      c.json({ services: [...network().services.values()].map((service) => serviceView(network(), service, languageOf(c))) }, 200),
    )
    .openapi(listSites, (c) => {
      const { serviceId } = c.req.valid('query')
      if (serviceId !== undefined && !network().services.has(serviceId)) throw new RefusalError('service_unknown')
      const sites = [...network().sites.values()].filter((site) => serviceId === undefined || offers(site, serviceId))
      return c.json({ sites: sites.map((site) => siteView(network(), site, clock.now())) }, 200)
    })
