import { localDay } from '../../shared/domain/opening.ts'
import type { Tx } from '../db/transact.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'
import { durationsOf, type RecentVisits, recentVisits } from '../present/duration-queries.ts'
import { estimatePresent } from '../present/estimate-present.ts'
import { claimedSteps, type Present, readPresent } from '../present/read-present.ts'
import { awayIntervals, type TimesByResource } from '../resources/away-queries.ts'
import { dayMs, idsAtSite } from './admission.ts'
import { type StrandedStep, strandedAmong } from './stranded-among.ts'
import { type UnfinishedStep, unfinishedSteps } from './stranded-queries.ts'
import { isConcernedToday } from './today-differs.ts'

/** What a change has made of the network, whose absence is new, and who of today has other plans than before. */
export interface Change {
  readonly before: NetworkModel
  readonly after: NetworkModel
  readonly newlyAway: ReadonlySet<string>
  readonly dealtAnew: ReadonlySet<string>
}

/** Today's numbers at a site whose rest of the day is another, and what stood there before the change. */
export interface ConcernedQueue {
  readonly site: SiteModel
  readonly steps: readonly UnfinishedStep[]
  readonly visits: RecentVisits
  readonly away: TimesByResource
  readonly present: Present
}

/** To be asked before a claim is taken from anybody: after it, whoever loses their interpreter seems never to have had one. */
export async function concernedQueues(tx: Tx, change: Change, siteIds: Iterable<string>): Promise<ConcernedQueue[]> {
  const { db, now } = tx
  const queues: ConcernedQueue[] = []
  for (const siteId of siteIds) {
    const site = change.before.sites.get(siteId)
    const steps = site && isConcernedToday(change, site, now) ? await unfinishedSteps(db, siteId, localDay(site.zone, now)) : []
    if (!site || steps.length === 0) continue
    const ids = new Set([...idsAtSite(change.before, site), ...idsAtSite(change.after, siteAfter(change, site))])
    queues.push({
      site,
      steps,
      visits: await recentVisits(db, site, now),
      away: await awayIntervals(db, [...ids], { from: now, to: now + dayMs }),
      present: await readPresent(db, change.before, site, now, change.newlyAway),
    })
  }
  return queues
}

/** A visit, by the first of its steps that the change concerns. */
export interface StrandedVisit {
  readonly step: UnfinishedStep
  /** nobody is there for it; else it is only its turn that is likely to come too late */
  readonly isCertain: boolean
}

/** Those of these queues that could be served before the change, and not after it; a visit is one, however many its steps. */
export async function strandedVisits({ db, now }: Tx, change: Change, queues: readonly ConcernedQueue[]): Promise<StrandedVisit[]> {
  const stranded: StrandedVisit[] = []
  for (const queue of queues) {
    const site = siteAfter(change, queue.site)
    const after = strandedOf(change.after, site, { ...queue, present: await readPresent(db, change.after, site, now) }, now)
    if (after.length === 0) continue
    const away: TimesByResource = new Map(queue.away.entries().filter(([id]) => !change.newlyAway.has(id)))
    const before = new Set(strandedOf(change.before, queue.site, { ...queue, away }, now).map(({ step }) => step.id))
    stranded.push(...onePerVisit(after.filter(({ step }) => !before.has(step.id))))
  }
  return stranded
}

const siteAfter = ({ after }: Change, site: SiteModel): SiteModel => after.sites.get(site.id) ?? site

/** As it looks from now on, with waits and all. */
function strandedOf(network: NetworkModel, site: SiteModel, { steps, visits, away, present }: ConcernedQueue, now: number): StrandedStep[] {
  const { waits } = estimatePresent(network, site, present, { durations: durationsOf(network, site, visits), away, now })
  return strandedAmong(network, steps, { estimates: waits, away, claimed: claimedSteps(present) }, now)
}

const onePerVisit = (stranded: readonly StrandedStep[]): StrandedVisit[] =>
  [...Map.groupBy(stranded, ({ step }) => step.ticket_id).values()].map((some) => ({
    step: some[0]!.step,
    isCertain: some.some(({ reason }) => reason !== 'afterClosing'),
  }))
