import type { Channel } from '../../shared/domain/appointment.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { merged, without } from '../../shared/domain/intervals.ts'
import type { DeskAbility, InterpreterPresence, WaitingStep, Wanted } from '../../shared/domain/queue.ts'
import { type DeskPresence, type DurationQuantiles, learnDurations } from '../../shared/domain/wait.ts'
import { prepared, written } from '../db/prepared.ts'
import type { Reader, Row } from '../db/schema.ts'
import type { NetworkModel, PersonModel, PoolModel, SiteModel } from '../network/model.ts'
import { awayIntervals } from '../resources/away-queries.ts'

/** What the present of one site looks like: who waits, which desks are open, which interpreters are here. */
export interface Present {
  readonly waiting: readonly WaitingStep[]
  /** booked for today and not checked in yet */
  readonly expected: readonly WaitingStep[]
  /** what comes after a step in the same visit, by the step before it */
  readonly followers: ReadonlyMap<string, WaitingStep>
  readonly desks: readonly DeskPresence[]
  readonly interpreters: readonly InterpreterPresence[]
}

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

/** How far ahead a claim can stand in the way of a call: no visit is planned longer. */
const claimsAheadMs = 4 * 60 * minute

export interface InterpreterClaims {
  readonly interpreters: readonly InterpreterPresence[]
  /** the interpreter that an appointment among the waiting has claimed, by step */
  readonly claimedBy: ReadonlyMap<string, string>
}

/** Interpreters whose windows are at this site today, with what they are doing and what they have promised. */
export async function interpretersPresent(
  db: Reader,
  network: NetworkModel,
  site: SiteModel,
  now: Instant,
  channel: Channel = 'onSite',
): Promise<InterpreterClaims> {
  const here = interpretersAt(network, site)
  if (here.length === 0) return { interpreters: [], claimedBy: new Map() }
  const ids = here.map((person) => person.id)
  const engaged = (await selectEngaged(db, ids)).rows
  const claims = await claimsOf(db, network, site, ids, now)
  const engagedIds = new Set(engaged.map((row) => row.resource_id))
  const away = await awayIntervals(db, ids, { from: now, to: now + shiftMs })
  return {
    interpreters: here.map((person) => ({
      interpreterId: person.id,
      languages: person.languages,
      windows: without(windowsAt(network, site, person, now, channel), away.get(person.id) ?? []),
      engaged: engagedIds.has(person.id),
      claims: claims.filter((claim) => claim.resourceId === person.id).map(({ interval, stepId }) => ({ interval, stepId })),
    })),
    claimedBy: new Map(claims.filter((claim) => claim.isWaiting).map((claim) => [claim.stepId, claim.resourceId])),
  }
}

interface OpenClaim {
  readonly resourceId: string
  readonly interval: Interval
  readonly stepId: string
  readonly isWaiting: boolean
}

/** What the people here have promised, with the way to it and back where it is elsewhere, and the way from where they have just been. */
async function claimsOf(db: Reader, network: NetworkModel, site: SiteModel, ids: readonly string[], now: Instant): Promise<OpenClaim[]> {
  const longest = network.travel.longestMinutes * minute
  const { rows } = await openClaims(db, { ids, from: now - longest, now, to: now + claimsAheadMs + longest })
  const widened = (from: Instant, to: Instant, placeId: string): Interval => ({
    from: from - network.travel.minutes(site.id, placeId) * minute,
    to: to + network.travel.minutes(placeId, site.id) * minute,
  })
  const promised = rows.map((row) => ({
    resourceId: row.resource_id,
    interval: widened(row.from_at, row.to_at, row.channel === 'onSite' ? row.site_id : site.id),
    stepId: row.step_id ?? row.appointment_id,
    isWaiting: row.step_id !== null,
  }))
  const left = longest === 0 ? [] : (await selectLeft(db, { ids, siteId: site.id, since: now - longest })).rows
  const onTheWay = left.map((row) => ({
    resourceId: row.resource_id,
    interval: { ...widened(row.closed_at!, row.closed_at!, row.site_id), from: row.closed_at! },
    stepId: row.step_id,
    isWaiting: false,
  }))
  return [...promised, ...onTheWay].filter(({ interval }) => interval.to > now && interval.from < now + claimsAheadMs)
}

