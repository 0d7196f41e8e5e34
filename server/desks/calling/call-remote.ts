import type { Staff } from '../../../shared/domain/actor.ts'
import { afterVerb } from '../../../shared/domain/appointment.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { localDay } from '../../../shared/domain/opening.ts'
import { chosenCall, type WaitingStep } from '../../../shared/domain/queue.ts'
import { mayCallFrom } from '../../../shared/domain/remote.ts'
import { appointmentById, changeAppointment } from '../../appointments/store.ts'
import type { Row } from '../../db/schema.ts'
import { OvertakenError, type Tx } from '../../db/transact.ts'
import { abilityOf } from '../../present/desk-queries.ts'
import { interpretersPresent } from '../../present/interpreter-queries.ts'
import { waitingStep, waitingSteps, withClaims } from '../../present/waiting-queries.ts'
import { insertTicket } from '../../tickets/store.ts'
import { type OpenDesk, openDeskOfStaff } from '../at-desk.ts'
import { stateOf } from '../deed-store.ts'
import { endParking } from '../record-store.ts'
import { openPause } from '../session/store.ts'
import { call, isEngaged } from '../store.ts'
import { claimedFor, isOfPool, stepOfAppointment } from './remote-queries.ts'

/**
 * The desk rings somebody up, or opens the video: from now on it is a visit like any other, with the desk and the interpreter
 * engaged, but for the board. It passes whoever came earlier, and may not pass them too often.
 */
export async function callRemote(tx: Tx, actor: Staff, deskId: string, appointmentId: string): Promise<Decision<{ stepId: string }>> {
  const found = await openDeskOfStaff(tx, actor, deskId)
  if (!found.ok) return found
  const desk = found.value
  if (await isEngaged(tx.db, deskId)) return refused('desk_busy')
  if (await openPause(tx.db, desk.session.id)) return refused('desk_paused')
  const appointment = await remoteAppointment(tx, desk, appointmentId)
  if (!appointment.ok) return appointment
  const visit = await visitOf(tx, desk, appointment.value)
  if (!visit.ok) return visit
  const { step, born } = visit.value
  const next = await mayCall(tx, actor, desk, appointment.value, step)
  if (!next.ok) return next
  const resumed = step.status === 'parked' ? await endParking(tx.db, step.id, tx.now) : undefined
  const at = { stepId: step.id, deskId, siteId: desk.site.id, staffId: actor.staffId }
  if (!(await call(tx, { ...at, from: stateOf(step), next: next.value, chosen: null, resumed, born }))) return refused('busy')
  tx.record({ kind: 'stepCalled', siteId: desk.site.id, stepId: step.id, deskId, code: appointment.value.channel })
  return accepted({ stepId: step.id })
}

/** One by phone or video whose unit is of this desk’s pool; "not yours" and "does not exist" are the same answer. */
async function remoteAppointment(tx: Tx, desk: OpenDesk, appointmentId: string): Promise<Decision<Row<'appointment'>>> {
  const appointment = await appointmentById(tx.db, appointmentId)
  if (!appointment || appointment.site_id !== desk.site.id || appointment.channel === 'onSite') return refused('not_found')
  const { unitId } = await claimedFor(tx.db, appointmentId)
  if (!isOfPool({ unit_id: unitId, service_id: appointment.service_id }, desk)) return refused('not_found')
  return tx.now < mayCallFrom(appointment.start_at) ? refused('too_early') : accepted(appointment)
}

/** The visit that this appointment has become: with the first call it is made, and the appointment has arrived. */
async function visitOf(tx: Tx, { site }: OpenDesk, appointment: Row<'appointment'>): Promise<Decision<{ step: Row<'step'>; born: boolean }>> {
  if (appointment.status === 'arrived') {
    const known = await stepOfAppointment(tx.db, appointment.id)
    const isFree = known && ['waiting', 'parked', 'absent'].includes(known.status)
    return isFree ? accepted({ step: known, born: false }) : refused('step_changed')
  }
  const arrived = afterVerb(appointment.status, 'arrive')
  if (!arrived.ok) return arrived
  if (!(await changeAppointment(tx.db, appointment, { status: arrived.value }))) throw new OvertakenError('busy')
  await insertTicket(tx, {
    siteId: site.id,
    day: localDay(site.zone, tx.now),
    series: remoteSeries,
    channel: appointment.channel,
    language: appointment.language,
    appointmentId: appointment.id,
    serviceId: appointment.service_id,
    interpreterLanguage: appointment.interpreter_language,
    priorityClass: 'appointment',
    waitingSince: appointment.start_at,
    expectedMinutes: Math.round((appointment.end_at - appointment.start_at) / 60_000),
  })
  return accepted({ step: (await stepOfAppointment(tx.db, appointment.id))!, born: true })
}

/** No site has this series: nobody in the room holds such a number. */
const remoteSeries = '@'

/** The same rule as for everybody, with the interpreters who can be had by this channel. */
async function mayCall(tx: Tx, actor: Staff, { deskId, site, pool }: OpenDesk, appointment: Row<'appointment'>, step: Row<'step'>) {
  const { interpreters, claimedBy } = await interpretersPresent(tx.db, tx.network, site, tx.now, appointment.channel)
  const own: WaitingStep = { ...waitingStep(step), wanted: null, claimedInterpreterId: (await claimedFor(tx.db, appointment.id)).interpreterId }
  const others = (await waitingSteps(tx.db, site.id)).filter((each) => each.stepId !== step.id)
  const waiting = [...withClaims(others, claimedBy), own]
  const next = chosenCall(step.id, abilityOf(pool, deskId, actor.staffId), waiting, interpreters, site.policy, tx.now)
  if (!next.ok) return next
  return accepted({ ...next.value, overtaken: next.value.overtaken.map(({ stepId }) => ({ stepId, reason: step.priority_class })) })
}
