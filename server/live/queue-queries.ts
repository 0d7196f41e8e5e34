import type { AsideRow, DeskStep, Queue, QueueRow } from '../../shared/contracts/desks.ts'
import type { TicketFace } from '../../shared/contracts/tickets.ts'
import type { Channel } from '../../shared/domain/appointment.ts'
import { type Instant, minute } from '../../shared/domain/cells.ts'
import { type InterpreterPresence, isFreeNow } from '../../shared/domain/queue.ts'
import { isSilent, remoteChannels, ticketLabel, ticketMark } from '../../shared/domain/ticket.ts'
import { localTime } from '../appointments/queries.ts'
import type { Reader } from '../db/schema.ts'
import { mostRecalls, recallPauseMs } from '../desks/calling/recall.ts'
import { knownService, type NetworkModel, type SiteModel, textOf } from '../network/model.ts'
import { type Outlook, waitOf } from './outlook.ts'

export const faceOf = (row: { series: string; number: number }): TicketFace => ({
  label: ticketLabel(row.series, row.number),
  mark: ticketMark(row.number),
})

/** All that staff of a site see of today: who waits, who is where, who interprets. */
export async function queuePicture(
  db: Reader,
  network: NetworkModel,
  site: SiteModel,
  outlook: Outlook,
  now: Instant,
): Promise<Omit<Queue, 'version' | 'now'>> {
  const rows = await activeSteps(db, site.id)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const sessions = await openSessions(db, site.id)
  const engaged = await engagedInterpreters(db, site.id)
  const aside = await stepsAside(db, site.id)
  const help = await openHelpCalls(db, site.id)
  const answered = await helpAnswered(db, site.id, now - helpComingMs)
  const overtaken = await overtakenBySteps(
    db,
    rows.filter((row) => row.status !== 'waiting').map((row) => row.id),
  )
  return {
    siteId: site.id,
    siteName: site.name,
    zone: site.zone,
    open: network.openings.isOpenAt(site.id, site.hours, now),
    waiting: outlook.order.flatMap((stepId) => {
      const row = byId.get(stepId)
      return row ? [waitingRow(row)] : []
    }),
    parked: aside.filter((row) => row.status === 'parked').map(asideRow),
    absent: aside.filter((row) => row.status === 'absent').map(asideRow),
    help: help.map((row) => ({ deskId: row.desk_id, deskLabel: row.label, staffName: row.name, since: new Date(row.at).toISOString() })),
    desks: site.pools.flatMap((pool) =>
      pool.desks.map((desk) => {
        const session = sessions.find((each) => each.desk_id === desk.id)
        const inHand = rows.find((row) => row.desk_id === desk.id && row.status !== 'waiting')
        return {
          id: desk.id,
          label: desk.label,
          poolId: pool.id,
          poolName: pool.name,
          institutionId: pool.institutionId,
          institutionName: pool.institutionName,
          serviceIds: [...pool.serviceIds],
          languages: [...pool.languages],
          open: session !== undefined,
          staffName: session?.name ?? null,
          staffId: session?.staff_id ?? null,
          serving: inHand ? deskStep(inHand) : null,
          paused:
            session?.pause_reason && session.paused_at !== null
              ? { reason: session.pause_reason, since: new Date(session.paused_at).toISOString() }
              : null,
          helpComing: session ? comingTo(session) : null,
          silent: session !== undefined && isSilent(session.seen_at, now),
        }
      }),
    ),
    interpreters: outlook.present.interpreters.flatMap((each) => interpreterRow(each) ?? []),
  }

  /** Nobody comes to whoever has called again, or needs nobody any more. */
  function comingTo({ desk_id }: { desk_id: string }): Queue['desks'][number]['helpComing'] {
    const last = answered.find((each) => each.desk_id === desk_id)
    if (!last || last.answered_by === last.staff_id || help.some((each) => each.desk_id === desk_id)) return null
    return { name: last.name, at: new Date(last.answered_at!).toISOString() }
  }

  function interpreterRow(each: InterpreterPresence): Queue['interpreters'][number] | null {
    const person = network.people.get(each.interpreterId)
    const current = each.windows.find((window) => window.from <= now && now < window.to)
    const today = network.openings.dayOf(site.zone, now)
    const coming = each.windows.find((window) => window.from > now && network.openings.dayOf(site.zone, window.from) === today)
    if (!person || (!current && !coming && !each.engaged)) return null
    const due = each.claims.some(({ interval }) => interval.from <= now && now < interval.to)
    const claimed = each.claims.map(({ interval }) => interval.from).filter((from) => from > now)
    const state = each.engaged ? 'engaged' : !current ? 'away' : due ? 'kept' : 'free'
    const until = current && (state === 'free' ? Math.min(current.to, ...claimed) : current.to)
    return {
      id: person.id,
      name: person.name,
      languages: [...person.languages],
      state,
      until: until ? localTime(site.zone, until) : null,
      from: current || !coming ? null : localTime(site.zone, coming.from),
    }
  }

  function asideRow(row: Awaited<ReturnType<typeof stepsAside>>[number]): AsideRow {
    const service = knownService(network, row.service_id)!
    return {
      stepId: row.id,
      face: faceOf(row),
      channel: channelOf(row.channel),
      serviceId: service.id,
      serviceName: textOf(service, network.language, network).name,
      language: row.language,
      deskId: row.desk_id,
      deskLabel: row.label,
      since: new Date(row.parked_at ?? row.absent_at ?? row.called_at ?? 0).toISOString(),
      reason: row.reason,
      stranded: strandedIn(row),
    }
  }

  function wantedIn(row: StepRow): QueueRow['wanted'] {
    const { wanted_desk_id: deskId, wanted_pool_id: poolId, wanted_staff_id: staffId } = row
    if (deskId === null && poolId === null && staffId === null) return null
    const names = [
      sessions.find((session) => session.staff_id === staffId)?.name,
      network.desks.get(deskId ?? '')?.label,
      site.pools.find((pool) => pool.id === poolId)?.name,
    ]
    return { deskId, poolId, staffId, name: names.find((name) => name) ?? '' }
  }

  function waitingRow(row: StepRow): QueueRow {
    const service = knownService(network, row.service_id)!
    const waiting = outlook.present.waiting.find((step) => step.stepId === row.id)
    const estimate = outlook.estimates.get(row.id)
    return {
      stepId: row.id,
      face: faceOf(row),
      channel: channelOf(row.channel),
      serviceId: service.id,
      serviceName: textOf(service, network.language, network).name,
      icon: service.icon,
      language: row.language,
      interpreter: row.interpreter_language,
      interpreterFree:
        row.interpreter_language === null ||
        (waiting !== undefined &&
          outlook.present.interpreters.some((each) => each.languages.includes(row.interpreter_language!) && isFreeNow(each, waiting, now))),
      priorityClass: row.priority_class,
      bookedTime: row.start_at === null ? null : localTime(site.zone, row.start_at),
      waitingSince: new Date(row.waiting_since).toISOString(),
      passed: row.passed,
      wait: estimate ? waitOf(estimate, site.zone) : null,
      wanted: wantedIn(row),
      stranded: strandedIn(row),
    }
  }

  // A desk of one institution sees its own part of a visit: of what follows it learns that, and not what
  function strandedIn(row: { id: string; ticket_id: string }): QueueRow['stranded'] {
    const found = outlook.stranded.get(row.ticket_id)
    if (!found) return null
    const { reason, closesAt, step } = found
    const closesTime = closesAt === null ? null : localTime(site.zone, closesAt)
    return { reason, interpreter: step.interpreter_language, closesTime, later: step.id !== row.id }
  }

  function deskStep(row: StepRow): DeskStep {
    const service = knownService(network, row.service_id)!
    const texts = textOf(service, network.language, network)
    const interpreter = engaged.find((each) => each.step_id === row.id)
    return {
      stepId: row.id,
      face: faceOf(row),
      status: row.status as 'called' | 'serving',
      channel: channelOf(row.channel),
      serviceId: service.id,
      serviceName: texts.name,
      documents: [...texts.documents],
      answerSheet: texts.answerSheet,
      language: row.language,
      interpreter: interpreter ? { language: row.interpreter_language ?? row.language, name: interpreter.name } : null,
      bookedTime: row.start_at === null ? null : localTime(site.zone, row.start_at),
      calledAt: new Date(row.called_at ?? 0).toISOString(),
      startedAt: row.started_at === null ? null : new Date(row.started_at).toISOString(),
      recalls: row.recalls,
      recallsLeft: Math.max(0, mostRecalls - row.recalls),
      recallAllowedAt: new Date((row.recalled_at ?? 0) + recallPauseMs).toISOString(),
      firstVisit: row.first_visit === null ? null : row.first_visit === 1,
      overtaken: overtaken.filter((each) => each.by_step_id === row.id).map((each) => ({ face: faceOf(each), reason: each.reason })),
    }
  }
}