/** Where they were engaged last, at other sites. */
const selectLeft = prepared((db, { ids, siteId, since }: { ids: readonly string[]; siteId: string; since: Instant }) =>
  db
    .selectFrom('engagement')
    .innerJoin('step', 'step.id', 'engagement.step_id')
    .select(['engagement.resource_id', 'engagement.step_id', 'engagement.closed_at', 'step.site_id'])
    .where('engagement.resource_id', 'in', ids)
    .where('engagement.closed_at', '>', since)
    .where('step.site_id', '<>', siteId),
)

const selectEngaged = prepared((db, ids: readonly string[]) =>
  db.selectFrom('engagement').select('resource_id').where('closed_at', 'is', null).where('resource_id', 'in', ids),
)

/** Claims of appointments that have not been called yet: booked ones, and arrived ones whose step still waits. */
const openClaims = prepared((db, { ids, from, now, to }: { ids: readonly string[]; from: Instant; now: Instant; to: Instant }) =>
  db
    .selectFrom('busy')
    .innerJoin('appointment', 'appointment.id', 'busy.appointment_id')
    .leftJoin('ticket', 'ticket.appointment_id', 'appointment.id')
    .leftJoin('step', (join) => join.onRef('step.ticket_id', '=', 'ticket.id').on('step.position', '=', 1).on('step.status', '=', written('waiting')))
    .select([
      'busy.resource_id',
      'busy.from_at',
      'busy.to_at',
      'busy.appointment_id',
      'step.id as step_id',
      'appointment.site_id',
      'appointment.channel',
    ])
    .where('busy.resource_id', 'in', ids)
    .where('busy.to_at', '>', from)
    .where('busy.from_at', '<', to)
    .where((either) =>
      either.or([
        either('appointment.status', 'in', [written('booked'), written('replan')]),
        either.and([either('appointment.status', '=', written('held')), either('appointment.hold_expires_at', '>', now)]),
        either.and([either('appointment.status', '=', written('arrived')), either('step.id', 'is not', null)]),
      ]),
    ),
)

export const interpretersAt = (network: NetworkModel, site: SiteModel): PersonModel[] =>
  (network.peopleAt.get(site.id) ?? []).filter((person) => person.kind === 'interpreter')

const shiftMs = 12 * 60 * minute

/** Windows of today (and of tomorrow, late in the day) at this site; only on-site ones count for somebody who stands in the room. */
export const windowsAt = (network: NetworkModel, site: SiteModel, person: PersonModel, now: Instant, channel: Channel = 'onSite') =>
  merged(
    person.presences
      .filter((presence) => presence.siteId === site.id && presence.channels.includes(channel))
      .flatMap((presence) => network.openings.around(presence.key, presence.hours, { from: now, to: now + shiftMs })),
  )

export const abilityOf = (pool: PoolModel, deskId: string, staffId: string | null): DeskAbility => ({
  deskId,
  poolId: pool.id,
  staffId,
  serviceIds: [...pool.serviceIds],
  languages: pool.languages,
})

