import type { Schema } from './schema.ts'

export interface PersonalColumn {
  readonly table: keyof Schema | 'session' | 'account'
  readonly column: string
  /** how many days after the visit or the event it lives */
  readonly days: number
  readonly why: string
}

/** Every column that says something about a person, and how long it lives. A column that is not here must say nothing about anybody: a test asks. */
export const personalColumns: readonly PersonalColumn[] = [
  { table: 'appointment_person', column: 'given_name', days: 7, why: 'to greet and to recognise the right person' },
  { table: 'appointment_person', column: 'family_name', days: 7, why: 'to find an appointment without its link' },
  { table: 'appointment_person', column: 'email', days: 7, why: 'confirmation and changes' },
  { table: 'appointment_person', column: 'phone', days: 7, why: 'phone appointments and changes' },
  { table: 'appointment_person', column: 'details', days: 7, why: 'what the person wants the desk to know' },
  { table: 'appointment', column: 'interpreter_language', days: 7, why: 'to bring the right interpreter' },
  { table: 'appointment', column: 'language', days: 7, why: 'to write and speak to the person' },
  { table: 'ticket', column: 'language', days: 30, why: 'paper, phone page, interpreter' },
  { table: 'step', column: 'interpreter_language', days: 30, why: 'to bring the right interpreter' },
  { table: 'user', column: 'name', days: 3650, why: 'staff: as long as they work here' },
  { table: 'user', column: 'email', days: 3650, why: 'staff: as long as they work here' },
  { table: 'session', column: 'ipAddress', days: 1, why: 'security of staff accounts' },
  { table: 'session', column: 'userAgent', days: 1, why: 'security of staff accounts' },
]

const daysOf = (table: PersonalColumn['table']): number =>
  Math.max(...personalColumns.filter((each) => each.table === table).map((each) => each.days))

export const appointmentDays = daysOf('appointment_person')
export const ticketDays = daysOf('ticket')
export const idempotencyDays = 1
