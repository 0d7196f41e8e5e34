import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import type { Instant } from '../../../shared/domain/cells.ts'
import type { PlanScope } from '../../appointments/replan-store.ts'
import type { PartDifference } from '../file/changes.ts'
import { type NetworkModel, offers } from '../model.ts'

/** Whose appointments these differences may concern; null: nobody’s, a name alone is another. */
export function scopeOf(differences: readonly PartDifference[], network: NetworkModel, now: Instant): PlanScope | null {
  if (differences.some(isOfEverySite)) return { from: now }
  const siteIds = new Set(differences.flatMap((difference) => sitesOf(difference, network)))
  const resourceIds = new Set(differences.filter(({ kind, before }) => kind === 'person' && before !== null).map(({ id }) => id))
  return siteIds.size + resourceIds.size === 0 ? null : { siteIds, resourceIds, from: now }
}

const isOfEverySite = ({ kind, before, after }: PartDifference): boolean =>
  kind === 'network' && (before as NetworkFile).zone !== (after as NetworkFile).zone

function sitesOf({ kind, id, before }: PartDifference, network: NetworkModel): readonly string[] {
  if (before === null) return []
  if (kind === 'site') return [id]
  return kind === 'service' ? [...network.sites.values()].filter((site) => offers(site, id)).map((site) => site.id) : []
}
