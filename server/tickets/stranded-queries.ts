import type { Instant } from '../../shared/domain/cells.ts'
import { type RestOfToday, strandedBy } from '../../shared/domain/stranded.ts'
import { remoteChannels } from '../../shared/domain/ticket.ts'
import type { StrandedReason, WaitEstimate } from '../../shared/domain/wait.ts'
import { prepared, written } from '../db/prepared.ts'
import type { Reader, Row } from '../db/schema.ts'
import { type NetworkModel, poolsFor, type ServiceModel, type SiteModel } from '../network/model.ts'
import { closingOf, poolClosing } from '../present/estimate-present.ts'
import type { TimesByResource } from '../resources/away-queries.ts'
import { restOfToday } from './admission.ts'

export type UnfinishedStep = Pick<
  Row<'step'>,
  'id' | 'ticket_id' | 'site_id' | 'service_id' | 'interpreter_language' | 'expected_minutes' | 'status' | 'ready'
> &
  Pick<Row<'ticket'>, 'series' | 'number'>

/** Steps of today that wait to be called, once or again, those that follow in a visit too. Whoever is rung up is not among them. */
export const unfinishedSteps = async (db: Reader, siteId: string, day: string): Promise<UnfinishedStep[]> =>
  (await selectUnfinished(db, { siteId, day })).rows

const selectUnfinished = prepared((db, { siteId, day }: { siteId: string; day: string }) =>
  db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .select(['step.id', 'step.ticket_id', 'step.site_id', 'step.service_id', 'step.interpreter_language', 'step.expected_minutes'])
    .select(['step.status', 'step.ready', 'ticket.series', 'ticket.number'])
    .where('step.site_id', '=', siteId)
    .where('step.day', '=', day)
    .where('step.status', 'in', [written('waiting'), written('parked'), written('absent')])
    .where('ticket.channel', 'not in', remoteChannels.map(written))
    .orderBy('step.arrival')
    .orderBy('step.position'),
)

export interface StrandedStep {
  readonly step: UnfinishedStep
  readonly reason: StrandedReason
  /** of `afterClosing`, where it is still open: when */
  readonly closesAt: Instant | null
}

export interface Expectation {
  readonly estimates: ReadonlyMap<string, WaitEstimate>
  readonly away: TimesByResource
  /** steps whose own appointment has claimed an interpreter */
  readonly claimed: ReadonlySet<string>
}

/** Those of these steps that nobody will serve any more today, as the network and who is away say. */
export function strandedAmong(
  network: NetworkModel,
  steps: readonly UnfinishedStep[],
  { estimates, away, claimed }: Expectation,
  now: Instant,
): StrandedStep[] {
  // Most of a queue ask the same
  const rests = new Map<string, RestOfToday>()
  return steps.flatMap((step) => {
    const reason = reasonOf(step)
    return reason === null ? [] : [{ step, reason, closesAt: reason === 'afterClosing' ? closingFor(step) : null }]
  })

  function reasonOf(step: UnfinishedStep): StrandedReason | null {
    const estimate = estimates.get(step.id) ?? null
    if (estimate?.kind === 'range') return null
    const site = network.sites.get(step.site_id)
    const service = network.services.get(step.service_id)
    return site && service ? strandedBy(restFor(step, site, service), estimate) : 'noDeskToday'
  }

  function closingFor(step: UnfinishedStep): Instant | null {
    const site = network.sites.get(step.site_id)
    const closesAt = site ? closingOf(network, site, now) : now
    const pools = site && closesAt > now ? poolsFor(site, step.service_id) : []
    return pools.length === 0 ? null : Math.max(...pools.map((pool) => poolClosing(pool, away, now, closesAt)))
  }

  function restFor(step: UnfinishedStep, site: SiteModel, service: ServiceModel): RestOfToday {
    // The interpreter whom their own appointment has claimed begins as planned, however late it has become
    const minutes = claimed.has(step.id) ? 1 : step.expected_minutes
    const key = `${service.id} ${step.interpreter_language} ${minutes}`
    const rest = rests.get(key) ?? restOfToday(network, { site, service, interpreterLanguage: step.interpreter_language }, away, now, minutes)
    rests.set(key, rest)
    return rest
  }
}
