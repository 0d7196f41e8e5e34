import { mayLead, type Staff } from '../../shared/domain/actor.ts'
import type { Instant, Interval } from '../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { holds, merged } from '../../shared/domain/intervals.ts'
import { dayInterval, localDay } from '../../shared/domain/opening.ts'
import { claimsOn } from '../appointments/replan-store.ts'
import type { Tx } from '../db/transact.ts'
import { type NetworkModel, type PoolModel, type SiteModel, sitesWith } from '../network/model.ts'
import { awayIntervals } from './away-queries.ts'

/** A resource, or so many places of a pool. */
export type Who = { readonly resourceId: string } | { readonly poolId: string; readonly units: number | 'all' }

/** Which resources are meant, if they are theirs to speak for; "not yours" and "does not exist" are the same answer. */
export async function meantBy(tx: Tx, actor: Staff, who: Who, span: Interval): Promise<Decision<string[]>> {
  if ('resourceId' in who) {
    const theirs = maySpeakFor(tx, actor, who.resourceId, span.to)
    return theirs.ok ? accepted([who.resourceId]) : theirs
  }
  const pool = poolOf(tx.network, actor, who.poolId)
  if (!pool) return refused('not_found')
  const ids = await leastNeeded(tx, pool, span, who.units === 'all' ? pool.unitIds.length : who.units)
  return (who.units === 'all' ? ids.length > 0 : ids.length === who.units) ? accepted(ids) : refused('invalid_input')
}

/**
 * Whoever leads a site at which it is to be had, and a person for themselves. Of somebody who comes to other sites too, one site says
 * no more than how today is: what is further off is for themselves, and for whoever leads all of these sites.
 */
export function maySpeakFor({ network, now }: Pick<Tx, 'network' | 'now'>, actor: Staff, resourceId: string, until: Instant): Decision<null> {
  if (isTheirs(network, actor, resourceId)) return accepted(null)
  const sites = sitesWith(network, resourceId)
  const led = sites.filter((site) => mayLead(actor, site.id))
  if (led.length === 0) return refused('not_found')
  return led.length === sites.length || until <= endOfToday(network, led, now) ? accepted(null) : refused('not_allowed')
}

const isTheirs = (network: NetworkModel, actor: Staff, resourceId: string): boolean =>
  actor.resourceId === resourceId && network.people.has(resourceId)

const endOfToday = ({ zone }: NetworkModel, led: readonly SiteModel[], now: Instant): Instant =>
  Math.max(...[zone, ...led.map((site) => site.zone)].map((each) => dayInterval(each, localDay(each, now)).to))

/** What is listed of those whom it touches: where the actor leads, and all where they speak of themselves. Others are counted. */
export const isListedFor =
  (network: NetworkModel, actor: Staff, resourceIds: readonly string[]) =>
  (siteId: string): boolean =>
    mayLead(actor, siteId) || resourceIds.every((id) => isTheirs(network, actor, id))

const poolOf = (network: NetworkModel, actor: Staff, poolId: string): PoolModel | undefined =>
  [...network.sites.values()].filter((site) => mayLead(actor, site.id)).flatMap((site) => site.pools.filter((pool) => pool.id === poolId))[0]

/** Places that are there at all, those with the fewest appointments first: where units are dealt again, it is a count that is missed. */
async function leastNeeded(tx: Tx, { unitIds }: PoolModel, span: Interval, count: number): Promise<string[]> {
  const away = await awayIntervals(tx.db, unitIds, span)
  const taken = Map.groupBy(await claimsOn(tx.db, unitIds, span, tx.now), (claim) => claim.resourceId)
  return unitIds
    .filter((id) => !holds(merged(away.get(id) ?? []), span))
    .toReversed()
    .sort((one, other) => (taken.get(one)?.length ?? 0) - (taken.get(other)?.length ?? 0))
    .slice(0, count)
}
