import type { StaffSelf } from '../../shared/contracts/staff.ts'
import type { Actor, Membership } from '../../shared/domain/actor.ts'
import type { Reader } from '../db/schema.ts'
import { openSessionOf } from '../desks/store.ts'
import type { NetworkModel } from '../network/model.ts'

const weight = { clerk: 1, coordinator: 2, administrator: 3 } as const

/** One right a site, the strongest; a membership without a site counts for all. */
export async function membershipsOf(db: Reader, userId: string, allSiteIds: readonly string[]): Promise<Membership[]> {
  const rows = await db.selectFrom('membership').select(['site_id', 'role']).where('user_id', '=', userId).execute()
  const strongest = new Map<string, Membership>()
  for (const row of rows) {
    for (const siteId of row.site_id === null ? allSiteIds : [row.site_id]) {
      const known = strongest.get(siteId)
      if (!known || weight[known.role] < weight[row.role]) strongest.set(siteId, { siteId, role: row.role })
    }
  }
  return [...strongest.values()]
}

export async function staffSelf(db: Reader, network: NetworkModel, actor: Extract<Actor, { kind: 'staff' }>): Promise<StaffSelf> {
  const session = await openSessionOf(db, actor.staffId)
  return {
    staffId: actor.staffId,
    name: actor.name,
    sites: actor.memberships.flatMap((membership) => {
      const site = network.sites.get(membership.siteId)
      if (!site) return []
      const desks = site.pools.flatMap((pool) =>
        pool.desks.map((desk) => ({ id: desk.id, label: desk.label, poolName: pool.name, institutionName: pool.institutionName })),
      )
      return [{ id: site.id, name: site.name, role: membership.role, desks }]
    }),
    openDesk: session ? { deskId: session.desk_id, siteId: session.site_id } : null,
  }
}
