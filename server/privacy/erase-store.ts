import { sql } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import { daysOf } from '../db/personal.ts'
import type { Reader, Schema, Writer } from '../db/schema.ts'

const dayMs = 24 * 60 * 60_000

/**
 * What goes by an age of its own, and since when it counts. Days are those of `personalColumns`; where nothing personal stands, the
 * reason is here. What hangs on a ticket goes with it.
 */
const aged = [
  ['ticket', 'taken_at', daysOf('ticket')],
  ['desk_session', 'closed_at', daysOf('desk_session')],
  ['help_call', 'at', daysOf('help_call')],
  ['unavailability', 'to_at', daysOf('unavailability')],
  ['invitation', 'expires_at', daysOf('invitation')],
  // ids and codes, for who asks what has happened: as long as who was at which desk
  ['event', 'at', daysOf('desk_session')],
  // nobody sends a write again after so long
  ['idempotency', 'created_at', 1],
  // a plan that lies in the past
  ['busy', 'to_at', 1],
] as const satisfies readonly (readonly [keyof Schema, string, number])[]

/** Removes what has outlived the time that `server/db/personal.ts` gives it, and plans that lie in the past. */
export async function eraseOutlived(db: Writer, now: Instant): Promise<void> {
  for (const [table, since, days] of aged) await sql`delete from ${sql.table(table)} where ${sql.ref(since)} < ${now - days * dayMs}`.execute(db)
  await db
    .deleteFrom('claim')
    .where('cell', '<', Math.floor((now - dayMs) / 300_000))
    .execute()
  await eraseAppointments(db, now - daysOf('appointment_person') * dayMs)
  await eraseCancelled(db)
  await db
    .deleteFrom('appointment')
    .where('status', '=', 'expired')
    .where('hold_expires_at', '<', now - dayMs)
    .execute()
  await eraseSignIns(db, now - daysOf('session') * dayMs)
}

/** With their persons; a ticket lives longer, and forgets which appointment it had. */
async function eraseAppointments(db: Writer, before: Instant): Promise<void> {
  await db.updateTable('ticket').set({ appointment_id: null }).where('appointment_id', 'in', outlived(db, before)).execute()
  await db.deleteFrom('appointment').where('id', 'in', outlived(db, before)).execute()
}

/** Whoever still waits for a new time is not over (the end of a day gives them up), and whoever is being told so is told first. */
const outlived = (db: Reader, before: Instant) =>
  db
    .selectFrom('appointment')
    .select('appointment.id')
    .where('end_at', '<', before)
    .where('status', '<>', 'replan')
    .where('appointment.id', 'not in', (mails) =>
      mails.selectFrom('outbox').select('appointment_id').where('sent_at', 'is', null).where('failed_at', 'is', null).where('made_at', '>=', before),
    )

/** Whoever has cancelled is forgotten with the next night, as soon as the last mail to them has gone. */
async function eraseCancelled(db: Writer) {
  await db
    .deleteFrom('appointment_person')
    .where('appointment_id', 'in', (over) => over.selectFrom('appointment').select('id').where('status', '=', 'cancelled'))
    .where('appointment_id', 'not in', (open) =>
      open.selectFrom('outbox').select('appointment_id').where('sent_at', 'is', null).where('failed_at', 'is', null),
    )
    .execute()
}

/** Addresses from which staff signed in. better-auth removes what has run out only where it meets it again. */
async function eraseSignIns(db: Writer, before: Instant): Promise<void> {
  await sql`delete from "session" where "createdAt" < ${new Date(before).toISOString()}`.execute(db)
  await sql`delete from "rateLimit" where "lastRequest" < ${before}`.execute(db)
}

/** What was erased stays readable in the write-ahead log of SQLite until it is truncated. */
export async function truncateLog(db: Reader): Promise<void> {
  await sql`pragma wal_checkpoint(TRUNCATE)`.execute(db)
}
