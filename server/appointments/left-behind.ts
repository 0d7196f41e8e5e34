import type { RefusedField } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { type NetworkModel, offers } from '../network/model.ts'
import { type ReplanRow, replansAt } from './replan-store.ts'

/**
 * Sites with appointments that nobody could plan anew after this change, and how many: nobody leads a site that is gone, and what
 * a site has ceased to offer has no free time. `lostNow` has been shown with the change: where its site stays, it can be called.
 */
export async function leftBehind(
  tx: Tx,
  before: NetworkModel,
  after: NetworkModel,
  siteIds: readonly string[],
  lostNow: readonly string[],
): Promise<RefusedField[]> {
  const shown = new Set(lostNow)
  const isLeft = (row: ReplanRow) => !after.sites.has(row.site_id) || (!shown.has(row.id) && canBeHad(before, row) && !canBeHad(after, row))
  const left = Map.groupBy((await replansAt(tx.db, siteIds)).filter(isLeft), (row) => row.site_id)
  return [...left].map(([siteId, rows]) => ({ path: `replan.${siteId}`, expected: `${nameOf(siteId, before, after)}: ${rows.length}` }))
}

function canBeHad({ sites, services }: NetworkModel, { site_id, service_id, channel }: ReplanRow): boolean {
  const site = sites.get(site_id)
  return site !== undefined && offers(site, service_id) && services.get(service_id)?.channels.includes(channel) === true
}

const nameOf = (siteId: string, ...networks: readonly NetworkModel[]): string =>
  networks.map(({ sites }) => sites.get(siteId)?.name).find((name) => name !== undefined) ?? siteId
