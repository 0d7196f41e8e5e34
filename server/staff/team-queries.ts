import type { StaffMember } from '../../shared/contracts/staff-rights.ts'
import { mayAdministerNetwork, type Role, roles, type Staff } from '../../shared/domain/actor.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { isInReach, isWhereTheyLead, type Places } from '../../shared/domain/rights.ts'
import type { Reader } from '../db/schema.ts'
import type { NetworkModel } from '../network/model.ts'
import { type KnownRight, placesFor, plainRight, rightOfRow, versionOfRights } from './reach-queries.ts'

/** Everybody who has a right where the actor leads, by name; an administrator of the network sees all. */
export async function team(db: Reader, network: NetworkModel, actor: Staff, now: Instant): Promise<StaffMember[]> {
  const places = await placesFor(db, network, actor)
  const users = await db.selectFrom('user').select(['id', 'name', 'email']).orderBy('name').orderBy('id').execute()
  const rights = Map.groupBy((await db.selectFrom('membership').selectAll().orderBy('id').execute()).map(rightOfRow), (right) => right.userId)
  const withPassword = new Set((await db.selectFrom('account').select('userId').where('password', 'is not', null).execute()).map((row) => row.userId))
  const invitations = await db
    .selectFrom('invitation')
    .select(['user_id', 'expires_at'])
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
  const invitedUntil = new Map(invitations.map((row) => [row.user_id, row.expires_at]))
  return users
    .map((user) => ({ user, all: rights.get(user.id) ?? [] }))
    .filter(({ all }) => mayAdministerNetwork(actor) || all.some((right) => isWhereTheyLead(actor, right, places)))
    .map(({ user, all }) => ({
      ...member(actor, places, user, all),
      active: withPassword.has(user.id),
      invitedUntil: instantOf(invitedUntil.get(user.id)),
    }))
}

function member(actor: Staff, places: Places, user: { id: string; name: string; email: string }, all: readonly KnownRight[]) {
  const own = all.filter((right) => isInReach(actor, right, places))
  return {
    staffId: user.id,
    name: user.name,
    email: user.email,
    rights: own.map(plainRight),
    version: versionOfRights(own),
    moreElsewhere: own.length < all.length,
    mayDismiss: mayDismiss(actor, user.id, all, places),
    self: user.id === actor.staffId,
  }
}

/** Somebody with a right that the actor cannot take is not theirs to dismiss; nobody dismisses themselves. */
export const mayDismiss = (actor: Staff, staffId: string, all: readonly KnownRight[], places: Places): boolean =>
  staffId !== actor.staffId && (mayAdministerNetwork(actor) || (all.length > 0 && all.every((right) => isInReach(actor, right, places))))

const instantOf = (at: Instant | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

export const rolesToGive = (actor: Staff): Role[] => roles.filter((role) => role !== 'administrator' || mayAdministerNetwork(actor))
