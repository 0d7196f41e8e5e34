import type { Reader } from '../db/schema.ts'

/** What a mail or a calendar entry tells: read when it is made, so that the outbox holds nobody's address. */
export const mailSubject = (db: Reader, appointmentId: string) =>
  db
    .selectFrom('appointment')
    .leftJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
    .selectAll('appointment')
    .select(['given_name', 'family_name', 'email', 'phone'])
    .where('appointment.id', '=', appointmentId)
    .executeTakeFirst()
