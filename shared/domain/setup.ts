import { type Actor, mayAdministerNetwork, mayLead } from './actor.ts'
import { accepted, type Decision, refused } from './decision.ts'

/** A site is set up by whoever leads it. */
export const mayEditSite = (actor: Actor, siteId: string): boolean => mayAdministerNetwork(actor) || mayLead(actor, siteId)

/**
 * An interpreter or professional who comes to several sites is of each that they come to, and nobody's alone. Who comes to none
 * is not everybody's: they are for an administrator.
 */
export const mayEditPerson = (actor: Actor, siteIds: readonly string[]): boolean =>
  mayAdministerNetwork(actor) || (siteIds.length > 0 && siteIds.every((siteId) => mayLead(actor, siteId)))
export const maySeePerson = (actor: Actor, siteIds: readonly string[]): boolean =>
  mayEditPerson(actor, siteIds) || siteIds.some((siteId) => mayLead(actor, siteId))

/** What is to be changed, as far as rights go: null where it is not yet, or will not be any more. */
export interface WantedChange {
  readonly kind: 'network' | 'area' | 'institution' | 'service' | 'site' | 'person' | 'travel'
  readonly id: string
  readonly before: { readonly areaId?: string; readonly siteIds?: readonly string[] } | null
  readonly after: { readonly areaId?: string; readonly siteIds?: readonly string[] } | null
}

/**
 * Whoever leads a site changes it and the people who come to no other. That there is a site more or less, in which area it is,
 * and whatever belongs to all, is for an administrator of the network. What somebody may not even see is not found.
 */
export function mayChange(actor: Actor, { kind, id, before, after }: WantedChange): Decision<null> {
  if (mayAdministerNetwork(actor)) return accepted(null)
  if (kind === 'site') {
    if (before && !mayLead(actor, id)) return refused('not_found')
    return before && after && before.areaId === after.areaId ? accepted(null) : refused('not_allowed')
  }
  if (kind !== 'person') return refused('not_allowed')
  if (before && !maySeePerson(actor, before.siteIds ?? [])) return refused('not_found')
  if (before && !mayEditPerson(actor, before.siteIds ?? [])) return refused('not_allowed')
  // Who comes to no site would be out of reach of whoever saves this
  if (after?.siteIds?.length === 0) return refused('network_invalid', [{ path: 'windows', expected: '', check: 'nowhere' }])
  return after === null || mayEditPerson(actor, after.siteIds ?? []) ? accepted(null) : refused('not_allowed')
}
