import { limits } from '../../shared/contracts/limits.ts'
import type { Today, TodayRow } from '../../shared/contracts/reception.ts'
import { mayKnowVisitors, type Staff } from '../../shared/domain/actor.ts'
import { afterVerb, isStillOpen, mayArriveAt } from '../../shared/domain/appointment.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { isFoundBy } from '../../shared/domain/found.ts'
import { dayInterval, localDay } from '../../shared/domain/opening.ts'
import { isOver } from '../../shared/domain/ticket.ts'
import { localTime } from '../appointments/queries.ts'
import type { Reader } from '../db/schema.ts'
import { aheadOf, type Outlook, waitOf } from '../live/outlook.ts'
import { channelOf, faceOf } from '../live/queue-queries.ts'
import { strandedView } from '../live/stranded-view.ts'
import { institutionsServing, knownService, type NetworkModel, type SiteModel, textOf } from '../network/model.ts'
import { wayOf } from '../tickets/way-queries.ts'

/** Who looks for whom, in which language. */
export interface TodayQuestion {
  readonly actor: Staff
  readonly typed: string
  readonly language: string
  /** all, for paper */
  readonly whole?: boolean
}

/** Everybody of today at this site who fits what was typed: with an appointment, with a number, or with both. */
export async function todayPicture(
  db: Reader,
  network: NetworkModel,
  site: SiteModel,
  outlook: Outlook,
  { actor, typed, language, whole = false }: TodayQuestion,
  now: Instant,
): Promise<Today> {
  const day = localDay(site.zone, now)
  const ofToday = await appointmentsOf(db, site, day)
  const appointments = typed.trim() === '' ? ofToday : [...ofToday, ...(await displacedFrom(db, site, day))]
  const tickets = await ticketsOf(db, site, day)
  const ticketFor = new Map(tickets.map((ticket) => [ticket.appointment_id, ticket]))
  const known = new Set(appointments.map(({ id }) => id))
  const placeOfStep = new Map(outlook.order.map((stepId, place) => [stepId, place]))
  const placeOfTicket = new Map(tickets.map(({ id, step_id }) => [id, placeOfStep.get(step_id)]))
  const people = [
    ...appointments.map((appointment) => ({ appointment, ticket: ticketFor.get(appointment.id) ?? null })),
    ...tickets.filter((ticket) => !known.has(ticket.appointment_id ?? '')).map((ticket) => ({ appointment: null, ticket })),
  ]
  const found = people
    .map((person) => ({ person, row: rowOf(person) }))
    .filter(({ person, row }) => isFoundBy(typed, { name: row.name, label: row.face?.label ?? null, code: person.appointment?.code ?? null }))
    .sort((one, other) => byTurn(one.row, other.row))
    .map(({ row }) => row)
  const most = whole ? limits.paperRows : limits.todayRows
  return {
    siteId: site.id,
    siteName: site.name,
    zone: site.zone,
    day,
    now: new Date(now).toISOString(),
    rows: found.slice(0, most),
    more: Math.max(0, found.length - most),
  }

  function rowOf({ appointment, ticket }: Person): TodayRow {
    const serviceId = ticket?.service_id ?? appointment!.service_id
    const service = knownService(network, serviceId)
    const waits = ticket?.status === 'waiting'
    const estimate = waits ? outlook.estimates.get(ticket.step_id) : undefined
    return {
      appointmentId: appointment?.id ?? null,
      ticketId: ticket?.id ?? null,
      stepId: ticket?.step_id ?? null,
      name: appointment && mayKnow(serviceId) ? nameOf(appointment) : null,
      face: ticket && channelOf(ticket.channel) === 'onSite' ? faceOf(ticket) : null,
      status: ticket?.status ?? (appointment!.status as TodayRow['status']),
      serviceId,
      serviceName: service ? textOf(service, language, network).name : serviceId,
      icon: service?.icon ?? 'info',
      channel: appointment?.channel ?? channelOf(ticket!.channel),
      language: ticket?.language ?? appointment!.language,
      interpreter: ticket ? ticket.interpreter_language : appointment!.interpreter_language,
      priority: ticket?.priority_class === 'priority',
      bookedTime: appointment ? localTime(site.zone, appointment.start_at) : null,
      bookedDay: appointment ? otherDay(appointment) : null,
      arrival: appointment ? arrivalOf(appointment) : null,
      mayChange: appointment !== null && isStillOpen(appointment.status, appointment.start_at, now) && afterVerb(appointment.status, 'move').ok,
      takenTime: ticket ? localTime(site.zone, ticket.taken_at) : null,
      desk: ticket?.status === 'called' || ticket?.status === 'serving' ? ticket.desk_label : null,
      wait: estimate ? waitOf(estimate, site.zone) : null,
      ahead: waits ? aheadOf(outlook, site, ticket.step_id) : null,
      stranded: ticket ? strandedFor(ticket) : null,
      way: ticket ? wayFor(ticket) : [],
    }
  }

  function strandedFor(ticket: TicketRow): TodayRow['stranded'] {
    const stranded = ['waiting', 'parked', 'absent'].includes(ticket.status) ? strandedView(network, site, outlook, ticket.id, language) : null
    if (!stranded) return null
    const later = outlook.stranded.get(ticket.id)?.step.id !== ticket.step_id
    return mayKnow(stranded.serviceId) ? { ...stranded, later } : { ...stranded, serviceId: null, serviceName: null, later }
  }

  // A desk of one institution sees its own part of a visit; of the others’ it knows who comes next, to show the way
  function wayFor(ticket: TicketRow): TodayRow['way'] {
    return wayOf(network, site, ticket.steps, ticket.step_id, language).map((station, at) => {
      const serviceId = ticket.steps[at]!.service_id
      return mayKnow(serviceId) ? { ...station, serviceId } : { ...station, serviceId: null, serviceName: null }
    })
  }

  function mayKnow(serviceId: string): boolean {
    return mayKnowVisitors(actor, site.id, institutionsServing(site, serviceId))
  }

  function arrivalOf(appointment: AppointmentRow): TodayRow['arrival'] {
    if (appointment.status !== 'booked' || appointment.channel !== 'onSite') return null
    const rules = { earliestMinutes: site.arriveEarlyMinutes, latestMinutes: site.arriveLateMinutes }
    const arrived = mayArriveAt(appointment.start_at, rules, now)
    return arrived.ok ? 'now' : arrived.code === 'too_early' ? 'tooEarly' : 'tooLate'
  }

  function otherDay({ start_at }: AppointmentRow): string | null {
    const booked = localDay(site.zone, start_at)
    return booked === day ? null : booked
  }

  function byTurn(one: TodayRow, other: TodayRow): number {
    const group = groupOf(one) - groupOf(other)
    if (group !== 0) return group
    if (one.bookedDay !== other.bookedDay) return (one.bookedDay ?? '') < (other.bookedDay ?? '') ? -1 : 1
    if (groupOf(one) <= displaced) return timeOf(one) < timeOf(other) ? -1 : 1
    if (one.status === 'waiting') return placeOf(one) - placeOf(other)
    return timeOf(one) > timeOf(other) ? -1 : 1
  }

  function placeOf(row: TodayRow): number {
    return placeOfTicket.get(row.ticketId ?? '') ?? outlook.order.length
  }
}

