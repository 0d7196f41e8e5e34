import type { Instant } from '../../shared/domain/cells.ts'
import type { Reader, Row, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'

/**
 * Puts a mail into the outbox, in the transaction of what it tells about: it is sent after a restart too. The row holds no
 * text and no address; both are read when it is sent.
 */
export async function queueMail(tx: Tx, kind: Row<'outbox'>['kind'], appointmentId: string, sequence: number): Promise<void> {
  await tx.db
    .insertInto('outbox')
    .values({ id: tx.chance.id(), kind, appointment_id: appointmentId, sequence, made_at: tx.now, next_at: tx.now, sent_at: null, failed_at: null })
    .execute()
}

export const dueMails = (db: Reader, now: Instant, limit: number) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .execute()

/** Takes a mail for sending until `until`; false when another process has it. */
export async function takeMail(db: Writer, mail: Row<'outbox'>, until: Instant): Promise<boolean> {
  const taken = await db
    .updateTable('outbox')
    .set({ next_at: until, attempts: mail.attempts + 1 })
    .where('id', '=', mail.id)
    .where('next_at', '=', mail.next_at)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

export const mailSent = (db: Writer, id: string, now: Instant) => db.updateTable('outbox').set({ sent_at: now }).where('id', '=', id).execute()
export const mailFailed = (db: Writer, id: string, now: Instant) => db.updateTable('outbox').set({ failed_at: now }).where('id', '=', id).execute()
export const mailAgainAt = (db: Writer, id: string, at: Instant) => db.updateTable('outbox').set({ next_at: at }).where('id', '=', id).execute()
