import type { UnavailabilityList } from '../../shared/contracts/unavailability.ts'
import type { Staff } from '../../shared/domain/actor.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { localTime } from '../appointments/queries.ts'
import type { Reader } from '../db/schema.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'
import { maySpeakFor } from './reachable.ts'

/** What keeps these resources away now and later, in order of time. */
export const comingUnavailability = (db: Reader, resourceIds: readonly string[], now: Instant) =>
  resourceIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('unavailability')
        .innerJoin('resource', 'resource.id', 'unavailability.resource_id')
        .select([
          'unavailability.id',
          'unavailability.resource_id',
          'unavailability.from_at',
          'unavailability.to_at',
          'unavailability.reason',
          'unavailability.source',
          'resource.kind',
          'resource.name',
          'resource.pool_id',
        ])
        .where('resource_id', 'in', resourceIds)
        .where('to_at', '>', now)
        .orderBy('from_at')
        .orderBy('unavailability.id')
        .execute()

/** As whoever leads the site, or the person themselves, sees it. */
export async function unavailabilityView(
  db: Reader,
  network: NetworkModel,
  site: SiteModel,
  resourceIds: readonly string[],
  actor: Staff,
  now: Instant,
): Promise<UnavailabilityList> {
  const rows = await comingUnavailability(db, resourceIds, now)
  return {
    unavailability: rows.map((row) => ({
      id: row.id,
      resourceId: row.resource_id,
      kind: row.kind as 'interpreter' | 'professional' | 'unit',
      name: site.pools.find((pool) => pool.id === row.pool_id)?.name ?? row.name,
      poolId: row.pool_id,
      reason: row.reason,
      source: row.source,
      from: new Date(row.from_at).toISOString(),
      fromDay: network.openings.dayOf(site.zone, row.from_at),
      fromTime: localTime(site.zone, row.from_at),
      to: new Date(row.to_at).toISOString(),
      toDay: network.openings.dayOf(site.zone, row.to_at),
      toTime: localTime(site.zone, row.to_at),
      mayEnd: row.source !== 'feed' && maySpeakFor({ network, now }, actor, row.resource_id, row.to_at).ok,
    })),
  }
}
