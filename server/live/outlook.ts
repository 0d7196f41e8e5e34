import type { Wait } from '../../shared/contracts/tickets.ts'
import { type Instant, minute } from '../../shared/domain/cells.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { type DeskAbility, mayTake, type NextCall, nextCall, type WaitingStep } from '../../shared/domain/queue.ts'
import type { DurationQuantiles, Ending, WaitEstimate } from '../../shared/domain/wait.ts'
import { localTime } from '../appointments/queries.ts'
import type { Reader } from '../db/schema.ts'
import type { Clock } from '../deps.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'
import { abilityOf } from '../present/desk-queries.ts'
import { learnedDurations } from '../present/duration-queries.ts'
import { estimatePresent } from '../present/estimate-present.ts'
import { claimedSteps, type Present, readPresent } from '../present/read-present.ts'
import { awayIntervals, type TimesByResource } from '../resources/away-queries.ts'
import { dayMs, idsAtSite } from '../tickets/admission.ts'
import { closingFor, type StrandedStep, strandedAmong } from '../tickets/stranded-among.ts'
import { type UnfinishedStep, unfinishedSteps } from '../tickets/stranded-queries.ts'

/** The present of a site with everybody's estimate, from one forward simulation. */
export interface Outlook {
  readonly present: Present
  readonly estimates: ReadonlyMap<string, WaitEstimate>
  /** when each step ends, those too that are still to come in a visit */
  readonly endings: ReadonlyMap<string, Ending>
  /** step ids in the order in which a desk that serves everything would call them */
  readonly order: readonly string[]
  /** who will not be served any more today, by ticket: the first step concerned */
  readonly stranded: ReadonlyMap<string, StrandedStep>
}

const durationsKeptMs = 5 * minute

/** One simulation per site and change serves the board, the queue and every phone. */
export function createOutlooks(reader: Reader, network: () => NetworkModel, clock: Clock) {
  const durations = new Map<string, { at: Instant; learned: Map<string, DurationQuantiles> }>()

  async function durationsOf(site: SiteModel): Promise<Map<string, DurationQuantiles>> {
    const known = durations.get(site.id)
    if (known && clock.now() - known.at < durationsKeptMs) return known.learned
    const learned = await learnedDurations(reader, network(), site, clock.now())
    durations.set(site.id, { at: clock.now(), learned })
    return learned
  }

  return {
    async of(site: SiteModel): Promise<Outlook> {
      const now = clock.now()
      const steps = await stepsBefore(site, now)
      const present = await readPresent(reader, network(), site, now)
      const away = await awayAt(site, now)
      const { waits, endings } = estimatePresent(network(), site, present, { durations: await durationsOf(site), away, now })
      const stranded = strandedAmong(network(), steps, { estimates: waits, away, claimed: claimedSteps(present) }, now)
      return { present, estimates: withReasons(waits, stranded), endings, order: callOrder(present, site, now), stranded: byTicket(stranded) }
    },
    /** What somebody who took a number now would be told. */
    async ofNewcomer(site: SiteModel, newcomer: WaitingStep): Promise<{ estimate: WaitEstimate; closesAt: Instant | null; ahead: number }> {
      const now = clock.now()
      const steps = await stepsBefore(site, now)
      const present = await readPresent(reader, network(), site, now)
      const withNewcomer = { ...present, waiting: [...present.waiting, newcomer] }
      const given = { durations: await durationsOf(site), away: await awayAt(site, now), now }
      const { waits } = estimatePresent(network(), site, withNewcomer, given)
      const stranded = strandedAmong(network(), steps, { estimates: waits, away: given.away, claimed: claimedSteps(withNewcomer) }, now)
      const order = callOrder(withNewcomer, site, now)
      return {
        estimate: waits.get(newcomer.stepId) ?? { kind: 'unknown', reason: 'noDesk' },
        closesAt: closingFor(network(), site, newcomer.serviceId, given.away, now),
        ahead: aheadOf({ present: withNewcomer, order, estimates: withReasons(waits, stranded) }, site, newcomer.stepId) ?? 0,
      }
    },
  }

  function awayAt(site: SiteModel, now: Instant): Promise<TimesByResource> {
    return awayIntervals(reader, idsAtSite(network(), site), { from: now, to: now + dayMs })
  }

  /** To be read before the present: whoever comes in between has no estimate yet, and is not to be judged without. */
  function stepsBefore(site: SiteModel, now: Instant): Promise<UnfinishedStep[]> {
    return unfinishedSteps(reader, site.id, localDay(site.zone, now))
  }
}

