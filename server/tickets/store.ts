import { sql } from 'kysely'
import type { PriorityClass } from '../../shared/domain/queue.ts'
import type { Reader, Row, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'
import { type FurtherStep, insertFurther } from './visit-store.ts'

/** The next number of a series of this site and day: given out once, by the key of the counter. */
export async function nextNumber(db: Writer, siteId: string, day: string, series: string): Promise<number> {
  const counted = await db
    .insertInto('day_counter')
    .values({ site_id: siteId, day, series, last: 1 })
    .onConflict((conflict) => conflict.columns(['site_id', 'day', 'series']).doUpdateSet({ last: sql<number>`day_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return counted.last
}

/** Arrivals are counted across all series of a site: the last tie-breaker of the queue. */
const everyArrival = '*'

export interface NewTicket {
  readonly siteId: string
  readonly day: string
  readonly series: string
  readonly channel: string
  readonly language: string
  readonly appointmentId: string | null
  readonly serviceId: string
  readonly interpreterLanguage: string | null
  readonly priorityClass: PriorityClass
  readonly waitingSince: number
  readonly expectedMinutes: number
  readonly phoneHash?: string | null
  /** what follows at other desks, in this order */
  readonly further?: readonly FurtherStep[]
}

export async function insertTicket(tx: Tx, ticket: NewTicket): Promise<{ ticketId: string; stepId: string; number: number }> {
  const { db, chance, now } = tx
  const number = await nextNumber(db, ticket.siteId, ticket.day, ticket.series)
  const arrival = await nextNumber(db, ticket.siteId, ticket.day, everyArrival)
  const ticketId = chance.id()
  const stepId = chance.id()
  await db
    .insertInto('ticket')
    .values({
      id: ticketId,
      site_id: ticket.siteId,
      day: ticket.day,
      series: ticket.series,
      number,
      status: 'waiting',
      channel: ticket.channel,
      language: ticket.language,
      appointment_id: ticket.appointmentId,
      taken_at: now,
      estimate_low_minutes: null,
      estimate_high_minutes: null,
      promised_at: null,
      closed_reason: null,
      phone_hash: ticket.phoneHash ?? null,
    })
    .execute()
  await db
    .insertInto('step')
    .values({
      id: stepId,
      ticket_id: ticketId,
      site_id: ticket.siteId,
      day: ticket.day,
      position: 1,
      service_id: ticket.serviceId,
      interpreter_language: ticket.interpreterLanguage,
      priority_class: ticket.priorityClass,
      status: 'waiting',
      waiting_since: ticket.waitingSince,
      arrival,
      expected_minutes: ticket.expectedMinutes,
      desk_id: null,
      called_at: null,
      recalled_at: null,
      started_at: null,
      ended_at: null,
      outcome: null,
    })
    .execute()
  const visit = { ticket_id: ticketId, site_id: ticket.siteId, day: ticket.day, priority_class: ticket.priorityClass, arrival }
  await insertFurther(tx, visit, 1, ticket.further ?? [])
  return { ticketId, stepId, number }
}

/** Whether this phone has been given a number here today, whatever has become of it. */
export async function hasTakenNumber(db: Reader, phone: { siteId: string; day: string; phoneHash: string }): Promise<boolean> {
  const row = await db
    .selectFrom('ticket')
    .select('id')
    .where('site_id', '=', phone.siteId)
    .where('day', '=', phone.day)
    .where('phone_hash', '=', phone.phoneHash)
    .executeTakeFirst()
  return row !== undefined
}

export const ticketById = (db: Reader, id: string) => db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst()

/** The step that the visit is at: the last one that is ready. */
export const currentStep = (db: Reader, ticketId: string) =>
  db.selectFrom('step').selectAll().where('ticket_id', '=', ticketId).where('ready', '=', 1).orderBy('position', 'desc').limit(1).executeTakeFirst()

/** The promise that was made when the number was given: kept, so that it can be checked against what came. */
export const noteEstimate = (
  db: Writer,
  ticketId: string,
  estimate: Pick<Row<'ticket'>, 'estimate_low_minutes' | 'estimate_high_minutes' | 'promised_at'>,
) => db.updateTable('ticket').set(estimate).where('id', '=', ticketId).where('promised_at', 'is', null).execute()

export const appointmentForCode = (db: Reader, code: string) => db.selectFrom('appointment').selectAll().where('code', '=', code).executeTakeFirst()

/** A phone or video appointment that nobody has called after all. */
export async function unmakeVisit(db: Writer, ticketId: string): Promise<void> {
  await db
    .updateTable('appointment')
    .set({ status: 'booked' })
    .where('status', '=', 'arrived')
    .where('id', 'in', (ticket) =>
      ticket.selectFrom('ticket').select('appointment_id').where('ticket.id', '=', ticketId).$castTo<{ appointment_id: string }>(),
    )
    .execute()
  await db.deleteFrom('ticket').where('id', '=', ticketId).execute()
}
