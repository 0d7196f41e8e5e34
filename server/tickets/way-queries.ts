import type { Station } from '../../shared/contracts/tickets.ts'
import { isOver } from '../../shared/domain/ticket.ts'
import type { Row } from '../db/schema.ts'
import { knownService, type NetworkModel, poolsFor, type SiteModel, textOf } from '../network/model.ts'

type WayStep = Pick<Row<'step'>, 'id' | 'service_id' | 'status' | 'desk_id'>

/** Each step of a visit in its order; nothing of one with a single step. */
export const wayOf = (network: NetworkModel, site: SiteModel, steps: readonly WayStep[], currentId: string, language: string): Station[] =>
  steps.length > 1 ? steps.map((step) => stationOf(network, site, step, currentId, language)) : []

export function stationOf(network: NetworkModel, site: SiteModel, step: WayStep, currentId: string, language: string): Station {
  const service = knownService(network, step.service_id)
  return {
    serviceName: service ? textOf(service, language, network).name : step.service_id,
    institutionName: poolsFor(site, step.service_id)[0]?.institutionName ?? null,
    state: isOver(step.status) ? 'over' : step.id === currentId ? 'now' : 'toCome',
    desk: step.desk_id === null ? null : (network.desks.get(step.desk_id)?.label ?? null),
  }
}
