import type { Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, type RefusedField, refused } from '../../shared/domain/decision.ts'
import { faultOf, isInReach, isWhereTheyLead, type Places, type Right } from '../../shared/domain/rights.ts'
import type { NetworkModel } from '../network/model.ts'
import type { KnownRight } from './reach-queries.ts'

/** Whether the actor may give these rights; what is wrong in itself, or speaks of what there is not, is named. */
export function judgeRights(network: NetworkModel, actor: Staff, rights: readonly Right[], places: Places): Decision<null> {
  const faults = rights.flatMap((right, at) => faultsOf(network, right).map(({ field, ...more }) => ({ path: `rights.${at}.${field}`, ...more })))
  if (faults.length > 0) return refused('invalid_input', faults)
  return rights.every((right) => isInReach(actor, right, places)) ? accepted(null) : refused('not_allowed')
}

interface Fault extends Omit<RefusedField, 'path'> {
  readonly field: string
}

function faultsOf(network: NetworkModel, right: Right): Fault[] {
  const lists = { siteId: network.sites, areaId: network.areas, institutionId: network.institutions, resourceId: network.people }
  const unknown = (Object.keys(lists) as (keyof typeof lists)[]).filter((field) => right[field] !== null && !lists[field].has(right[field]))
  const fault = faultOf(right)
  return [...unknown.map((field) => ({ field, expected: 'one that there is' })), ...(fault ? [fault] : [])]
}

/** Whether the actor may know of somebody with these rights at all. */
export const maySeeStaff = (actor: Staff, rights: readonly KnownRight[], places: Places): boolean =>
  rights.some((right) => isWhereTheyLead(actor, right, places))