type StepRow = Awaited<ReturnType<typeof activeSteps>>[number]

const activeSteps = (db: Reader, siteId: string) =>
  db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .leftJoin('appointment', 'appointment.id', 'ticket.appointment_id')
    .selectAll('step')
    .select(['ticket.series', 'ticket.number', 'ticket.language', 'ticket.channel', 'ticket.first_visit', 'appointment.start_at'])
    .where('step.site_id', '=', siteId)
    .where('step.status', 'in', ['waiting', 'called', 'serving'])
    .where('step.ready', '=', 1)
    .execute()

const openSessions = (db: Reader, siteId: string) =>
  db
    .selectFrom('desk_session')
    .leftJoin('user', 'user.id', 'desk_session.staff_id')
    .leftJoin('pause', (join) => join.onRef('pause.session_id', '=', 'desk_session.id').on('pause.to_at', 'is', null))
    .select([
      'desk_session.desk_id',
      'desk_session.staff_id',
      'desk_session.seen_at',
      'user.name',
      'pause.reason as pause_reason',
      'pause.from_at as paused_at',
    ])
    .where('desk_session.site_id', '=', siteId)
    .where('desk_session.closed_at', 'is', null)
    .execute()

/** Called, and neither at a desk nor waiting. */
const stepsAside = (db: Reader, siteId: string) =>
  db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .leftJoin('desk', 'desk.id', 'step.desk_id')
    .leftJoin('parking', (join) => join.onRef('parking.step_id', '=', 'step.id').on('parking.resumed_at', 'is', null))
    .select(['step.id', 'step.ticket_id', 'step.status', 'step.service_id', 'step.desk_id', 'step.called_at', 'desk.label'])
    .select(['ticket.series', 'ticket.number', 'ticket.language', 'ticket.channel', 'parking.reason', 'parking.at as parked_at'])
    .select((each) =>
      each
        .selectFrom('absence')
        .select((latest) => latest.fn.max('absence.at').as('at'))
        .whereRef('absence.step_id', '=', 'step.id')
        .as('absent_at'),
    )
    .where('step.site_id', '=', siteId)
    .where('step.status', 'in', ['parked', 'absent'])
    .orderBy('step.called_at')
    .orderBy('step.id')
    .execute()

