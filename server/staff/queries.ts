import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { isAtLeast, type Membership, mayServeAt, type Staff } from '../../shared/domain/actor.ts'
import type { Reader, Row } from '../db/schema.ts'
import { openSessionOf } from '../desks/session-store.ts'
import type { NetworkModel } from '../network/model.ts'

export type Rights = Pick<Staff, 'memberships' | 'overall' | 'resourceId'>

/** One right a site, the strongest; a membership for an area counts for its sites, one without either for all. */
export async function rightsOf(db: Reader, userId: string, sites: NetworkModel['sites']): Promise<Rights> {
  const rows = await db.selectFrom('membership').selectAll().where('user_id', '=', userId).execute()
  const strongest = new Map<string, Membership>()
  for (const row of rows) {
    const membership = { role: row.role, institutionId: row.institution_id, mayChoose: row.may_choose === 1 }
    for (const siteId of sitesOf(row, sites)) {
      const known = strongest.get(siteId)
      if (!known || (known.role !== row.role && isAtLeast(row.role, known.role))) strongest.set(siteId, { siteId, ...membership })
    }
  }
  const overall = rows.filter((row) => row.site_id === null && row.area_id === null && row.role !== 'interpreter').map((row) => row.role)
  return {
    memberships: [...strongest.values()],
    overall: overall.sort((one, other) => (isAtLeast(one, other) ? -1 : 1))[0] ?? null,
    resourceId: rows.find((row) => row.resource_id !== null)?.resource_id ?? null,
  }
}

function sitesOf(row: Row<'membership'>, sites: NetworkModel['sites']): readonly string[] {
  if (row.role === 'interpreter') return []
  if (row.site_id !== null) return [row.site_id]
  return [...sites.values()].filter((site) => row.area_id === null || site.areaId === row.area_id).map((site) => site.id)
}

export async function staffSelf(db: Reader, network: NetworkModel, actor: Staff): Promise<StaffSelf> {
  const session = await openSessionOf(db, actor.staffId)
  return {
    staffId: actor.staffId,
    name: actor.name,
    overall: actor.overall,
    resourceId: actor.resourceId,
    sites: actor.memberships.flatMap((membership) => {
      const site = network.sites.get(membership.siteId)
      if (!site) return []
      const desks = site.pools
        .filter((pool) => mayServeAt(actor, site.id, pool.institutionId))
        .flatMap((pool) => pool.desks.map((desk) => ({ id: desk.id, label: desk.label, poolName: pool.name, institutionName: pool.institutionName })))
      return [{ id: site.id, name: site.name, role: membership.role, mayChoose: membership.mayChoose, desks }]
    }),
    openDesk: session ? { deskId: session.desk_id, siteId: session.site_id } : null,
  }
}
