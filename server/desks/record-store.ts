import type { Instant } from '../../shared/domain/cells.ts'
import type { ParkReason } from '../../shared/domain/ticket.ts'
import type { Row, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'
import type { StepState } from './deed-store.ts'

/** Each answers the id of the record it has written. */
export async function keepAbsence({ db, now, chance }: Tx, stepId: string, staffId: string): Promise<string> {
  const id = chance.id()
  await db.insertInto('absence').values({ id, step_id: stepId, staff_id: staffId, at: now }).execute()
  return id
}

export interface Parked {
  readonly stepId: string
  readonly deskId: string
  readonly staffId: string
  readonly reason: ParkReason
}

export async function keepParking({ db, now, chance }: Tx, { stepId, deskId, staffId, reason }: Parked): Promise<string> {
  const id = chance.id()
  await db.insertInto('parking').values({ id, step_id: stepId, desk_id: deskId, staff_id: staffId, reason, at: now, resumed_at: null }).execute()
  return id
}

/** Answers which one has ended, if any. */
export async function endParking(db: Writer, stepId: string, now: Instant): Promise<string | undefined> {
  const ended = await db
    .updateTable('parking')
    .set({ resumed_at: now })
    .where('step_id', '=', stepId)
    .where('resumed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended?.id
}

export interface Transferred {
  readonly deskId: string | null
  readonly staffId: string
  readonly target: Partial<StepState>
}

export async function keepTransfer({ db, now, chance }: Tx, seen: Row<'step'>, { deskId, staffId, target }: Transferred): Promise<string> {
  const id = chance.id()
  await db
    .insertInto('transfer')
    .values({
      id,
      step_id: seen.id,
      from_desk_id: deskId,
      from_service_id: seen.service_id,
      to_service_id: target.service_id ?? seen.service_id,
      to_desk_id: target.wanted_desk_id ?? null,
      to_pool_id: target.wanted_pool_id ?? null,
      to_staff_id: target.wanted_staff_id ?? null,
      staff_id: staffId,
      at: now,
    })
    .execute()
  return id
}

export const noteFirst = (db: Writer, ticketId: string, firstVisit: boolean) =>
  db
    .updateTable('ticket')
    .set({ first_visit: firstVisit ? 1 : 0 })
    .where('id', '=', ticketId)
    .execute()

export interface Referred {
  readonly stepId: string
  readonly deskId: string
  readonly staffId: string
  readonly appointmentId: string
  readonly agreed: boolean
}

export async function keepReferral({ db, now, chance }: Tx, { stepId, deskId, staffId, appointmentId, agreed }: Referred): Promise<void> {
  await db
    .insertInto('referral')
    .values({ id: chance.id(), step_id: stepId, desk_id: deskId, staff_id: staffId, appointment_id: appointmentId, at: now, agreed: agreed ? 1 : 0 })
    .execute()
}
