import type { DeskStep, Queue, QueueRow } from '../../shared/contracts/desks.ts'
import type { TicketFace } from '../../shared/contracts/tickets.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { isFreeNow } from '../../shared/domain/queue.ts'
import { ticketLabel, ticketMark } from '../../shared/domain/ticket.ts'
import { localTime } from '../appointments/queries.ts'
import type { Reader } from '../db/schema.ts'
import { mostRecalls, recallPauseMs } from '../desks/recall.ts'
import { type NetworkModel, type SiteModel, textOf } from '../network/model.ts'
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
    desks: site.pools.flatMap((pool) =>
      pool.desks.map((desk) => {
        const session = sessions.find((each) => each.desk_id === desk.id)
        const inHand = rows.find((row) => row.desk_id === desk.id && row.status !== 'waiting')
        return {
          id: desk.id,
          label: desk.label,
          poolName: pool.name,
          institutionName: pool.institutionName,
          serviceIds: [...pool.serviceIds],
          languages: [...pool.languages],
          open: session !== undefined,
          staffName: session?.name ?? null,
          staffId: session?.staff_id ?? null,
          serving: inHand ? deskStep(inHand) : null,
        }
      }),
    ),
    interpreters: outlook.present.interpreters.flatMap((each) => {
      const person = network.people.get(each.interpreterId)
      const current = each.windows.find((window) => window.from <= now && now < window.to)
      const coming = each.windows.find((window) => window.from > now)
      if (!person || (!current && !coming && !each.engaged)) return []
      return [
        {
          id: person.id,
          name: person.name,
          languages: [...person.languages],
          state: each.engaged ? ('engaged' as const) : current ? ('free' as const) : ('away' as const),
          until: current ? localTime(site.zone, current.to) : null,
          from: current || !coming ? null : localTime(site.zone, coming.from),
        },
      ]
    }),
  }

  function waitingRow(row: StepRow): QueueRow {
    const service = network.services.get(row.service_id)!
    const waiting = outlook.present.waiting.find((step) => step.stepId === row.id)
    const estimate = outlook.estimates.get(row.id)
    return {
      stepId: row.id,
      face: faceOf(row),
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
    }
  }

  function deskStep(row: StepRow): DeskStep {
    const service = network.services.get(row.service_id)!
    const texts = textOf(service, network.language, network)
    const interpreter = engaged.find((each) => each.step_id === row.id)
    return {
      stepId: row.id,
      face: faceOf(row),
      status: row.status as 'called' | 'serving',
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
    .select(['ticket.series', 'ticket.number', 'ticket.language', 'appointment.start_at'])
    .where('step.site_id', '=', siteId)
    .where('step.status', 'in', ['waiting', 'called', 'serving'])
    .execute()

const openSessions = (db: Reader, siteId: string) =>
  db
    .selectFrom('desk_session')
    .leftJoin('user', 'user.id', 'desk_session.staff_id')
    .select(['desk_session.desk_id', 'desk_session.staff_id', 'user.name'])
    .where('desk_session.site_id', '=', siteId)
    .where('desk_session.closed_at', 'is', null)
    .execute()

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
