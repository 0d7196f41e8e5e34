import type { Ticket } from '../../shared/contracts/tickets.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { promiseNow } from '../../shared/domain/promise.ts'
import type { WaitEstimate } from '../../shared/domain/wait.ts'
import { localTime } from '../appointments/queries.ts'
import type { Reader } from '../db/schema.ts'
import { knownService, type NetworkModel, type SiteModel, textOf } from '../network/model.ts'
import { atItsStep, stepsOfVisit } from '../tickets/visit-store.ts'
import { wayOf } from '../tickets/way-queries.ts'
import { aheadOf, type Outlook, waitOf } from './outlook.ts'
import { faceOf } from './queue-queries.ts'
import { strandedView } from './stranded-view.ts'

/** One person's own slice: never anything of anybody else but the face of who passed, and why. */
export async function ticketPicture(
  db: Reader,
  network: NetworkModel,
  site: SiteModel,
  outlook: Outlook,
  ticketId: string,
  language: string,
  now: Instant,
): Promise<Omit<Ticket, 'version'> | null> {
  const row = await atItsStep(db, ticketId)
    .leftJoin('desk', 'desk.id', 'step.desk_id')
    .select([
      'ticket.id',
      'ticket.series',
      'ticket.number',
      'ticket.language',
      'ticket.taken_at',
      'ticket.promised_at',
      'step.id as step_id',
      'step.position',
      'step.status',
      'step.service_id',
      'step.interpreter_language',
      'desk.label as desk_label',
      'appointment.start_at',
    ])
    .executeTakeFirst()
  const service = row && knownService(network, row.service_id)
  if (!row || !service) return null
  const texts = textOf(service, language, network)
  const steps = await stepsOfVisit(db, ticketId)
  const ending = outlook.endings.get(steps.at(-1)?.id ?? '')
  const estimate = row.status === 'waiting' ? outlook.estimates.get(row.step_id) : undefined
  return {
    id: row.id,
    face: faceOf(row),
    status: row.status,
    siteName: site.name,
    serviceName: texts.name,
    documents: [...texts.documents],
    language: row.language,
    interpreter: row.interpreter_language,
    desk: row.status === 'called' || row.status === 'serving' ? row.desk_label : null,
    wait: estimate ? waitOf(estimate, site.zone) : null,
    promise: estimate ? await promiseView(db, site, row, estimate, now) : null,
    stranded: strandedView(network, site, outlook, row.id, language),
    ahead: row.status === 'waiting' ? aheadOf(outlook, site, row.step_id) : null,
    way: wayOf(network, site, steps, row.step_id, language),
    finish: ending ? { earliest: localTime(site.zone, ending.earliest), latest: localTime(site.zone, ending.latest) } : null,
    takenTime: localTime(site.zone, row.taken_at),
    bookedTime: row.start_at === null ? null : localTime(site.zone, row.start_at),
    overtaken: row.status === 'waiting' ? await passedBy(db, site, row.step_id) : [],
  }
}

interface PromisedStep {
  readonly step_id: string
  readonly position: number
  readonly taken_at: number
  readonly promised_at: number | null
}

/** The promise was of the first call: whoever has been called and waits again waits for another. */
async function promiseView(db: Reader, site: SiteModel, row: PromisedStep, estimate: WaitEstimate, now: Instant): Promise<Ticket['promise']> {
  if (row.promised_at === null || row.position > 1 || (await hasBeenCalled(db, site.id, row))) return null
  const { at, kept, about } = promiseNow(row.promised_at, estimate, now)
  return { time: localTime(site.zone, at), kept, aboutTime: about === null ? null : localTime(site.zone, about) }
}

async function hasBeenCalled(db: Reader, siteId: string, { step_id, taken_at }: PromisedStep): Promise<boolean> {
  const call = await db
    .selectFrom('call')
    .select('id')
    .where('site_id', '=', siteId)
    .where('called_at', '>=', taken_at)
    .where('step_id', '=', step_id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return call !== undefined
}

async function passedBy(db: Reader, site: SiteModel, stepId: string): Promise<Ticket['overtaken']> {
  const rows = await db
    .selectFrom('overtaking')
    .innerJoin('call', 'call.id', 'overtaking.call_id')
    .innerJoin('step', 'step.id', 'call.step_id')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .select(['ticket.series', 'ticket.number', 'overtaking.reason', 'call.called_at'])
    .where('overtaking.step_id', '=', stepId)
    .orderBy('call.called_at')
    .execute()
  return rows.map((row) => ({ face: faceOf(row), reason: row.reason, time: localTime(site.zone, row.called_at) }))
}
