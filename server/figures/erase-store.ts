import { sql } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import { appointmentDays, deskSessionDays, idempotencyDays, signInDays, ticketDays } from '../db/personal.ts'
import type { Reader, Writer } from '../db/schema.ts'

const dayMs = 24 * 60 * 60_000

/** Removes what has outlived the time that `server/db/personal.ts` gives it, and plans that lie in the past. */
export async function eraseOutlived(db: Writer, now: Instant): Promise<void> {
  const oldAppointments = now - appointmentDays * dayMs
  await db
    .deleteFrom('claim')
    .where('cell', '<', Math.floor((now - dayMs) / 300_000))
    .execute()
  await db
    .deleteFrom('busy')
    .where('to_at', '<', now - dayMs)
    .execute()
  await db
    .deleteFrom('idempotency')
    .where('created_at', '<', now - idempotencyDays * dayMs)
    .execute()
  await db
    .deleteFrom('ticket')
    .where('taken_at', '<', now - ticketDays * dayMs)
    .execute()
  await db.updateTable('ticket').set({ appointment_id: null }).where('appointment_id', 'in', outlivedAppointments(db, oldAppointments)).execute()
  await db.deleteFrom('appointment').where('id', 'in', outlivedAppointments(db, oldAppointments)).execute()
  await eraseCancelled(db)
  await db
    .deleteFrom('appointment')
    .where('status', '=', 'expired')
    .where('hold_expires_at', '<', now - dayMs)
    .execute()
  await db
    .deleteFrom('event')
    .where('at', '<', now - 180 * dayMs)
    .execute()
  await db
    .deleteFrom('desk_session')
    .where('closed_at', '<', now - deskSessionDays * dayMs)
    .execute()
  await db
    .deleteFrom('help_call')
    .where('at', '<', now - deskSessionDays * dayMs)
    .execute()
  await db
    .deleteFrom('unavailability')
    .where('to_at', '<', now - deskSessionDays * dayMs)
    .execute()
  await db
    .deleteFrom('invitation')
    .where('expires_at', '<', now - deskSessionDays * dayMs)
    .execute()
  await eraseSignIns(db, now - signInDays * dayMs)
}

/** Whoever still waits for a new time is not over (the end of a day gives them up), and whoever is being told so is told first. */
const outlivedAppointments = (db: Reader, before: Instant) =>
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
