import type { Day, Instant } from '../../shared/domain/cells.ts'
import { minute } from '../../shared/domain/cells.ts'
import { dayInterval, localDay } from '../../shared/domain/opening.ts'
import type { Period } from '../../shared/domain/period.ts'
import type { Reader } from '../db/schema.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'
import { notArrived, visitsOn } from '../tickets/day-store.ts'
import { factOf, missedFactOf } from './fact.ts'
import { columnsOf, type MonthColumns } from './month-columns.ts'

export interface MonthOfSite {
  readonly siteId: string
  /** `2026-03` */
  readonly month: string
  readonly facts: MonthColumns
}

/** Days that have ended. Each month is unpacked when its turn comes: kept all at once, those of a region cost more to clear away than to read. */
export async function keptMonth(db: Reader, siteIds: readonly string[], month: string): Promise<Iterable<MonthOfSite>> {
  if (siteIds.length === 0) return []
  const rows = await db.selectFrom('fact_month').select(['site_id', 'facts']).where('site_id', 'in', siteIds).where('month', '=', month).execute()
  return rows.values().map(({ site_id, facts }) => ({ siteId: site_id, month, facts: JSON.parse(facts) }))
}

/** Today, where it lies in the period, as it would be kept if it ended now. */
export async function present(db: Reader, network: NetworkModel, siteIds: readonly string[], period: Period, now: Instant): Promise<MonthOfSite[]> {
  const sites = siteIds.flatMap((siteId) => network.sites.get(siteId) ?? [])
  const found: MonthOfSite[] = []
  for (const [zone, inZone] of Map.groupBy(sites, (site) => site.zone)) {
    const day = localDay(zone, now)
    if (period.from <= day && day <= period.to) found.push(...(await presentDay(db, network, inZone, day, now)))
  }
  return found
}

async function presentDay(db: Reader, network: NetworkModel, sites: readonly SiteModel[], day: Day, now: Instant): Promise<MonthOfSite[]> {
  const siteIds = sites.map((site) => site.id)
  const { from } = dayInterval(sites[0]!.zone, day)
  const visits = Map.groupBy(await visitsOn(db, siteIds, day, from), (visit) => visit.site_id)
  const absent = Map.groupBy(await notArrived(db, siteIds, from, now), (appointment) => appointment.site_id)
  return sites.map((site) => {
    // Whoever may still check in is not missing yet
    const latest = now - site.arriveLateMinutes * minute
    const missed = (absent.get(site.id) ?? []).filter((appointment) => appointment.start_at < latest)
    const facts = [
      ...(visits.get(site.id) ?? []).map((visit) => factOf(network, site, visit, '')),
      ...missed.map((appointment) => missedFactOf(site, appointment, '')),
    ]
    return { siteId: site.id, month: day.slice(0, 7), facts: columnsOf(facts) }
  })
}
