import { type Instant, minute } from '../../shared/domain/cells.ts'
import type { Hours } from '../../shared/domain/opening.ts'
import { type NetworkModel, offers, type SiteModel } from './model.ts'
import type { Openings } from './openings.ts'

const soonMs = 60 * minute

/** When it closes on this day, of a day that ends before the hours of the week do; long ago where it does not open at all. */
export function earlyClosing({ openings }: Pick<NetworkModel, 'openings'>, site: SiteModel, now: Instant): Instant | null {
  const closes = lastClosing(openings, site.id, site.hours, now)
  return closes < lastClosing(openings, `${site.id} as every week`, { ...site.hours, exceptions: [] }, now) ? closes : null
}

/** When an open site closes for the rest of the day, where nobody would know or it is soon. */
export function closingToTell(network: Pick<NetworkModel, 'openings'>, site: SiteModel, now: Instant): Instant | null {
  if (!network.openings.isOpenAt(site.id, site.hours, now)) return null
  const early = earlyClosing(network, site, now)
  if (early !== null) return early
  const closes = lastClosing(network.openings, site.id, site.hours, now)
  return closes - now <= soonMs ? closes : null
}

/** Whether somewhere somebody without an appointment can still come: also tomorrow, unless a site closes early today. */
export const takesWalkIns = (network: NetworkModel, now: Instant): boolean =>
  [...network.sites.values()].some((site) => takesWalkInsAt(network, site, now))

function takesWalkInsAt(network: NetworkModel, site: SiteModel, now: Instant): boolean {
  const walkIns = [...network.services.values()].filter((service) => service.walkIn && offers(site, service.id))
  if (walkIns.length === 0) return false
  if (earlyClosing(network, site, now) === null) return true
  const needed = Math.min(...walkIns.map((service) => service.durationMinutes)) * minute
  return network.openings.around(site.id, site.hours, { from: now, to: now + 1 }).some(({ from, to }) => to - Math.max(from, now) >= needed)
}

/** The last closing of this local day; what stays open past midnight closes on no day. */
function lastClosing(openings: Openings, owner: string, hours: Hours, now: Instant): number {
  const last = openings.around(owner, hours, { from: now, to: now + 1 }).at(-1)
  if (!last) return Number.NEGATIVE_INFINITY
  return openings.isOpenAt(owner, hours, last.to) ? Number.POSITIVE_INFINITY : last.to
}
