import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { StaffRight } from '../../../shared/contracts/staff-rights.ts'
import { isAtLeast, type Role } from '../../../shared/domain/actor.ts'

/** Where a right holds, as one choice: `network`, `area:town` or `site:centre`. */
export type Place = 'network' | `area:${string}` | `site:${string}`

export function placeOf({ siteId, areaId }: StaffRight): Place {
  if (siteId !== null) return `site:${siteId}`
  return areaId === null ? 'network' : `area:${areaId}`
}

export function inPlace(right: StaffRight, place: Place): StaffRight {
  const [kind, id = null] = place.split(':')
  return { ...right, siteId: kind === 'site' ? id : null, areaId: kind === 'area' ? id : null }
}

export interface PlaceChoice {
  readonly place: Place
  readonly name: string
}

/** Where I may give rights: everywhere, or at the sites I lead and the areas that I lead whole. */
export function placesOf({ network, areas, sites }: NetworkOutline): { areas: PlaceChoice[]; sites: PlaceChoice[] } {
  const led = sites.filter((site) => site.mayEdit)
  const whole = (areaId: string) => sites.some((site) => site.areaId === areaId) && sites.every((site) => site.areaId !== areaId || site.mayEdit)
  return {
    areas: areas.filter(({ id }) => network.mayEdit || whole(id)).map(({ id, name }) => ({ place: `area:${id}`, name })),
    sites: led.map(({ id, name }) => ({ place: `site:${id}`, name })),
  }
}

/** Whoever leads a site leads the whole of it. */
export const mayBeOfOneInstitution = (role: Role): boolean => role === 'clerk'
export const mayCall = (role: Role): boolean => isAtLeast(role, 'clerk')

/** The same right with another role, without what that role has not. */
export function withRole(right: StaffRight, role: Role): StaffRight {
  if (role === 'interpreter') return { role, siteId: null, areaId: null, institutionId: null, resourceId: right.resourceId, mayChoose: false }
  return {
    ...right,
    role,
    institutionId: mayBeOfOneInstitution(role) ? right.institutionId : null,
    resourceId: null,
    mayChoose: right.mayChoose && mayCall(role),
  }
}

/** What a new right begins with: the most usual, at one place alone. */
export function firstRight(outline: NetworkOutline, mayGive: readonly Role[]): StaffRight {
  const site = outline.sites.find((each) => each.mayEdit)
  const role = site || !mayGive.includes('administrator') ? 'clerk' : 'administrator'
  return { role, siteId: site?.id ?? null, areaId: null, institutionId: null, resourceId: null, mayChoose: false }
}
