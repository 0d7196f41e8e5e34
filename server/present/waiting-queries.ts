import { type Instant, minute } from '../../shared/domain/cells.ts'
import type { WaitingStep, Wanted } from '../../shared/domain/queue.ts'
import { prepared, written } from '../db/prepared.ts'
import type { Reader, Row } from '../db/schema.ts'
import type { SiteModel } from '../network/model.ts'

/** How far ahead a claim can stand in the way of a call: no visit is planned longer. */
export const claimsAheadMs = 4 * 60 * minute

/** Steps that wait, in no particular order: who is next is for the rule to say. */
export async function waitingSteps(db: Reader, siteId: string): Promise<WaitingStep[]> {
  const { rows } = await selectWaiting(db, siteId)
  return rows.map(waitingStep)
}

export const waitingStep = (row: WaitingColumns): WaitingStep => ({
  stepId: row.id,
  serviceId: row.service_id,
  interpreterLanguage: row.interpreter_language,
  priorityClass: row.priority_class,
  waitingSince: row.waiting_since,
  order: row.arrival,
  passed: row.passed,
  claimedInterpreterId: null,
  expectedMinutes: row.expected_minutes,
  wanted: wantedOf(row),
})

type WantedColumns = Pick<Row<'step'>, 'wanted_desk_id' | 'wanted_pool_id' | 'wanted_staff_id'>
type WaitingColumns = WantedColumns &
  Pick<Row<'step'>, 'id' | 'service_id' | 'interpreter_language' | 'priority_class' | 'waiting_since' | 'arrival' | 'passed' | 'expected_minutes'>

const wantedOf = ({ wanted_desk_id: deskId, wanted_pool_id: poolId, wanted_staff_id: staffId }: WantedColumns): Wanted | null =>
  deskId === null && poolId === null && staffId === null ? null : { deskId, poolId, staffId }

const selectWaiting = prepared((db, siteId: string) =>
  db
    .selectFrom('step')
    .select(['id', 'service_id', 'interpreter_language', 'priority_class', 'waiting_since', 'arrival', 'passed', 'expected_minutes'])
    .select(['wanted_desk_id', 'wanted_pool_id', 'wanted_staff_id'])
    .where('site_id', '=', siteId)
    .where('status', '=', 'waiting')
    .where('ready', '=', 1),
)

export const withClaims = (waiting: readonly WaitingStep[], claimedBy: ReadonlyMap<string, string>): readonly WaitingStep[] =>
  claimedBy.size === 0 ? waiting : waiting.map((step) => ({ ...step, claimedInterpreterId: claimedBy.get(step.stepId) ?? null }))

/** Steps that are not ready yet, each by the step after which it comes. */
export async function followersOf(db: Reader, siteId: string): Promise<ReadonlyMap<string, WaitingStep>> {
  const { rows } = await selectFollowers(db, siteId)
  return new Map(rows.map((row) => [row.before_id, waitingStep(row)]))
}

const selectFollowers = prepared((db, siteId: string) =>
  db
    .selectFrom('step')
    .innerJoin('step as before', (join) =>
      join.onRef('before.ticket_id', '=', 'step.ticket_id').on('before.position', '=', (one) => one('step.position', '-', 1)),
    )
    .select(['step.id', 'step.service_id', 'step.interpreter_language', 'step.priority_class', 'step.waiting_since', 'step.arrival'])
    .select(['step.passed', 'step.expected_minutes', 'step.wanted_desk_id', 'step.wanted_pool_id', 'step.wanted_staff_id', 'before.id as before_id'])
    .where('step.site_id', '=', siteId)
    .where('step.status', '=', written('waiting'))
    .where('step.ready', '=', 0),
)

/** Appointments of the next hours that have not checked in: a promise to a walk-in must reckon with them. */
export async function expectedArrivals(db: Reader, site: SiteModel, now: Instant): Promise<WaitingStep[]> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('service', 'service.id', 'appointment.service_id')
    .leftJoin('busy', (join) => join.onRef('busy.appointment_id', '=', 'appointment.id').on('busy.role', '=', 'interpreter'))
    .select([
      'appointment.id',
      'appointment.service_id',
      'appointment.interpreter_language',
      'appointment.start_at',
      'service.duration_minutes',
      'busy.resource_id as interpreter_id',
    ])
    .where('appointment.site_id', '=', site.id)
    .where('appointment.status', '=', 'booked')
    .where('appointment.channel', '=', 'onSite')
    .where('appointment.start_at', '>', now - site.arriveLateMinutes * minute)
    .where('appointment.start_at', '<', now + claimsAheadMs)
    .orderBy('appointment.start_at')
    .orderBy('appointment.id')
    .execute()
  return rows.map((row, index) => ({
    stepId: row.id,
    serviceId: row.service_id,
    interpreterLanguage: row.interpreter_language,
    priorityClass: 'appointment',
    waitingSince: Math.max(row.start_at, now),
    order: 1_000_000 + index,
    passed: 0,
    claimedInterpreterId: row.interpreter_id,
    expectedMinutes: row.duration_minutes,
    wanted: null,
  }))
}
