import type { RemoteRow } from '../../../shared/contracts/desks.ts'
import type { Instant } from '../../../shared/domain/cells.ts'
import { dayInterval, localDay } from '../../../shared/domain/opening.ts'
import { mayCallFrom } from '../../../shared/domain/remote.ts'
import { localTime } from '../../appointments/queries.ts'
import type { Reader } from '../../db/schema.ts'
import { deskRole, type NetworkModel, textOf } from '../../network/model.ts'
import type { DeskAt } from '../at-desk.ts'

/** Appointments of today by phone and video that claim a unit of this desk’s pool, or no unit and a service of it. */
export async function remoteAppointments(db: Reader, network: NetworkModel, desk: DeskAt, now: Instant): Promise<RemoteRow[]> {
  const today = dayInterval(desk.site.zone, localDay(desk.site.zone, now))
  const rows = (await selectRemote(db, desk.site.id, today)).filter((row) => isOfPool(row, desk))
  return rows.flatMap((row) => {
    const service = network.services.get(row.service_id)
    if (!service) return []
    return {
      appointmentId: row.id,
      channel: row.channel,
      start: new Date(row.start_at).toISOString(),
      time: localTime(desk.site.zone, row.start_at),
      serviceId: service.id,
      serviceName: textOf(service, network.language, network).name,
      language: row.language,
      interpreter: row.interpreter_language,
      requesterKind: row.requester_kind,
      state: stateOf(row, now),
      deskLabel: row.label,
    }
  })
}

export const isOfPool = ({ unit_id, service_id }: { unit_id: string | null; service_id: string }, { pool }: DeskAt): boolean =>
  unit_id === null ? pool.serviceIds.has(service_id) : pool.unitIds.includes(unit_id)

function stateOf(row: Awaited<ReturnType<typeof selectRemote>>[number], now: Instant): RemoteRow['state'] {
  if (row.status === 'done' || row.status === 'missed') return row.status
  if (row.step_status === 'called' || row.step_status === 'serving') return 'inHand'
  if (row.step_status !== null) return 'aside'
  return now < mayCallFrom(row.start_at) ? 'later' : 'due'
}

const selectRemote = (db: Reader, siteId: string, today: { from: Instant; to: Instant }) =>
  db
    .selectFrom('appointment')
    .leftJoin('busy', (join) => join.onRef('busy.appointment_id', '=', 'appointment.id').on('busy.role', '=', deskRole))
    .leftJoin('ticket', 'ticket.appointment_id', 'appointment.id')
    .leftJoin('step', (join) => join.onRef('step.ticket_id', '=', 'ticket.id').on('step.position', '=', 1))
    .leftJoin('desk', 'desk.id', 'step.desk_id')
    .select(['appointment.id', 'appointment.service_id', 'appointment.channel', 'appointment.start_at', 'appointment.language'])
    .select(['appointment.interpreter_language', 'appointment.status', 'appointment.requester_kind', 'busy.resource_id as unit_id'])
    .select(['step.status as step_status', 'desk.label'])
    .where('appointment.site_id', '=', siteId)
    .where('appointment.channel', 'in', ['phone', 'video'])
    .where('appointment.status', 'in', ['booked', 'arrived', 'done', 'missed'])
    .where('appointment.start_at', '>=', today.from)
    .where('appointment.start_at', '<', today.to)
    .orderBy('appointment.start_at')
    .orderBy('appointment.id')
    .execute()

/** What a phone or video appointment has claimed: the unit that says whose it is, and the interpreter. */
export async function claimedFor(db: Reader, appointmentId: string): Promise<{ unitId: string | null; interpreterId: string | null }> {
  const rows = await db.selectFrom('busy').select(['resource_id', 'role']).where('appointment_id', '=', appointmentId).execute()
  const of = (role: string) => rows.find((row) => row.role === role)?.resource_id ?? null
  return { unitId: of(deskRole), interpreterId: of('interpreter') }
}

/** Its step, once somebody has called. */
export const stepOfAppointment = (db: Reader, appointmentId: string) =>
  db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .selectAll('step')
    .where('ticket.appointment_id', '=', appointmentId)
    .where('step.position', '=', 1)
    .executeTakeFirst()
