import type { Stranded } from '../../shared/contracts/tickets.ts'
import { localTime } from '../appointments/queries.ts'
import { knownService, type NetworkModel, type SiteModel, textOf } from '../network/model.ts'
import type { Outlook } from './outlook.ts'

/** What somebody is told who will not be served today, in `language`; null for everybody else. */
export function strandedView(
  network: NetworkModel,
  site: SiteModel,
  { stranded }: Pick<Outlook, 'stranded'>,
  ticketId: string,
  language: string,
): Stranded | null {
  const found = stranded.get(ticketId)
  if (!found) return null
  const service = knownService(network, found.step.service_id)
  return {
    reason: found.reason,
    siteId: site.id,
    serviceId: found.step.service_id,
    serviceName: service ? textOf(service, language, network).name : found.step.service_id,
    interpreter: found.step.interpreter_language,
    closesTime: found.closesAt === null ? null : localTime(site.zone, found.closesAt),
  }
}
