import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { isAtLeast, type Membership, mayChooseAt, mayServeAt, type Role, type Staff } from '../../shared/domain/actor.ts'
import type { Reader, Row } from '../db/schema.ts'
import { openSessionOf } from '../desks/session/store.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'

export type Rights = Pick<Staff, 'memberships' | 'overall' | 'resourceId'>

/** Every right where it holds; one for an area counts for its sites, one without either for all. */
export async function rightsOf(db: Reader, userId: string, sites: NetworkModel['sites']): Promise<Rights> {
  const rows = await db.selectFrom('membership').selectAll().where('user_id', '=', userId).orderBy('id').execute()
  return {
    memberships: rows.flatMap((row) => membershipsOf(row, sites)),
    overall: strongest(rows.filter((row) => row.site_id === null && row.area_id === null && row.role !== 'interpreter').map(roleOf)),
    resourceId: rows.find((row) => row.resource_id !== null)?.resource_id ?? null,
  }
}

/** A right to lead that is for one institution, from before there was none, opens its desks and leads nothing. */
const roleOf = ({ role, institution_id }: Row<'membership'>): Role => (institution_id !== null && isAtLeast(role, 'coordinator') ? 'clerk' : role)

const strongest = (roles: readonly Role[]): Role | null =>
  roles.reduce<Role | null>((best, role) => (best !== null && isAtLeast(best, role) ? best : role), null)

const membershipsOf = (row: Row<'membership'>, sites: NetworkModel['sites']): Membership[] =>
  sitesOf(row, sites).map((siteId) => ({ siteId, role: roleOf(row), institutionId: row.institution_id, mayChoose: row.may_choose === 1 }))

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
    sites: [...Map.groupBy(actor.memberships, ({ siteId }) => siteId)].flatMap(([siteId, rights]) => {
      const site = network.sites.get(siteId)
      return site
        ? [
            {
              id: site.id,
              name: site.name,
              areaName: network.areas.get(site.areaId)?.name ?? '',
              role: strongest(rights.map((right) => right.role))!,
              desks: desksFor(actor, site),
            },
          ]
        : []
    }),
    openDesk: session ? { deskId: session.desk_id, siteId: session.site_id } : null,
  }
}

const desksFor = (actor: Staff, site: SiteModel) =>
  site.pools
    .filter((pool) => mayServeAt(actor, site.id, pool.institutionId))
    .flatMap(({ institutionId, institutionName, name: poolName, desks }) => {
      const mayChoose = mayChooseAt(actor, site.id, institutionId)
      return desks.map(({ id, label }) => ({ id, label, poolName, institutionName, mayChoose }))
    })