const openHelpCalls = (db: Reader, siteId: string) =>
  db
    .selectFrom('help_call')
    .innerJoin('desk', 'desk.id', 'help_call.desk_id')
    .leftJoin('user', 'user.id', 'help_call.staff_id')
    .select(['help_call.desk_id', 'help_call.at', 'desk.label', 'user.name'])
    .where('help_call.site_id', '=', siteId)
    .where('help_call.answered_at', 'is', null)
    .orderBy('help_call.at')
    .orderBy('help_call.desk_id')
    .execute()

/** As long as somebody may be on the way. */
const helpComingMs = 5 * minute

const helpAnswered = (db: Reader, siteId: string, since: Instant) =>
  db
    .selectFrom('help_call')
    .leftJoin('user', 'user.id', 'help_call.answered_by')
    .select(['help_call.desk_id', 'help_call.staff_id', 'help_call.answered_at', 'help_call.answered_by', 'user.name'])
    .where('help_call.site_id', '=', siteId)
    .where('help_call.answered_at', '>', since)
    .where('help_call.answered_by', 'is not', null)
    .orderBy('help_call.answered_at', 'desc')
    .orderBy('help_call.id')
    .execute()

/** Nobody stands here for a ticket of a phone or video appointment; for all others somebody does, however they came. */
export const channelOf = (channel: string): Channel => (remoteChannels.includes(channel) ? (channel as Channel) : 'onSite')

const engagedInterpreters = (db: Reader, siteId: string) =>
  db
    .selectFrom('engagement')
    .innerJoin('step', 'step.id', 'engagement.step_id')
    .innerJoin('resource', 'resource.id', 'engagement.resource_id')
    .select(['engagement.step_id', 'resource.name'])
    .where('step.site_id', '=', siteId)
    .where('engagement.closed_at', 'is', null)
    .where('resource.kind', '=', 'interpreter')
    .execute()

const overtakenBySteps = async (db: Reader, stepIds: readonly string[]) =>
  stepIds.length === 0
    ? []
    : db
        .selectFrom('overtaking')
        .innerJoin('call', 'call.id', 'overtaking.call_id')
        .innerJoin('step', 'step.id', 'overtaking.step_id')
        .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
        .select(['call.step_id as by_step_id', 'ticket.series', 'ticket.number', 'overtaking.reason'])
        .where('call.step_id', 'in', stepIds)
        .orderBy('ticket.number')
        .execute()
