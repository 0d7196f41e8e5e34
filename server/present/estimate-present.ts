import type { Instant, Interval } from '../../shared/domain/cells.ts'
import { clipped, merged } from '../../shared/domain/intervals.ts'
import { type DurationQuantiles, estimateQueue, type QueueEstimate } from '../../shared/domain/wait.ts'
import type { NetworkModel, PoolModel, SiteModel } from '../network/model.ts'
import type { TimesByResource } from '../resources/away-queries.ts'
import type { Present } from './read-present.ts'

export const closingOf = (network: NetworkModel, site: SiteModel, now: Instant): Instant =>
  network.openings.intervalAt(site.id, site.hours, now)?.to ?? now

/** Everybody's estimate at a site, until it closes; a pool of which no place can be had later on closes before. */
export function estimatePresent(
  network: NetworkModel,
  site: SiteModel,
  present: Present,
  { durations, away, now }: { durations: ReadonlyMap<string, DurationQuantiles>; away: TimesByResource; now: Instant },
): QueueEstimate {
  const closesAt = closingOf(network, site, now)
  const until = new Map(site.pools.map((pool) => [pool.id, poolClosing(pool, away, now, closesAt)]))
  return estimateQueue({
    now,
    closesAt,
    waiting: present.waiting,
    expected: present.expected,
    followers: present.followers,
    desks: present.desks.map((desk) => ({ ...desk, until: until.get(desk.poolId) ?? closesAt })),
    interpreters: present.interpreters,
    durations,
    policy: site.policy,
  })
}

/** When the last place of a pool goes for the rest of the day. Whoever still sits there after that goes on calling. */
export function poolClosing({ unitIds }: PoolModel, away: TimesByResource, now: Instant, closesAt: Instant): Instant {
  const gone = unitIds.map((id) => lastAway(away.get(id) ?? [], now, closesAt))
  const closing = gone.length === 0 ? closesAt : Math.max(...gone)
  return closing > now ? closing : closesAt
}

function lastAway(away: readonly Interval[], now: Instant, closesAt: Instant): Instant {
  const last = merged(clipped(away, { from: now, to: closesAt })).at(-1)
  return last?.to === closesAt ? last.from : closesAt
}
