import type { Agenda } from '../../shared/contracts/agenda.ts'
import { mayKnowVisitors, mayLead, type Staff } from '../../shared/domain/actor.ts'
import type { Instant, Interval } from '../../shared/domain/cells.ts'
import { dayInterval } from '../../shared/domain/opening.ts'
import { ticketLabel } from '../../shared/domain/ticket.ts'
import { localTime } from '../appointments/queries.ts'
import type { Reader, Row } from '../db/schema.ts'
import { institutionsServing, type NetworkModel, type SiteModel, textOf } from '../network/model.ts'

/** A site's days as they are planned and as they have been, walk-ins and appointments together. */
export async function agendaOf(
  db: Reader,
  network: NetworkModel,
  site: SiteModel,
  days: { readonly from: string; readonly to: string },
  { actor, language }: { readonly actor: Staff; readonly language: string },
  now: Instant,
): Promise<Agenda> {
  const range = { from: dayInterval(site.zone, days.from).from, to: dayInterval(site.zone, days.to).to }
  const booked = Map.groupBy(await bookedIn(db, site.id, range), (row) => row.id)
  const visits = await visitsIn(db, site.id, range)
  const resources = resourcesOf(network, site, new Set(visits.map((row) => row.desk_id!)))
  const away = await awayIn(
    db,
    resources.map(({ id }) => id),
    range,
    mayLead(actor, site.id) ? ['staff', 'self', 'feed'] : ['staff', 'self'],
  )
  const mayKnow = (serviceId: string) => mayKnowVisitors(actor, site.id, institutionsServing(site, serviceId))
  const nameOf = (serviceId: string) => {
    const service = network.services.get(serviceId)
    return service ? textOf(service, language, network).name : serviceId
  }
  return {
    siteId: site.id,
    siteName: site.name,
    zone: site.zone,
    today: network.openings.dayOf(site.zone, now),
    now: wallTime(now),
    pools: site.pools.map(({ id, name, institutionName }) => ({ id, name, group: institutionName })),
    resources,
    open: network.openings.around(site.id, site.hours, range).map(wallTimes),
    away: away.map((row) => ({
      id: row.id,
      resourceId: row.resource_id,
      ...wallTimes({ from: Math.max(row.from_at, range.from), to: Math.min(row.to_at, range.to) }),
    })),
    bookings: [...booked.values()].map((rows) => {
      const row = rows[0]!
      return {
        appointmentId: row.id,
        resourceIds: rows.flatMap((each) => each.resource_id ?? []),
        serviceId: row.service_id,
        serviceName: nameOf(row.service_id),
        name: mayKnow(row.service_id) ? row.given_name || row.family_name : null,
        label: row.series === null || row.number === null ? null : ticketLabel(row.series, row.number),
        interpreter: row.interpreter_language,
        channel: row.channel,
        status: row.status as Agenda['bookings'][number]['status'],
        from: wallTime(row.start_at),
        to: wallTime(row.end_at),
        mayMove: row.status === 'booked' && row.start_at > now,
      }
    }),
    visits: visits.map((row) => ({
      stepId: row.id,
      deskId: row.desk_id!,
      label: ticketLabel(row.series, row.number),
      serviceName: nameOf(row.service_id),
      interpreter: row.interpreter_language,
      from: wallTime(row.called_at!),
      to: row.ended_at === null ? null : wallTime(row.ended_at),
    })),
  }

  function wallTimes({ from, to }: Interval) {
    return { from: wallTime(from), to: wallTime(to) }
  }

  function wallTime(instant: Instant): string {
    return `${network.openings.dayOf(site.zone, instant)}T${localTime(site.zone, instant)}`
  }
}

function resourcesOf(network: NetworkModel, site: SiteModel, deskIds: ReadonlySet<string>): Agenda['resources'] {
  const units = site.pools.flatMap((pool) =>
    pool.unitIds.map((id, index) => ({ id, kind: 'unit' as const, name: `${pool.name} ${index + 1}`, group: pool.institutionName, poolId: pool.id })),
  )
  const people = (network.peopleAt.get(site.id) ?? []).map((person) => ({
    id: person.id,
    kind: person.kind,
    name: person.name,
    group: '',
    poolId: null,
  }))
  const desks = site.pools.flatMap((pool) =>
    pool.desks
      .filter((desk) => deskIds.has(desk.id))
      .map((desk) => ({ id: desk.id, kind: 'desk' as const, name: desk.label, group: pool.institutionName, poolId: pool.id })),
  )
  return [...units, ...people, ...desks]
}

const bookedIn = (db: Reader, siteId: string, { from, to }: Interval) =>
  db
    .selectFrom('appointment')
    .leftJoin('busy', 'busy.appointment_id', 'appointment.id')
    .leftJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
    .leftJoin('ticket', 'ticket.appointment_id', 'appointment.id')
    .select(['appointment.id', 'appointment.service_id', 'appointment.interpreter_language', 'appointment.channel', 'appointment.status'])
    .select(['appointment.start_at', 'appointment.end_at', 'busy.resource_id', 'given_name', 'family_name', 'ticket.series', 'ticket.number'])
    .where('appointment.site_id', '=', siteId)
    .where('appointment.status', 'in', ['booked', 'arrived', 'done', 'missed'])
    .where('appointment.start_at', '>=', from)
    .where('appointment.start_at', '<', to)
    .orderBy('appointment.start_at')
    .orderBy('appointment.id')
    .execute()

const visitsIn = (db: Reader, siteId: string, { from, to }: Interval) =>
  db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .select([
      'step.id',
      'step.desk_id',
      'step.service_id',
      'step.called_at',
      'step.ended_at',
      'step.interpreter_language',
      'ticket.series',
      'ticket.number',
    ])
    .where('step.site_id', '=', siteId)
    .where('step.desk_id', 'is not', null)
    .where('step.called_at', '>=', from)
    .where('step.called_at', '<', to)
    .where('step.status', 'in', ['called', 'serving', 'done'])
    .orderBy('step.called_at')
    .execute()

// What somebody's own calendar says is for whoever leads, and for nobody else who works here
const awayIn = (db: Reader, resourceIds: readonly string[], { from, to }: Interval, sources: readonly Row<'unavailability'>['source'][]) =>
  resourceIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('unavailability')
        .select(['id', 'resource_id', 'from_at', 'to_at'])
        .where('resource_id', 'in', resourceIds)
        .where('source', 'in', sources)
        .where('to_at', '>', from)
        .where('from_at', '<', to)
        .orderBy('from_at')
        .orderBy('id')
        .execute()
