import { type Instant, minute } from '../../shared/domain/cells.ts'
import { type DurationQuantiles, learnDurations } from '../../shared/domain/wait.ts'
import type { Reader, Row } from '../db/schema.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'

const monthMs = 30 * 24 * 60 * minute

/** How long each service takes at this site, learned from its recent visits; the planned duration where there are none. */
export const learnedDurations = async (db: Reader, network: NetworkModel, site: SiteModel, now: Instant): Promise<Map<string, DurationQuantiles>> =>
  durationsOf(network, site, await recentVisits(db, site, now))

export type RecentVisits = readonly Pick<Row<'step'>, 'service_id' | 'started_at' | 'ended_at'>[]

export const recentVisits = (db: Reader, site: SiteModel, now: Instant): Promise<RecentVisits> =>
  db
    .selectFrom('step')
    .select(['service_id', 'started_at', 'ended_at'])
    .where('site_id', '=', site.id)
    .where('status', '=', 'done')
    .where('ended_at', '>', now - monthMs)
    .orderBy('ended_at', 'desc')
    .limit(1000)
    .execute()

export function durationsOf(network: NetworkModel, site: SiteModel, visits: RecentVisits): Map<string, DurationQuantiles> {
  const minutes = Map.groupBy(visits, (visit) => visit.service_id)
  const services = new Set(site.pools.flatMap((pool) => [...pool.serviceIds]))
  return new Map(
    [...services].map((serviceId) => [
      serviceId,
      learnDurations(
        (minutes.get(serviceId) ?? []).map((visit) => (visit.ended_at! - visit.started_at!) / minute),
        network.services.get(serviceId)?.durationMinutes ?? 15,
      ),
    ]),
  )
}
