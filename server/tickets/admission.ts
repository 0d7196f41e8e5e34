import type { AdmissionQuestion } from '../../shared/domain/admission.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { without } from '../../shared/domain/intervals.ts'
import type { RestOfToday } from '../../shared/domain/stranded.ts'
import type { Reader } from '../db/schema.ts'
import type { NetworkModel, ServiceModel, SiteModel } from '../network/model.ts'
import { poolsFor } from '../network/model.ts'
import { interpretersAt, windowsAt } from '../present/interpreter-queries.ts'
import { awayIntervals, type TimesByResource } from '../resources/away-queries.ts'

/** What is asked for: the service, where, and the language an interpreter is needed for, or null. */
export interface NumberWish {
  readonly site: SiteModel
  readonly service: ServiceModel
  readonly interpreterLanguage: string | null
}

/** What the network, and who is away, say about giving a number for this service here and now. */
export async function admissionQuestion(db: Reader, network: NetworkModel, wish: NumberWish, now: Instant): Promise<AdmissionQuestion> {
  return admissionGiven(network, wish, await awayIntervals(db, admissionIds(network, wish), { from: now, to: now + dayMs }), now)
}

/** What is left of today for somebody who has a number already; that it may be had without an appointment does not matter any more. */
export function restOfToday(network: NetworkModel, wish: NumberWish, away: TimesByResource, now: Instant, expectedMinutes: number): RestOfToday {
  const { site } = wish
  const service = { ...wish.service, walkIn: true, durationMinutes: expectedMinutes }
  const spoken = poolsFor(site, service.id).some((pool) => pool.languages.includes(wish.interpreterLanguage ?? ''))
  const still = { site, service, interpreterLanguage: spoken ? null : wish.interpreterLanguage }
  const openings = network.openings.around(site.id, site.hours, { from: now, to: now + 1 }).filter(({ to }) => to > now)
  return {
    openNow: openings.some(({ from }) => from <= now),
    chances: openings.map(({ from }) => admissionGiven(network, still, away, Math.max(from, now))),
  }
}

/** Whose absence can keep a number from being given. */
export const admissionIds = (network: NetworkModel, { site, service }: Pick<NumberWish, 'site' | 'service'>): string[] => [
  ...poolsFor(site, service.id).flatMap((pool) => pool.unitIds),
  ...interpretersAt(network, site).map((person) => person.id),
]

/** Whose absence can keep anybody at this site from being served. */
export const idsAtSite = (network: NetworkModel, site: SiteModel): string[] => [
  ...site.pools.flatMap((pool) => pool.unitIds),
  ...interpretersAt(network, site).map((person) => person.id),
]

export function admissionGiven(network: NetworkModel, wish: NumberWish, away: TimesByResource, now: Instant): AdmissionQuestion {
  const { site, service, interpreterLanguage } = wish
  const closesAt = network.openings.intervalAt(site.id, site.hours, now)?.to ?? null
  return {
    now,
    closesAt,
    servedHere: service.walkIn && hasDesk(wish, { from: now, to: closesAt ?? now }, away),
    interpreterLanguage,
    interpreterWindows: interpretersAt(network, site)
      .filter((person) => person.languages.includes(interpreterLanguage ?? ''))
      .flatMap((person) => without(windowsAt(network, site, person, now), away.get(person.id) ?? [])),
    expectedMinutes: service.durationMinutes,
  }
}

export const dayMs = 24 * 60 * minute

/** A place of a pool that serves it can be had until closing for long enough; a pool without places has no plan, only desks. */
function hasDesk({ site, service }: NumberWish, left: Interval, away: TimesByResource): boolean {
  const isLong = ({ from, to }: Interval) => to - from >= service.durationMinutes * minute
  return poolsFor(site, service.id).some(
    ({ unitIds }) => unitIds.length === 0 || left.to <= left.from || unitIds.some((id) => hasTime(away.get(id) ?? [], left, isLong)),
  )
}

const hasTime = (away: readonly Interval[], left: Interval, isLong: (interval: Interval) => boolean): boolean =>
  away.length === 0 || without([left], away).some(isLong)
