import { afterVerb, isStillOpen } from '../../shared/domain/appointment.ts'
import { type Instant, minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Assignment } from '../../shared/domain/slots.ts'
import { isAmong } from '../../shared/domain/wish.ts'
import { shareSite } from '../db/lock.ts'
import type { Row } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'
import { queueMail } from '../mail/store.ts'
import { type Moving, moveClaims, reclaimSlot, wantedOf } from './reserve.ts'
import { membersOf, type Wanted } from './slot-question.ts'
import { appointmentById, assignmentsOf, changeAppointment, changeInCalendar } from './store.ts'

/** Who or what shall have it from now on, for one of those who have it. */
export interface Onto {
  readonly resourceId: string
  readonly insteadOf: string
}

export interface Moved {
  readonly appointmentId: string
  readonly start: Instant
}

/** Moves an appointment: id, code and calendar UID stay, the claims are swapped in this transaction or not at all. */
export async function move(tx: Tx, appointmentId: string, startIso: string, onto?: Onto): Promise<Decision<Moved>> {
  const appointment = await appointmentById(tx.db, appointmentId)
  if (!appointment) return refused('not_found')
  const next = afterVerb(appointment.status, 'move')
  if (!next.ok) return next
  if (!isStillOpen(appointment.status, appointment.start_at, tx.now)) return refused('appointment_over')
  const wanted = wantedOf(tx, {
    serviceId: appointment.service_id,
    siteId: appointment.site_id,
    channel: appointment.channel,
    interpreter: appointment.interpreter_language ?? undefined,
  })
  if (!wanted.ok) return wanted
  const own = await assignmentsOf(tx.db, appointmentId)
  const wish = wishOf(tx, wanted.value, own, onto)
  if (!wish.ok) return wish
  const moving = { id: appointmentId, own: own.filter((each) => !isReplaced(each, onto)), wish: wish.value }
  const start = Date.parse(startIso)
  const staysInTime = appointment.status === 'booked' && start === appointment.start_at
  if (staysInTime) return giveTo(tx, appointment, moving, wanted.value)
  // Before the appointment is taken: whoever changes the site has it first and the appointments after
  await shareSite(tx.db, appointment.site_id)
  const sequence = await changeInCalendar(tx.db, appointment, { status: next.value, ...timeOf(wanted.value, start) })
  if (sequence === null) return refused('cannot_move')
  const claimed = await moveClaims(tx, moving, wanted.value, start)
  if (!claimed.ok) return claimed
  await queueMail(tx, 'moved', appointmentId, sequence)
  tx.record({ kind: 'appointmentMoved', siteId: appointment.site_id, appointmentId })
  return accepted({ appointmentId, start })
}

/** Whoever is to be replaced is asked last, also where a role is filled by two. */
const isReplaced = ({ resourceId }: Assignment, onto: Onto | undefined): boolean =>
  onto !== undefined && onto.insteadOf !== onto.resourceId && resourceId === onto.insteadOf

/** At its own time with somebody else, or nothing at all: either way its person has nothing to be told. */
async function giveTo(tx: Tx, appointment: Row<'appointment'>, moving: Moving, wanted: Wanted): Promise<Decision<Moved>> {
  const { id, site_id: siteId, start_at: start } = appointment
  if (!moving.wish || isAmong(moving.own, moving.wish)) return accepted({ appointmentId: id, start })
  await shareSite(tx.db, siteId)
  if (!(await changeAppointment(tx.db, appointment, timeOf(wanted, start)))) return refused('changed_meanwhile')
  const claimed = await reclaimSlot(tx, moving, wanted, start)
  if (!claimed.ok) return claimed
  tx.record({ kind: 'appointmentReassigned', siteId, appointmentId: id })
  return accepted({ appointmentId: id, start })
}

/** Refused: `changed_meanwhile` where somebody else has it by now, `not_suited` for what it cannot be given to. */
function wishOf({ network }: Tx, wanted: Wanted, own: readonly Assignment[], onto: Onto | undefined): Decision<Assignment | null> {
  if (!onto) return accepted(null)
  const role = own.find(({ resourceId }) => resourceId === onto.insteadOf)?.role
  if (role === undefined) return refused('changed_meanwhile')
  return membersOf(network, wanted, role).includes(onto.resourceId) ? accepted({ role, resourceId: onto.resourceId }) : refused('not_suited')
}

const timeOf = ({ service }: Wanted, start: Instant) => ({ start_at: start, end_at: start + service.durationMinutes * minute })
