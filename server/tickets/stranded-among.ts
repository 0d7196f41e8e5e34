import type { Instant } from '../../shared/domain/cells.ts'
import { type RestOfToday, strandedBy } from '../../shared/domain/stranded.ts'
import type { StrandedReason, WaitEstimate } from '../../shared/domain/wait.ts'
import { type NetworkModel, poolsFor, type ServiceModel, type SiteModel } from '../network/model.ts'
import { closingOf, poolClosing } from '../present/estimate-present.ts'
import type { TimesByResource } from '../resources/away-queries.ts'
import { restOfToday } from './admission.ts'
import type { UnfinishedStep } from './stranded-queries.ts'

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
    return reason === null ? [] : [{ step, reason, closesAt: reason === 'afterClosing' ? closingOfStep(step) : null }]
  })

  function reasonOf(step: UnfinishedStep): StrandedReason | null {
    const estimate = estimates.get(step.id) ?? null
    if (estimate?.kind === 'range') return null
    const site = network.sites.get(step.site_id)
    const service = network.services.get(step.service_id)
    return site && service ? strandedBy(restFor(step, site, service), estimate) : 'noDeskToday'
  }

  function closingOfStep(step: UnfinishedStep): Instant | null {
    const site = network.sites.get(step.site_id)
    return site ? closingFor(network, site, step.service_id, away, now) : null
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

/** When the last desk closes that serves it, the site or its pool; null when the site is closed. */
export function closingFor(network: NetworkModel, site: SiteModel, serviceId: string, away: TimesByResource, now: Instant): Instant | null {
  const closesAt = closingOf(network, site, now)
  const pools = closesAt > now ? poolsFor(site, serviceId) : []
  return pools.length === 0 ? null : Math.max(...pools.map((pool) => poolClosing(pool, away, now, closesAt)))
}
