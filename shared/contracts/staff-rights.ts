import { z } from 'zod'
import { roles } from '../domain/actor.ts'
import { limits } from './limits.ts'
import { email, id, instant, languageTag, name, version, zone } from './values.ts'

/** What the first one allows of a password, and of a new one here. */
export const newPassword = z.string().min(12).max(limits.password)

/**
 * One right. With `siteId` it holds there, with `areaId` at every site of the area, with neither at every site of the network,
 * those to come included; only one of the two. `institutionId`: at that institution's desks alone, for whoever does
 * not lead: a coordinator leads the whole of a site. `resourceId`: the interpreter
 * or professional they are; an interpreter has this and no place.
 */
export const staffRight = z.strictObject({
  role: z.enum(roles),
  siteId: id.nullable().default(null),
  areaId: id.nullable().default(null),
  institutionId: id.nullable().default(null),
  resourceId: id.nullable().default(null),
  /** may call somebody out of turn, with a reason that is kept */
  mayChoose: z.boolean().default(false),
})
export type StaffRight = z.infer<typeof staffRight>
const rights = z.array(staffRight).max(50)

/** Somebody with rights where the reader leads. */
export const staffMember = z.strictObject({
  staffId: id,
  name: z.string(),
  email: z.string(),
  /** those that the reader may change */
  rights: z.array(staffRight),
  /** of exactly these rights */
  version,
  /** there are more, that the reader may not see */
  moreElsewhere: z.boolean(),
  /** has a password and can sign in */
  active: z.boolean(),
  /** until when the invitation that is open can be accepted */
  invitedUntil: instant.nullable(),
  /** may be dismissed, and invited anew, by the reader */
  mayDismiss: z.boolean(),
  self: z.boolean(),
})
export type StaffMember = z.infer<typeof staffMember>
/** `GET /api/staff`: by name. `mayGive`: the roles that the reader may give. */
export const staffMembers = z.strictObject({ staff: z.array(staffMember), mayGive: z.array(z.enum(roles)) })

/**
 * `POST /api/staff`. Who is known by this address gets the rights on top of those they have, and no invitation.
 * Refusals: not_allowed (a right out of one's reach), invalid_input with `fields`.
 */
export const inviteRequest = z.strictObject({ name, email, rights: rights.min(1) })
/** The link is shown once and mailed too; it holds for seven days. Null: they can sign in already. */
export const invitation = z.strictObject({ link: z.string(), expiresAt: instant })
export const invited = z.strictObject({ staffId: id, invitation: invitation.nullable() })

/** `POST /api/staff/{id}/invitation`: a new link, for a new password; the one before it opens nothing any more. */
export const invitedAnew = z.strictObject({ staffId: id, invitation })

/**
 * `POST /api/staff/{id}/rights`: these instead of those within one's reach, `base` being the version of what was seen; others stay.
 * Refusals as of inviting, last_administrator, changed_meanwhile.
 */
export const rightsRequest = z.strictObject({ base: version, rights })
export const rightsChanged = z.strictObject({ staffId: id })
/** `POST /api/staff/{id}/dismiss`: account, rights and sessions go. Refusals: not_allowed (rights elsewhere too), last_administrator. */
export const dismissed = z.strictObject({ staffId: id })

/** `GET /api/invitations/{id}`, with the token of the link in `sportello-token`. Refusals: not_found, invitation_over. */
export const openInvitation = z.strictObject({ name: z.string(), email: z.string(), networkName: z.string(), expiresAt: instant })
/** `POST /api/invitations/{id}/accept`, with the same token: from now on they sign in with this password. */
export const acceptRequest = z.strictObject({ password: newPassword })
export const acceptedInvitation = z.strictObject({ email: z.string() })

/** `GET /api/setup`: open until there is somebody. The token is in the address that the first start prints, `/admin#setup=…`. */
export const setupState = z.strictObject({ open: z.boolean() })
/** `POST /api/setup`: the network, unless one has been imported, and its first administrator, once. Refusals: not_found (it is not open, or another token), too_many_requests. */
export const setupRequest = z.strictObject({
  token: z.string().max(64),
  name,
  email,
  password: newPassword,
  networkName: z.string().trim().min(1).max(120),
  zone,
  language: languageTag,
})
export const setupDone = z.strictObject({ staffId: id })
