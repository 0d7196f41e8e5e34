import { createSignal } from 'solid-js'
import type { ReplanCounts } from '../../../shared/contracts/replan.ts'
import { read } from '../../kit/api.ts'

const [counts, setCounts] = createSignal<ReadonlyMap<string, number>>(new Map())

/** What waits to be planned anew, by site, for the navigation and the choice of a site. */
export const toReplanAt = (siteId: string): number => counts().get(siteId) ?? 0
export const toReplan = (): number => [...counts().values()].reduce((sum, count) => sum + count, 0)

/** Read again with each page and after what changes it; where that fails, the last known stays. */
export async function countToReplan(): Promise<void> {
  const known = await read<ReplanCounts>('/api/replan').catch(() => null)
  if (known) setCounts(new Map(known.sites.map(({ siteId, count }) => [siteId, count])))
}
