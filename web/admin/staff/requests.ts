import type { StaffMember, StaffRight } from '../../../shared/contracts/staff-rights.ts'
import type { Role } from '../../../shared/domain/actor.ts'
import { read, write } from '../../kit/api.ts'

export interface Members {
  readonly staff: readonly StaffMember[]
  /** the roles that I may give */
  readonly mayGive: readonly Role[]
}

export interface Invitation {
  readonly link: string
  readonly expiresAt: string
}

export const readMembers = (): Promise<Members> => read<Members>('/api/staff')

interface Invited {
  readonly staffId: string
  /** null: known already, and able to sign in */
  readonly invitation: Invitation | null
}
export const invite = (person: { name: string; email: string; rights: readonly StaffRight[] }): Promise<Invited> =>
  write<Invited>('/api/staff', person)

export const inviteAnew = (staffId: string): Promise<Invited> => write<Invited>(`/api/staff/${staffId}/invitation`)
/** `base`: the version of the rights that were seen */
export const changeRights = (staffId: string, base: string, rights: readonly StaffRight[]): Promise<unknown> =>
  write(`/api/staff/${staffId}/rights`, { base, rights })
export const dismiss = (staffId: string): Promise<unknown> => write(`/api/staff/${staffId}/dismiss`)
