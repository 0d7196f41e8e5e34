import { isAtLeast, mayAdministerNetwork, mayLead, type Role, type Staff } from './actor.ts'
import type { RefusedField } from './decision.ts'
import { mayEditPerson } from './setup.ts'

/** A right as it is given: at one site, at all of an area, or everywhere. */
export interface Right {
  readonly role: Role
  readonly siteId: string | null
  readonly areaId: string | null
  /** at its desks alone; whoever leads a site leads the whole of it */
  readonly institutionId: string | null
  readonly resourceId: string | null
  readonly mayChoose: boolean
}

/** What one must know of the network to judge a right. */
export interface Places {
  /** areas that the actor leads whole, sites to come included */
  readonly ledAreas: ReadonlySet<string>
  /** where an interpreter or professional comes to */
  sitesOfPerson(resourceId: string): readonly string[]
}

/** Whether the actor gives and takes such rights: at most their own, where they lead. */
export const isInReach = (actor: Staff, right: Right, places: Places): boolean =>
  mayAdministerNetwork(actor) || (right.role !== 'administrator' && isWhereTheyLead(actor, right, places) && isTheirPerson(actor, right, places))

/** Whether it holds where the actor leads, and nowhere else. */
export function isWhereTheyLead(actor: Staff, right: Right, places: Places): boolean {
  if (mayAdministerNetwork(actor)) return true
  if (right.role === 'interpreter') return right.resourceId !== null && isTheirPerson(actor, right, places)
  if (right.areaId !== null) return places.ledAreas.has(right.areaId)
  return right.siteId !== null && mayLead(actor, right.siteId)
}

/** Whatever the role, a right that names a person opens that person's own page. */
const isTheirPerson = (actor: Staff, { resourceId }: Right, places: Places): boolean =>
  resourceId === null || mayEditPerson(actor, places.sitesOfPerson(resourceId))

/** What is wrong with a right in itself, by the field; null: nothing. */
export function faultOf({ role, siteId, areaId, institutionId, resourceId }: Right): Fault | null {
  if (siteId !== null && areaId !== null) return { field: 'areaId', expected: 'a site or an area, not both' }
  // Hours, figures and the day's people are of the site, whose desks are several institutions'
  if (institutionId !== null && isAtLeast(role, 'coordinator')) return { field: 'institutionId', expected: '', check: 'wholeSite' }
  if (role !== 'interpreter') return null
  if (resourceId === null) return { field: 'resourceId', expected: 'the interpreter they are' }
  return siteId === null && areaId === null
    ? null
    : { field: siteId === null ? 'areaId' : 'siteId', expected: 'no place: an interpreter has windows' }
}

interface Fault extends Pick<RefusedField, 'expected' | 'check'> {
  readonly field: string
}
