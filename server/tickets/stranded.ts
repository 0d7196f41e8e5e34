import { mayTakeNumber } from '../../shared/domain/admission.ts'
import { minute } from '../../shared/domain/cells.ts'
import { localDay } from '../../shared/domain/opening.ts'
import type { Tx } from '../db/transact.ts'
import { type NetworkModel, poolsFor } from '../network/model.ts'
import { awayIntervals, type TimesByResource } from '../resources/away-queries.ts'
import { admissionGiven, admissionIds } from './admission.ts'
import { type UnfinishedStep, unfinishedSteps } from './stranded-queries.ts'

/** What a change has made of the network, and whose absence is new. */
export interface Change {
  readonly before: NetworkModel
  readonly after: NetworkModel
  readonly newlyAway: ReadonlySet<string>
}

/** Today's numbers at these sites that could be served before the change, and by nobody after it. */
export async function strandedSteps(tx: Tx, change: Change, siteIds: Iterable<string>): Promise<UnfinishedStep[]> {
  const stranded: UnfinishedStep[] = []
  for (const siteId of siteIds) {
    const site = change.before.sites.get(siteId)
    if (!site) continue
    const steps = await unfinishedSteps(tx.db, siteId, localDay(site.zone, tx.now))
    if (steps.length === 0) continue
    const away = await awayIntervals(tx.db, idsAt(change, siteId), { from: tx.now, to: tx.now + dayMs })
    const awayBefore = new Map(away.entries().filter(([id]) => !change.newlyAway.has(id)))
    stranded.push(...steps.filter((step) => canBeServed(tx, change.before, awayBefore, step) && !canBeServed(tx, change.after, away, step)))
  }
  return stranded
}

const dayMs = 24 * 60 * minute

const idsAt = ({ before, after }: Change, siteId: string): string[] => [
  ...new Set(
    [before, after].flatMap((network) => {
      const site = network.sites.get(siteId)
      return site ? [...network.services.values()].flatMap((service) => admissionIds(network, { site, service })) : []
    }),
  ),
]

/** As if a number were asked for now; that it may be had without an appointment does not matter any more. */
function canBeServed({ now }: Tx, network: NetworkModel, away: TimesByResource, step: UnfinishedStep): boolean {
  const site = network.sites.get(step.site_id)
  const service = network.services.get(step.service_id)
  if (!site || !service) return false
  const spoken = poolsFor(site, service.id).some((pool) => pool.languages.includes(step.interpreter_language ?? ''))
  const wish = { site, service: { ...service, walkIn: true }, interpreterLanguage: spoken ? null : step.interpreter_language }
  return mayTakeNumber(admissionGiven(network, wish, away, now)).ok
}