/** Open desks with what they have in hand. */
async function openDesks(db: Reader, site: SiteModel): Promise<DeskPresence[]> {
  const sessions = await db
    .selectFrom('desk_session')
    .leftJoin('pause', (join) => join.onRef('pause.session_id', '=', 'desk_session.id').on('pause.to_at', 'is', null))
    .select(['desk_session.desk_id', 'desk_session.staff_id', 'desk_session.opened_at', 'pause.id as pause_id'])
    .where('desk_session.site_id', '=', site.id)
    .where('desk_session.closed_at', 'is', null)
    .execute()
  const open = new Map(sessions.map((row) => [row.desk_id, row]))
  const engaged = await db
    .selectFrom('step')
    .innerJoin('engagement', (join) => join.onRef('engagement.step_id', '=', 'step.id').on('engagement.closed_at', 'is', null))
    .select(['step.id', 'step.desk_id', 'step.service_id', 'step.called_at', 'step.started_at', 'engagement.resource_id'])
    .where('step.site_id', '=', site.id)
    .where('step.status', 'in', ['called', 'serving'])
    .execute()
  const freed = await freedAt(db, [...open.keys()])
  return site.pools.flatMap((pool) =>
    pool.desks
      .filter((desk) => open.has(desk.id))
      .map((desk) => {
        const session = open.get(desk.id)!
        const rows = engaged.filter((row) => row.desk_id === desk.id)
        const inHand = rows[0]
        return {
          ...abilityOf(pool, desk.id, session.staff_id),
          paused: session.pause_id !== null,
          freeSince: inHand ? null : Math.max(session.opened_at, freed.get(desk.id) ?? 0),
          serving: inHand
            ? {
                stepId: inHand.id,
                serviceId: inHand.service_id,
                since: inHand.started_at ?? inHand.called_at ?? 0,
                interpreterId: rows.find((row) => row.resource_id !== desk.id)?.resource_id ?? null,
              }
            : null,
        }
      }),
  )
}

/** When each desk last let somebody go. */
async function freedAt(db: Reader, deskIds: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  if (deskIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('engagement')
    .select((last) => ['resource_id', last.fn.max('closed_at').as('closed_at')])
    .where('resource_id', 'in', deskIds)
    .groupBy('resource_id')
    .execute()
  return new Map(rows.map((row) => [row.resource_id, Number(row.closed_at ?? 0)]))
}

export async function readPresent(db: Reader, network: NetworkModel, site: SiteModel, now: Instant): Promise<Present> {
  const { interpreters, claimedBy } = await interpretersPresent(db, network, site, now)
  const waiting = await waitingSteps(db, site.id)
  return {
    waiting: withClaims(waiting, claimedBy),
    followers: await followersOf(db, site.id),
    expected: await expectedArrivals(db, site, now),
    desks: await openDesks(db, site),
    interpreters,
  }
}

/** Steps that are not ready yet, each by the step after which it comes. */
async function followersOf(db: Reader, siteId: string): Promise<ReadonlyMap<string, WaitingStep>> {
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

export const withClaims = (waiting: readonly WaitingStep[], claimedBy: ReadonlyMap<string, string>): readonly WaitingStep[] =>
  claimedBy.size === 0 ? waiting : waiting.map((step) => ({ ...step, claimedInterpreterId: claimedBy.get(step.stepId) ?? null }))

/** Appointments of the next hours that have not checked in: a promise to a walk-in must reckon with them. */
async function expectedArrivals(db: Reader, site: SiteModel, now: Instant): Promise<WaitingStep[]> {
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

const monthMs = 30 * 24 * 60 * minute

/** How long each service takes at this site, learned from its recent visits; the planned duration where there are none. */
export async function learnedDurations(db: Reader, network: NetworkModel, site: SiteModel, now: Instant): Promise<Map<string, DurationQuantiles>> {
  const rows = await db
    .selectFrom('step')
    .select(['service_id', 'started_at', 'ended_at'])
    .where('site_id', '=', site.id)
    .where('status', '=', 'done')
    .where('ended_at', '>', now - monthMs)
    .orderBy('ended_at', 'desc')
    .limit(1000)
    .execute()
  const minutes = Map.groupBy(rows, (row) => row.service_id)
  const services = new Set(site.pools.flatMap((pool) => [...pool.serviceIds]))
  return new Map(
    [...services].map((serviceId) => [
      serviceId,
      learnDurations(
        (minutes.get(serviceId) ?? []).map((row) => (row.ended_at! - row.started_at!) / minute),
        network.services.get(serviceId)?.durationMinutes ?? 15,
      ),
    ]),
  )
}
