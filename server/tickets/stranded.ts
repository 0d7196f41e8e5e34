import { localDay } from '../../shared/domain/opening.ts'
import type { Tx } from '../db/transact.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'
import { learnedDurations } from '../present/duration-queries.ts'
import { estimatePresent } from '../present/estimate-present.ts'
import { claimedSteps, readPresent } from '../present/read-present.ts'
import { awayIntervals, type TimesByResource } from '../resources/away-queries.ts'
import { dayMs, idsAtSite } from './admission.ts'
import { strandedAmong } from './stranded-among.ts'
import { type UnfinishedStep, unfinishedSteps } from './stranded-queries.ts'

/** What a change has made of the network, and whose absence is new. */
export interface Change {
  readonly before: NetworkModel
  readonly after: NetworkModel
  readonly newlyAway: ReadonlySet<string>
}

/** A visit, by the first of its steps that the change concerns. */
export type StrandedVisit = UnfinishedStep

/** Today's numbers at these sites that could be served before the change, and not after it; a visit is one, however many its steps. */
export async function strandedVisits(tx: Tx, change: Change, siteIds: Iterable<string>): Promise<StrandedVisit[]> {
  const stranded: StrandedVisit[] = []
  for (const siteId of siteIds) {
    const site = change.before.sites.get(siteId)
    const steps = site ? await unfinishedSteps(tx.db, siteId, localDay(site.zone, tx.now)) : []
    if (!site || steps.length === 0) continue
    const before = await strandedIds(tx, change.before, site, steps, change.newlyAway)
    const after = await strandedIds(tx, change.after, change.after.sites.get(siteId) ?? site, steps, new Set())
    stranded.push(...onePerVisit(steps.filter((step) => after.has(step.id) && !before.has(step.id))))
  }
  return stranded
}

const onePerVisit = (steps: readonly UnfinishedStep[]): StrandedVisit[] => [
  ...new Map(steps.toReversed().map((step) => [step.ticket_id, step])).values().toArray().reverse(),
]

/** As it looks from now on, with waits and all; of the `unheard` nobody knows yet that they are away. */
async function strandedIds(
  { db, now }: Tx,
  network: NetworkModel,
  site: SiteModel,
  steps: readonly UnfinishedStep[],
  unheard: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const present = await readPresent(db, network, site, now, unheard)
  const known = await awayIntervals(db, idsAtSite(network, site), { from: now, to: now + dayMs })
  const away: TimesByResource = new Map(known.entries().filter(([id]) => !unheard.has(id)))
  const durations = await learnedDurations(db, network, site, now)
  const { waits } = estimatePresent(network, site, present, { durations, away, now })
  const stranded = strandedAmong(network, steps, { estimates: waits, away, claimed: claimedSteps(present) }, now)
  return new Set(stranded.map(({ step }) => step.id))
}
