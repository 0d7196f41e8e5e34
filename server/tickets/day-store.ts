import type { Instant } from '../../shared/domain/cells.ts'
import type { Reader, Writer } from '../db/schema.ts'
import { closeHelp, endPause } from '../desks/session/store.ts'

const unfinished = ['waiting', 'called', 'serving', 'parked', 'absent'] as const

/** Closes tickets of days before `today` that came to no end, and sets free whom they had engaged. */
export async function closeTickets(db: Writer, siteId: string, today: string, now: Instant, reason: string): Promise<string[]> {
  const ofBefore = db.updateTable('step').where('site_id', '=', siteId).where('day', '<', today)
  // Whoever did not come when called is counted as that
  await ofBefore.set({ outcome: 'absent' }).where('status', '=', 'absent').execute()
  const steps = await ofBefore.set({ status: 'closed', ended_at: now }).where('status', 'in', unfinished).returning(['id', 'ticket_id']).execute()
  if (steps.length === 0) return []
  const ids = steps.map((step) => step.id)
  const ticketIds = [...new Set(steps.map((step) => step.ticket_id))]
  await db.updateTable('engagement').set({ closed_at: now }).where('closed_at', 'is', null).where('step_id', 'in', ids).execute()
  await db.updateTable('ticket').set({ status: 'closed', closed_reason: reason }).where('id', 'in', ticketIds).execute()
  return ticketIds
}

export async function closeOpenDesks(db: Writer, siteId: string, openedBefore: Instant, now: Instant): Promise<string[]> {
  const closed = await db
    .updateTable('desk_session')
    .set({ closed_at: now })
    .where('site_id', '=', siteId)
    .where('closed_at', 'is', null)
    .where('opened_at', '<', openedBefore)
    .returning(['id', 'desk_id'])
    .execute()
  for (const session of closed) {
    await endPause(db, session.id, now)
    await closeHelp(db, session.desk_id, now, null)
  }
  return closed.map((session) => session.desk_id)
}

/** Nobody came, or nobody called them: appointments of before that came to no end, whatever their channel. */
export async function missAppointments(db: Writer, siteId: string, endedBefore: Instant): Promise<string[]> {
  const missed = await db
    .updateTable('appointment')
    .set({ status: 'missed' })
    .where('site_id', '=', siteId)
    .where('end_at', '<', endedBefore)
    .where('status', 'in', ['arrived', 'booked'])
    .returning('id')
    .execute()
  return missed.map((appointment) => appointment.id)
}

export type MissedAppointment = Awaited<ReturnType<typeof neverCame>>[number]

/** Of these, those without a ticket: who has come and was not served has left the fact of a visit. */
export async function neverCame(db: Reader, appointmentIds: readonly string[]) {
  if (appointmentIds.length === 0) return []
  return withoutTicket(db).where('appointment.id', 'in', appointmentIds).execute()
}

/** Appointments at these sites that began in this time, and to which nobody has come so far. */
export const notArrived = (db: Reader, siteIds: readonly string[], from: Instant, before: Instant) =>
  withoutTicket(db)
    .where('appointment.site_id', 'in', siteIds)
    .where('appointment.start_at', '>=', from)
    .where('appointment.start_at', '<', before)
    .where('appointment.status', '=', 'booked')
    .where('appointment.channel', '=', 'onSite')
    .execute()

const withoutTicket = (db: Reader) =>
  db
    .selectFrom('appointment')
    .leftJoin('ticket', 'ticket.appointment_id', 'appointment.id')
    .select([
      'appointment.site_id',
      'appointment.service_id',
      'appointment.channel',
      'appointment.language',
      'appointment.interpreter_language',
      'appointment.made_at',
      'appointment.start_at',
      'appointment.end_at',
      'appointment.first_available_at',
      'appointment.first_visit',
    ])
    .where('ticket.id', 'is', null)

export type Visit = Awaited<ReturnType<typeof visitsOn>>[number]

/** Visits of days before `today` for which no fact has been kept: a day is counted once, by its newest fact. */
export async function uncountedVisits(db: Reader, siteId: string, today: string) {
  const counted = await db
    .selectFrom('fact')
    .select((max) => max.fn.max('day').as('day'))
    .where('site_id', '=', siteId)
    .executeTakeFirst()
  return visits(db, [siteId], 0)
    .where('step.day', '<', today)
    .where('step.day', '>', counted?.day ?? '')
    .execute()
}

/** Visits of one day, which begins at this instant. */
export const visitsOn = (db: Reader, siteIds: readonly string[], day: string, from: Instant) =>
  visits(db, siteIds, from).where('ticket.day', '=', day).execute()

/** One row for each service of a visit at these sites, with its first call since `from` that has not been taken back. */
const visits = (db: Reader, siteIds: readonly string[], from: Instant) =>
  db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .leftJoin('appointment', 'appointment.id', 'ticket.appointment_id')
    .leftJoin('desk', 'desk.id', 'step.desk_id')
    .leftJoin('pool', 'pool.id', 'desk.pool_id')
    .leftJoin(
      (calls) =>
        calls
          .selectFrom('call')
          .select((first) => ['call.step_id', first.fn.min('call.called_at').as('at')])
          .where('call.site_id', 'in', siteIds)
          .where('call.called_at', '>=', from)
          .where('call.undone_at', 'is', null)
          .groupBy('call.step_id')
          .as('first_call'),
      (join) => join.onRef('first_call.step_id', '=', 'step.id'),
    )
    .selectAll('step')
    .select([
      'first_call.at as first_called_at',
      'pool.institution_id',
      'ticket.language',
      'ticket.channel',
      'ticket.taken_at',
      'ticket.estimate_low_minutes',
      'ticket.estimate_high_minutes',
      (of) =>
        of
          .selectFrom('step as each')
          .select((count) => count.fn.countAll<number>().as('count'))
          .whereRef('each.ticket_id', '=', 'ticket.id')
          .as('steps'),
      'ticket.first_visit',
      'appointment.made_at',
      'appointment.start_at',
      'appointment.first_available_at',
      'appointment.first_visit as booked_first_visit',
    ])
    .where('step.site_id', 'in', siteIds)