interface Person {
  readonly appointment: AppointmentRow | null
  readonly ticket: TicketRow | null
}

const expected = 0
const displaced = 1

/** Still to come, moved or to be planned anew, waiting, at a desk or set aside, over. */
function groupOf(row: TodayRow): number {
  if (row.status === 'replan' || (row.status === 'booked' && row.bookedDay !== null)) return displaced
  if (row.status === 'booked') return row.arrival === 'tooLate' ? 4 : expected
  if (row.status === 'waiting') return 2
  return ['called', 'serving', 'parked', 'absent'].includes(row.status) ? 3 : 4
}

const timeOf = (row: TodayRow): string => row.bookedTime ?? row.takenTime ?? ''

const nameOf = ({ given_name, family_name }: AppointmentRow): string | null => [family_name, given_name].filter(Boolean).join(' ') || null

type AppointmentRow = Awaited<ReturnType<typeof appointmentsOf>>[number]

const appointmentsAt = (db: Reader, site: SiteModel) =>
  db
    .selectFrom('appointment')
    .leftJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
    .select(['id', 'code', 'service_id', 'channel', 'language', 'interpreter_language', 'status', 'start_at', 'given_name', 'family_name'])
    .where('site_id', '=', site.id)
    .orderBy('start_at')
    .orderBy('id')

async function appointmentsOf(db: Reader, site: SiteModel, day: string) {
  const { from, to } = dayInterval(site.zone, day)
  return appointmentsAt(db, site)
    .where('start_at', '>=', from)
    .where('start_at', '<', to)
    .where('status', 'in', ['booked', 'arrived', 'done', 'missed', 'cancelled', 'replan'])
    .execute()
}

/** Whoever nobody could tell comes at the old time, and hears here what has become of it. */
async function displacedFrom(db: Reader, site: SiteModel, day: string) {
  const { from, to } = dayInterval(site.zone, day)
  // The sequence counts another address of the site too; a mail of a move is put out for everybody, and stays with those it never reached
  const moved = db.selectFrom('outbox').select('appointment_id').where('kind', '=', 'moved')
  const told = db.selectFrom('outbox').select(['appointment_id', 'sequence']).where('sent_at', 'is not', null)
  return appointmentsAt(db, site)
    .where((is) => is.or([is('start_at', '<', from), is('start_at', '>=', to)]))
    .where((is) =>
      is.or([
        is('status', '=', 'replan'),
        is.and([
          is('status', '=', 'booked'),
          is('sequence', '>', 0),
          is('start_at', '>=', to),
          is('phone', 'is', null),
          is('appointment.id', 'in', moved),
          is.or([is('email', 'is', null), is.not(is(is.refTuple('appointment.id', 'sequence'), 'in', told.$asTuple('appointment_id', 'sequence')))]),
        ]),
      ]),
    )
    .execute()
}

type TicketRow = Awaited<ReturnType<typeof ticketsOf>>[number]

/** Each with its steps and the one it is at: the first that has not ended, else the last. */
async function ticketsOf(db: Reader, site: SiteModel, day: string) {
  const steps = await db
    .selectFrom('ticket')
    .innerJoin('step', 'step.ticket_id', 'ticket.id')
    .leftJoin('desk', 'desk.id', 'step.desk_id')
    .select(['ticket.id', 'ticket.series', 'ticket.number', 'ticket.language', 'ticket.channel', 'ticket.taken_at', 'ticket.appointment_id'])
    .select(['step.id as step_id', 'step.service_id', 'step.status', 'step.interpreter_language', 'step.priority_class'])
    .select(['step.desk_id', 'desk.label as desk_label'])
    .where('ticket.site_id', '=', site.id)
    .where('ticket.day', '=', day)
    .orderBy('ticket.number')
    .orderBy('step.position')
    .execute()
  const ofTicket = Map.groupBy(steps, (step) => step.id)
  return [...ofTicket.values()].map((each) => ({
    ...(each.find((step) => !isOver(step.status)) ?? each.at(-1)!),
    steps: each.map((step) => ({ ...step, id: step.step_id })),
  }))
}
