import type { Channel } from '../../shared/domain/appointment.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { merged, without } from '../../shared/domain/intervals.ts'
import type { InterpreterPresence } from '../../shared/domain/queue.ts'
import { prepared, written } from '../db/prepared.ts'
import type { Reader } from '../db/schema.ts'
import type { NetworkModel, PersonModel, SiteModel } from '../network/model.ts'
import { awayIntervals } from '../resources/away-queries.ts'
import { claimsAheadMs } from './waiting-queries.ts'

export interface InterpreterClaims {
  readonly interpreters: readonly InterpreterPresence[]
  /** the interpreter that an appointment among the waiting has claimed, by step */
  readonly claimedBy: ReadonlyMap<string, string>
  /** steps set aside or absent whose own appointment has claimed one: that keeps nobody waiting, but whoever comes back finds it */
  readonly claimedAside: ReadonlySet<string>
}

/** Interpreters whose windows are at this site today, with what they are doing and what they have promised. */
export async function interpretersPresent(
  db: Reader,
  network: NetworkModel,
  site: SiteModel,
  now: Instant,
  channel: Channel = 'onSite',
  unheard: ReadonlySet<string> = new Set(),
): Promise<InterpreterClaims> {
  const here = interpretersAt(network, site)
  if (here.length === 0) return { interpreters: [], claimedBy: new Map(), claimedAside: new Set() }
  const ids = here.map((person) => person.id)
  const engaged = (await selectEngaged(db, ids)).rows
  const { claims, claimedAside } = await claimsOf(db, network, site, ids, now)
  const engagedIds = new Set(engaged.map((row) => row.resource_id))
  const away = await awayIntervals(db, ids, { from: now, to: now + shiftMs })
  return {
    interpreters: here.map((person) => ({
      interpreterId: person.id,
      languages: person.languages,
      windows: without(windowsAt(network, site, person, now, channel), unheard.has(person.id) ? [] : (away.get(person.id) ?? [])),
      engaged: engagedIds.has(person.id),
      claims: claims.filter((claim) => claim.resourceId === person.id).map(({ interval, stepId }) => ({ interval, stepId })),
    })),
    claimedBy: new Map(claims.filter((claim) => claim.isWaiting).map((claim) => [claim.stepId, claim.resourceId])),
    claimedAside,
  }
}

interface OpenClaim {
  readonly resourceId: string
  readonly interval: Interval
  readonly stepId: string
  readonly isWaiting: boolean
}

/** What the people here have promised, with the way to it and back where it is elsewhere, and the way from where they have just been. */
async function claimsOf(
  db: Reader,
  network: NetworkModel,
  site: SiteModel,
  ids: readonly string[],
  now: Instant,
): Promise<{ claims: OpenClaim[]; claimedAside: ReadonlySet<string> }> {
  const longest = network.travel.longestMinutes * minute
  const { rows } = await openClaims(db, { ids, from: now - longest, now, to: now + claimsAheadMs + longest })
  const widened = (from: Instant, to: Instant, placeId: string): Interval => ({
    from: from - network.travel.minutes(site.id, placeId) * minute,
    to: to + network.travel.minutes(placeId, site.id) * minute,
  })
  const promised = rows
    .filter((row) => !isAside(row))
    .map((row) => ({
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
  return {
    claims: [...promised, ...onTheWay].filter(({ interval }) => interval.to > now && interval.from < now + claimsAheadMs),
    claimedAside: new Set(rows.filter((row) => isAside(row) && row.to_at > now).map((row) => row.step_id!)),
  }
}

const isAside = ({ step_status: status }: { step_status: string | null }): boolean => status === 'parked' || status === 'absent'

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

const uncalled = [written('waiting'), written('parked'), written('absent')]

/** Claims of appointments that are not served yet: booked ones, and arrived ones whose step waits, or is set aside. */
const openClaims = prepared((db, { ids, from, now, to }: { ids: readonly string[]; from: Instant; now: Instant; to: Instant }) =>
  db
    .selectFrom('busy')
    .innerJoin('appointment', 'appointment.id', 'busy.appointment_id')
    .leftJoin('ticket', 'ticket.appointment_id', 'appointment.id')
    .leftJoin('step', (join) => join.onRef('step.ticket_id', '=', 'ticket.id').on('step.position', '=', 1).on('step.status', 'in', uncalled))
    .select([
      'busy.resource_id',
      'busy.from_at',
      'busy.to_at',
      'busy.appointment_id',
      'step.id as step_id',
      'step.status as step_status',
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
