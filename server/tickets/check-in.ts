import { afterVerb, mayArriveAt } from '../../shared/domain/appointment.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { appointmentById, changeAppointment } from '../appointments/store.ts'
import { OvertakenError, type Tx, takeTurn } from '../db/transact.ts'
import { appointmentForCode, insertTicket } from './store.ts'

/** At a kiosk a code is typed; at the reception staff have found the appointment in today’s list. */
export type Arriving = { readonly code: string } | { readonly appointmentId: string }

/** Somebody with an appointment has come: their appointment becomes a number. Waiting counts from the later of booked time and check-in. */
export async function checkIn(
  tx: Tx,
  siteId: string,
  who: Arriving,
  language: string | undefined,
  channel: string,
): Promise<Decision<{ ticketId: string }>> {
  const byCode = 'code' in who
  const appointment = byCode ? await appointmentForCode(tx.db, who.code) : await appointmentById(tx.db, who.appointmentId)
  if (!appointment || appointment.status === 'held' || appointment.status === 'expired') return refused(byCode ? 'wrong_code' : 'not_found')
  const isElsewhere = appointment.site_id !== siteId
  if (isElsewhere && !byCode) return refused('not_found')
  // Nobody arrives for a call, and nobody is sent to another site for one
  if (appointment.channel !== 'onSite') return refused('channel_not_offered')
  if (isElsewhere) return refused('wrong_site')
  const next = afterVerb(appointment.status, 'arrive')
  if (!next.ok) return next
  const site = tx.network.sites.get(siteId)!
  const rules = { earliestMinutes: site.arriveEarlyMinutes, latestMinutes: site.arriveLateMinutes }
  const arrived = mayArriveAt(appointment.start_at, rules, tx.now)
  if (!arrived.ok) return arrived
  await takeTurn(tx.db, siteId)
  // Moved, cancelled or checked in while its code was read: what is so now is for the rules to say
  if (!(await changeAppointment(tx.db, appointment, { status: next.value }))) throw new OvertakenError('already_checked_in')
  const { ticketId, stepId } = await insertTicket(tx, {
    siteId,
    day: localDay(site.zone, tx.now),
    series: site.series,
    channel,
    language: language ?? appointment.language,
    appointmentId: appointment.id,
    serviceId: appointment.service_id,
    interpreterLanguage: appointment.interpreter_language,
    priorityClass: 'appointment',
    waitingSince: arrived.value,
    expectedMinutes: Math.round((appointment.end_at - appointment.start_at) / 60_000),
  })
  tx.record({ kind: 'appointmentArrived', siteId, appointmentId: appointment.id, ticketId, stepId })
  return accepted({ ticketId })
}
