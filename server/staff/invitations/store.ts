import { sql } from 'kysely'
import type { Instant } from '../../../shared/domain/cells.ts'
import type { Reader, Row, Writer } from '../../db/schema.ts'

/** Somebody who cannot sign in yet. */
export async function insertStaff(db: Writer, { id, name, email }: { id: string; name: string; email: string }, now: Instant): Promise<void> {
  const at = new Date(now).toISOString()
  await db.insertInto('user').values({ id, name, email, emailVerified: 1, createdAt: at, updatedAt: at }).execute()
}

/** The password from now on; whoever is signed in as them is not any more. */
export async function setPassword(db: Writer, accountId: string, staffId: string, hash: string, now: Instant): Promise<void> {
  const at = new Date(now).toISOString()
  await db.deleteFrom('session').where('userId', '=', staffId).execute()
  await db.deleteFrom('account').where('userId', '=', staffId).where('providerId', '=', 'credential').execute()
  await db
    .insertInto('account')
    .values({ id: accountId, accountId: staffId, providerId: 'credential', userId: staffId, password: hash, createdAt: at, updatedAt: at })
    .execute()
}

export async function hasPassword(db: Reader, staffId: string): Promise<boolean> {
  const found = await db.selectFrom('account').select('id').where('userId', '=', staffId).where('password', 'is not', null).executeTakeFirst()
  return found !== undefined
}

export const knownByEmail = (db: Reader, email: string) => db.selectFrom('user').select(['id', 'name']).where('email', '=', email).executeTakeFirst()
export const staffById = (db: Reader, staffId: string) =>
  db.selectFrom('user').select(['id', 'name', 'email']).where('id', '=', staffId).executeTakeFirst()

/** One open invitation a person: those before it are over. */
export async function insertInvitation(
  db: Writer,
  row: Omit<Row<'invitation'>, 'used_at' | 'mail_at' | 'mail_attempts'>,
  now: Instant,
): Promise<void> {
  await db.updateTable('invitation').set({ expires_at: now, mail_at: null }).where('user_id', '=', row.user_id).where('used_at', 'is', null).execute()
  await db
    .insertInto('invitation')
    .values({ ...row, used_at: null, mail_at: now })
    .execute()
}

/** Takes the invitation, once; whose it was, or null when it is over. */
export async function useInvitation(db: Writer, id: string, now: Instant): Promise<string | null> {
  const used = await db
    .updateTable('invitation')
    .set({ used_at: now, mail_at: null })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('user_id')
    .executeTakeFirst()
  return used?.user_id ?? null
}

export const invitationById = (db: Reader, id: string) =>
  db
    .selectFrom('invitation')
    .innerJoin('user', 'user.id', 'invitation.user_id')
    .select(['invitation.id', 'invitation.expires_at', 'invitation.used_at', 'user.name', 'user.email'])
    .where('invitation.id', '=', id)
    .executeTakeFirst()

export const dueInvitations = (db: Reader, now: Instant) =>
  db
    .selectFrom('invitation')
    .innerJoin('user', 'user.id', 'invitation.user_id')
    .select(['invitation.id', 'invitation.expires_at', 'invitation.mail_at', 'invitation.mail_attempts', 'user.name', 'user.email'])
    .where('invitation.mail_at', '<=', now)
    .where('invitation.expires_at', '>', now)
    .orderBy('invitation.mail_at')
    .limit(20)
    .execute()

/** Takes a mail in hand until `until`; false when another process has it. */
export async function takeInvitationMail(db: Writer, id: string, seen: number | null, until: Instant): Promise<boolean> {
  const taken = await db
    .updateTable('invitation')
    .set({ mail_at: until, mail_attempts: sql<number>`mail_attempts + 1` })
    .where('id', '=', id)
    .where('mail_at', '=', seen)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

/** Not tried any more: it has gone, or was given up. */
export const mailDone = (db: Writer, id: string) => db.updateTable('invitation').set({ mail_at: null }).where('id', '=', id).execute()
