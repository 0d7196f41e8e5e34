export const roles = ['clerk', 'coordinator', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Who acts. Authority is an argument of every command; it is found once, at the edge. */
export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'device'; readonly deviceId: string; readonly use: 'kiosk' | 'board'; readonly siteId: string; readonly printer: boolean }
  | { readonly kind: 'staff'; readonly staffId: string; readonly name: string; readonly memberships: readonly Membership[] }

/** Rights of one member of staff at one site; an administrator of the network has one for each site. */
export interface Membership {
  readonly siteId: string
  readonly role: Role
}

export const siteIdsOf = (actor: Actor): readonly string[] =>
  actor.kind === 'staff' ? actor.memberships.map((membership) => membership.siteId) : actor.kind === 'device' ? [actor.siteId] : []

export const mayWorkAt = (actor: Actor, siteId: string): boolean =>
  actor.kind === 'staff' && actor.memberships.some((membership) => membership.siteId === siteId)

export const mayLead = (actor: Actor, siteId: string): boolean =>
  actor.kind === 'staff' && actor.memberships.some((membership) => membership.siteId === siteId && membership.role !== 'clerk')
