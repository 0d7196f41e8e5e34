import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { isAtLeast, type Role } from '../../shared/domain/actor.ts'
import type { IconName } from '../ui/icon-names.ts'
import type { StaffKey } from './text.ts'

interface StaffPage {
  readonly path: string
  readonly title: StaffKey
  readonly icon: IconName
  readonly mayUse: (self: StaffSelf) => boolean
}

export const hasRole = (self: StaffSelf, least: Role): boolean =>
  (self.overall !== null && isAtLeast(self.overall, least)) || sitesAs(self, least).length > 0

/** The sites where this person is at least that. */
export const sitesAs = (self: StaffSelf, least: Role): StaffSelf['sites'] => self.sites.filter((site) => isAtLeast(site.role, least))

export const staffPages = {
  desk: { path: '/desk', title: 'pageDesk', icon: 'ticket', mayUse: (self) => hasRole(self, 'clerk') },
  reception: { path: '/reception', title: 'pageReception', icon: 'concierge-bell', mayUse: (self) => hasRole(self, 'receptionist') },
  admin: { path: '/admin', title: 'pageAdmin', icon: 'layout-dashboard', mayUse: (self) => hasRole(self, 'coordinator') },
  interpreter: { path: '/interpreter', title: 'pageInterpreter', icon: 'calendar', mayUse: (self) => self.resourceId !== null },
} as const satisfies Record<string, StaffPage>

export type StaffPageName = keyof typeof staffPages

export const otherPages = (self: StaffSelf, here: StaffPageName): readonly StaffPage[] =>
  Object.entries(staffPages).flatMap(([name, page]) => (name !== here && page.mayUse(self) ? [page] : []))
