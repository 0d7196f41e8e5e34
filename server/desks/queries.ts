import type { DeskPerson } from '../../shared/contracts/desks.ts'
import type { TicketFace } from '../../shared/contracts/tickets.ts'
import { remoteChannels, ticketLabel, ticketMark } from '../../shared/domain/ticket.ts'
import { prepared } from '../db/prepared.ts'
import type { Reader } from '../db/schema.ts'
import { sentBy } from './booking/referral-queries.ts'

export async function faceOfStep(db: Reader, stepId: string): Promise<TicketFace> {
  const { series, number } = (await selectNumber(db, stepId)).rows[0]!
  return { label: ticketLabel(series, number), mark: ticketMark(number) }
}

const selectNumber = prepared((db, stepId: string) =>
  db
    .selectFrom('ticket')
    .select(['series', 'number'])
    .where('id', '=', (step) => step.selectFrom('step').select('ticket_id').where('step.id', '=', stepId)),
)

/** The name of whoever is at this desk, while this member of staff has it open. */
export async function personAtDesk(db: Reader, deskId: string, staffId: string): Promise<DeskPerson> {
  const row = await db
    .selectFrom('desk_session')
    .innerJoin('engagement', (join) => join.onRef('engagement.resource_id', '=', 'desk_session.desk_id').on('engagement.closed_at', 'is', null))
    .innerJoin('step', 'step.id', 'engagement.step_id')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .leftJoin('appointment_person', 'appointment_person.appointment_id', 'ticket.appointment_id')
    .select([
      'step.id',
      'step.position',
      'ticket.channel',
      'ticket.appointment_id',
      'given_name',
      'family_name',
      'organisation',
      'details',
      'phone',
      'email',
    ])
    .where('desk_session.desk_id', '=', deskId)
    .where('desk_session.staff_id', '=', staffId)
    .where('desk_session.closed_at', 'is', null)
    .executeTakeFirst()
  const name = [row?.given_name, row?.family_name].filter(Boolean).join(' ')
  const isRemote = row !== undefined && remoteChannels.includes(row.channel)
  // Of what was booked: what a further step adds may be another institution’s
  const booked = row?.position === 1 ? row.appointment_id : null
  return {
    stepId: row?.id ?? null,
    name: name === '' ? null : name,
    organisation: row?.organisation ?? null,
    details: row?.details ?? null,
    phone: isRemote ? row.phone : null,
    email: isRemote ? row.email : null,
    professionals: booked ? await professionalsOf(db, booked) : [],
    sentBy: booked ? await sentBy(db, booked) : null,
  }
}

async function professionalsOf(db: Reader, appointmentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('busy')
    .innerJoin('resource', 'resource.id', 'busy.resource_id')
    .select('resource.name')
    .where('busy.appointment_id', '=', appointmentId)
    .where('resource.kind', '=', 'professional')
    .orderBy('resource.position')
    .execute()
  return rows.map(({ name }) => name)
}
