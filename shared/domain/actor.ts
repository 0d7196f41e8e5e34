/**
 * `interpreter`: the own page and calendar, nothing of a site's queue. Each further role may what the one before it may:
 * `receptionist` gives numbers and books, `clerk` serves at desks, `coordinator` leads a site, `administrator` sets it up.
 */
export const roles = ['interpreter', 'receptionist', 'clerk', 'coordinator', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Who acts. Authority is an argument of every command; it is found once, at the edge. */
export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'device'; readonly deviceId: string; readonly use: 'kiosk' | 'board'; readonly siteId: string; readonly printer: boolean }
  | Staff

export interface Staff {
  readonly kind: 'staff'
  readonly staffId: string
  readonly name: string
  readonly memberships: readonly Membership[]
  /** the role they have for the network as a whole, sites that are yet to come included */
  readonly overall: Role | null
  /** the interpreter or professional they are */
  readonly resourceId: string | null
}

/** A right of one member of staff at one site, beside which there may be others; an administrator of the network has one for each site. */
export interface Membership {
  readonly siteId: string
  readonly role: Role
  /** null: the desks of every institution; whoever leads has no other */
  readonly institutionId: string | null
  /** may call somebody out of turn, with a reason that is kept */
  readonly mayChoose: boolean
}

export const isAtLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least)

/** Each right counts by itself: a receptionist of all who is a clerk of one institution serves at no other's desks. */
export const membershipsAt = (actor: Actor, siteId: string): readonly Membership[] =>
  actor.kind === 'staff' ? actor.memberships.filter((membership) => membership.siteId === siteId) : []

const mayAt = (actor: Actor, siteId: string, least: Role): boolean => membershipsAt(actor, siteId).some(({ role }) => isAtLeast(role, least))

const covers = ({ institutionId }: Membership, institutionIds: readonly string[]): boolean =>
  institutionId === null || institutionIds.includes(institutionId)

/** The product itself, where it plays a part: the demo's day, the pairing of its devices. */
export const atSite = (staffId: string, siteId: string, role: Role): Staff => ({
  kind: 'staff',
  staffId,
  name: staffId,
  memberships: [{ siteId, role, institutionId: null, mayChoose: false }],
  overall: null,
  resourceId: null,
})

/** Whoever has the machine itself: the command line. */
export const theHouse: Staff = { kind: 'staff', staffId: 'house', name: 'house', memberships: [], overall: 'administrator', resourceId: null }

/** Sees the queue of a site, gives numbers, checks in, books for others. */
export const mayWorkAt = (actor: Actor, siteId: string): boolean => mayAt(actor, siteId, 'receptionist')

/** Serves at desks of the site, of these institutions where the rights are for some alone. */
export const mayServeAt = (actor: Actor, siteId: string, institutionId: string): boolean =>
  membershipsAt(actor, siteId).some((each) => isAtLeast(each.role, 'clerk') && covers(each, [institutionId]))

/** Calls somebody out of turn, at desks of this institution. */
export const mayChooseAt = (actor: Actor, siteId: string, institutionId: string): boolean =>
  membershipsAt(actor, siteId).some((each) => each.mayChoose && covers(each, [institutionId]))

/** Has to do with visitors whom these institutions serve: a desk of one has no business with the names of another's. */
export const mayKnowVisitors = (actor: Actor, siteId: string, institutionIds: readonly string[]): boolean =>
  membershipsAt(actor, siteId).some((each) => isAtLeast(each.role, 'receptionist') && covers(each, institutionIds))

export const mayLead = (actor: Actor, siteId: string): boolean => mayAt(actor, siteId, 'coordinator')

/** Sets up the network itself: what belongs to no single site. */
export const mayAdministerNetwork = (actor: Actor): boolean => actor.kind === 'staff' && actor.overall === 'administrator'
