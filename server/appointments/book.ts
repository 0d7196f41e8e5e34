import { afterVerb, mayBook } from '../../shared/domain/appointment.ts'
import { minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Row } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'
import { queueMail } from '../mail/store.ts'
import { claimSlot, freshCode, type SlotWish, wantedOf } from './reserve.ts'
import { appointmentById, changeAppointment, insertAppointment, insertPerson, keepClaims } from './store.ts'

export interface PersonDetails {
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly organisation?: string | undefined
  readonly details?: string | undefined
  readonly requesterKind: Row<'appointment'>['requester_kind']
}

export interface BookedAppointment {
  readonly appointmentId: string
  readonly code: string
  readonly start: number
}

type By = Row<'appointment'>['made_by']

/** Makes a held slot an appointment. */
export async function bookHold(tx: Tx, appointmentId: string, person: PersonDetails, by: By): Promise<Decision<BookedAppointment>> {
  const held = await appointmentById(tx.db, appointmentId)
  if (!held) return refused('hold_expired')
  const next = afterVerb(held.status, 'book')
  if (!next.ok) return next
  if ((held.hold_expires_at ?? 0) <= tx.now) return refused('hold_expired')
  if (held.start_at <= tx.now) return refused('start_in_past')
  const allowed = mayBook(requester(person, held.channel, by))
  if (!allowed.ok) return allowed
  const change = { status: next.value, hold_expires_at: null, made_by: by, made_at: tx.now, requester_kind: person.requesterKind }
  if (!(await changeAppointment(tx.db, held, change))) return refused('hold_expired')
  await keepClaims(tx.db, appointmentId)
  await confirm(tx, held.site_id, appointmentId, person)
  return accepted({ appointmentId, code: held.code, start: held.start_at })
}

/** Books a slot at once, without a hold before: at a kiosk, or from another system. */
export async function bookSlot(
  tx: Tx,
  wish: SlotWish,
  person: PersonDetails,
  by: By,
  firstAvailableAt: number | null,
): Promise<Decision<BookedAppointment>> {
  const wanted = wantedOf(tx, wish)
  if (!wanted.ok) return wanted
  const { service, site, channel, interpreter } = wanted.value
  const allowed = mayBook(requester(person, channel, by))
  if (!allowed.ok) return allowed
  const start = Date.parse(wish.start)
  const appointmentId = tx.chance.id()
  const code = await freshCode(tx)
  await insertAppointment(tx.db, {
    id: appointmentId,
    code,
    site_id: site.id,
    service_id: service.id,
    channel,
    language: wish.language,
    interpreter_language: interpreter,
    status: 'booked',
    start_at: start,
    end_at: start + service.durationMinutes * minute,
    hold_expires_at: null,
    made_at: tx.now,
    made_by: by,
    first_available_at: firstAvailableAt,
    requester_kind: person.requesterKind,
  })
  const claimed = await claimSlot(tx, appointmentId, wanted.value, start, null)
  if (!claimed.ok) return claimed
  await confirm(tx, site.id, appointmentId, person)
  return accepted({ appointmentId, code, start })
}

async function confirm(tx: Tx, siteId: string, appointmentId: string, person: PersonDetails) {
  await insertPerson(tx.db, {
    appointment_id: appointmentId,
    given_name: person.givenName ?? null,
    family_name: person.familyName ?? null,
    email: person.email ?? null,
    phone: person.phone ?? null,
    organisation: person.organisation ?? null,
    details: person.details || null,
  })
  if (person.email) await queueMail(tx, 'booked', appointmentId, 0)
  tx.record({ kind: 'appointmentBooked', siteId, appointmentId })
}

const requester = (person: PersonDetails, channel: SlotWish['channel'], by: By) => ({
  channel,
  by,
  givenName: person.givenName ?? null,
  familyName: person.familyName ?? null,
  email: person.email ?? null,
  phone: person.phone ?? null,
})
