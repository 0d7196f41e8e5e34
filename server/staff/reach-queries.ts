import { isAtLeast, type Staff } from '../../shared/domain/actor.ts'
import type { Places, Right } from '../../shared/domain/rights.ts'
import type { Reader, Row } from '../db/schema.ts'
import { partKey, placesOf, versionOf } from '../network/file/parts.ts'
import type { NetworkModel } from '../network/model.ts'

export type KnownRight = Right & { readonly id: string; readonly userId: string }

/** What must be known to say how far the rights of this actor reach. */
export async function placesFor(db: Reader, network: NetworkModel, actor: Staff): Promise<Places> {
  const own = await db.selectFrom('membership').select(['role', 'area_id', 'institution_id']).where('user_id', '=', actor.staffId).execute()
  const led = own.filter((row) => row.area_id !== null && row.institution_id === null && isAtLeast(row.role, 'coordinator'))
  return {
    ledAreas: new Set(led.map((row) => row.area_id!)),
    sitesOfPerson: (resourceId) => {
      const part = network.parts().get(partKey('person', resourceId))
      return part ? placesOf(part) : []
    },
  }
}

export async function rightsOfStaff(db: Reader, staffId: string): Promise<KnownRight[]> {
  return (await db.selectFrom('membership').selectAll().where('user_id', '=', staffId).orderBy('id').execute()).map(rightOfRow)
}

export const rightOfRow = (row: Row<'membership'>): KnownRight => ({
  id: row.id,
  userId: row.user_id,
  role: row.role,
  siteId: row.site_id,
  areaId: row.area_id,
  institutionId: row.institution_id,
  resourceId: row.resource_id,
  mayChoose: row.may_choose === 1,
})

/** As it goes over the wire. */
export const plainRight = ({ id, userId, ...right }: KnownRight): Right => right

/** Of exactly these rights, in any order. */
export const versionOfRights = (rights: readonly KnownRight[]): string => versionOf(rights.map((right) => versionOf(plainRight(right))).sort())