/** What is so for the rest of today is said so. */
function withReasons(waits: ReadonlyMap<string, WaitEstimate>, stranded: readonly StrandedStep[]): ReadonlyMap<string, WaitEstimate> {
  const certain = stranded.filter(({ step }) => waits.has(step.id))
  return new Map([...waits, ...certain.map(({ step, reason }): [string, WaitEstimate] => [step.id, { kind: 'unknown', reason }])])
}

/** In the order of a visit: the first of its steps comes first. */
const byTicket = (stranded: readonly StrandedStep[]): ReadonlyMap<string, StrandedStep> =>
  new Map(stranded.toReversed().map((one) => [one.step.ticket_id, one]))

/** As the queue would be called by one desk that speaks every language and serves all there is, also what no desk serves any more. */
function callOrder(present: Present, site: SiteModel, now: Instant): string[] {
  const desk = {
    deskId: '',
    poolId: '',
    staffId: null,
    serviceIds: [...new Set(present.waiting.map((step) => step.serviceId))],
    languages: present.waiting.flatMap((step) => step.interpreterLanguage ?? []),
  }
  const order: string[] = []
  let left = present.waiting.map((step) => ({ ...step, wanted: null }))
  for (let next: NextCall | null = nextCall(desk, left, [], site.policy, now); next; next = nextCall(desk, left, [], site.policy, now)) {
    const { stepId } = next
    order.push(stepId)
    left = left.filter((step) => step.stepId !== stepId)
  }
  return order
}

/**
 * How many would be called before by a desk that could also take this one; null for a step that does not wait. Whom nobody
 * will serve today does not count, but who may not be reached before closing may be.
 */
export function aheadOf(
  { present, order, estimates }: Pick<Outlook, 'present' | 'order' | 'estimates'>,
  site: SiteModel,
  stepId: string,
): number | null {
  const place = order.indexOf(stepId)
  if (place < 0) return null
  const steps = new Map(present.waiting.map((step) => [step.stepId, step]))
  const seats = new Map(present.desks.map((desk) => [desk.deskId, desk.staffId]))
  const desks = site.pools.flatMap((pool) => pool.desks.map((desk) => abilityOf(pool, desk.id, seats.get(desk.id) ?? null)))
  const own = desksFor(steps.get(stepId)!)
  const before = order.slice(0, place).filter((each) => !isForNobodyToday(estimates.get(each)))
  return before.filter((each) => desksFor(steps.get(each)!).some((desk) => own.includes(desk))).length

  function desksFor(step: WaitingStep): readonly DeskAbility[] {
    return desks.filter((desk) => mayTake(desk, step))
  }
}

const isForNobodyToday = (estimate: WaitEstimate | undefined): boolean =>
  estimate?.kind === 'unknown' && (estimate.reason === 'noInterpreterToday' || estimate.reason === 'noDeskToday')

/** An estimate as it goes over the wire. */
export function waitOf(estimate: WaitEstimate, zone: string, closesAt: Instant | null = null): Wait {
  const closes = closesAt === null ? {} : { closesTime: localTime(zone, closesAt) }
  if (estimate.kind === 'unknown') return { kind: 'unknown', reason: estimate.reason, ...(estimate.reason === 'afterClosing' ? closes : {}) }
  return {
    kind: 'range',
    lowMinutes: estimate.lowMinutes,
    highMinutes: estimate.highMinutes,
    notLaterThan: new Date(estimate.notLaterThan).toISOString(),
    notLaterThanTime: localTime(zone, estimate.notLaterThan),
  }
}

export type Outlooks = ReturnType<typeof createOutlooks>
