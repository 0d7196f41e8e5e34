import type { Schema } from './schema.ts'

export interface PersonalColumn {
  readonly table: keyof Schema | 'session' | 'account' | 'rateLimit'
  readonly column: string
  /** how many days after the visit or the event it lives; an appointment that has lost its time lives longer (`replanDays`) */
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
  { table: 'appointment_person', column: 'organisation', days: 7, why: 'the company or office that asks' },
  { table: 'appointment', column: 'interpreter_language', days: 7, why: 'to bring the right interpreter' },
  { table: 'appointment', column: 'language', days: 7, why: 'to write and speak to the person' },
  { table: 'ticket', column: 'language', days: 30, why: 'paper, phone page, interpreter' },
  { table: 'ticket', column: 'phone_hash', days: 30, why: 'one number per phone and day: a seal of that day, not the phone' },
  { table: 'step', column: 'wanted_staff_id', days: 30, why: 'whom a transfer is meant for' },
  { table: 'step', column: 'interpreter_language', days: 30, why: 'to bring the right interpreter' },
  { table: 'call', column: 'staff_id', days: 30, why: 'who called: with the ticket, and never counted by person' },
  { table: 'absence', column: 'staff_id', days: 30, why: 'who saw that nobody came: with the ticket' },
  { table: 'parking', column: 'staff_id', days: 30, why: 'who set aside: with the ticket' },
  { table: 'transfer', column: 'staff_id', days: 30, why: 'who transferred: with the ticket' },
  { table: 'transfer', column: 'to_staff_id', days: 30, why: 'whom a transfer was meant for: with the ticket' },
  { table: 'deed', column: 'before', days: 30, why: 'the step as it was, to undo it: with the ticket' },
  { table: 'deed', column: 'staff_id', days: 30, why: 'who may undo it: with the ticket' },
  { table: 'referral', column: 'staff_id', days: 30, why: 'who referred: with the ticket' },
  { table: 'help_call', column: 'staff_id', days: 180, why: 'who called for help' },
  { table: 'help_call', column: 'answered_by', days: 180, why: 'who went' },
  { table: 'desk_session', column: 'staff_id', days: 180, why: 'who was at which desk, should somebody complain' },
  { table: 'device', column: 'approved_by', days: 3650, why: 'who paired it: as long as it is paired' },
  { table: 'resource', column: 'name', days: 3650, why: 'interpreters and professionals: as long as they work here' },
  { table: 'unavailability', column: 'made_by', days: 180, why: 'who said that somebody cannot come' },
  { table: 'calendar_feed', column: 'url', days: 3650, why: 'the calendar of one person: until they take it away' },
  { table: 'calendar_feed', column: 'made_by', days: 3650, why: 'who gave the address' },
  { table: 'membership', column: 'resource_id', days: 3650, why: 'the interpreter somebody is' },
  { table: 'invitation', column: 'user_id', days: 180, why: 'whom it invites' },
  { table: 'invitation', column: 'made_by', days: 180, why: 'who has invited' },
  { table: 'membership', column: 'user_id', days: 3650, why: 'staff: as long as they work here' },
  { table: 'account', column: 'accountId', days: 3650, why: 'staff: as long as they work here' },
  { table: 'account', column: 'userId', days: 3650, why: 'staff: as long as they work here' },
  { table: 'account', column: 'password', days: 3650, why: 'a hash; staff: as long as they work here' },
  { table: 'user', column: 'id', days: 3650, why: 'staff: as long as they work here' },
  { table: 'user', column: 'name', days: 3650, why: 'staff: as long as they work here' },
  { table: 'user', column: 'email', days: 3650, why: 'staff: as long as they work here' },
  { table: 'session', column: 'userId', days: 1, why: 'who is signed in' },
  { table: 'session', column: 'ipAddress', days: 1, why: 'security of staff accounts' },
  { table: 'session', column: 'userAgent', days: 1, why: 'security of staff accounts' },
  { table: 'rateLimit', column: 'key', days: 1, why: 'the address from which somebody tries to sign in' },
]

/** How long the rows of this table live: as long as what lives longest in them. */
export const daysOf = (table: PersonalColumn['table']): number =>
  Math.max(...personalColumns.filter((each) => each.table === table).map((each) => each.days))

/** An appointment that has lost its time keeps its person so long, counted from the old time, the loss or the offer, whichever came last. */
export const replanDays = 30
