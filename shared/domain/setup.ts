import { type Actor, mayAdministerNetwork, mayLead } from './actor.ts'

/** A site is set up by whoever leads it. */
export const mayEditSite = (actor: Actor, siteId: string): boolean => mayAdministerNetwork(actor) || mayLead(actor, siteId)

/** An interpreter or professional who comes to several sites is of each that they come to, and nobody's alone. */
export const mayEditPerson = (actor: Actor, siteIds: readonly string[]): boolean =>
  mayAdministerNetwork(actor) || siteIds.every((siteId) => mayLead(actor, siteId))
export const maySeePerson = (actor: Actor, siteIds: readonly string[]): boolean =>
  mayEditPerson(actor, siteIds) || siteIds.some((siteId) => mayLead(actor, siteId))
