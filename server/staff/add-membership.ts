import type { Role } from '../../shared/domain/actor.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { insertMembership } from './store.ts'

export interface Right {
  readonly role: Role
  /** one site, or every site of one area; with neither, every site of the network */
  readonly siteId?: string | null | undefined
  readonly areaId?: string | null | undefined
  readonly institutionId?: string | null | undefined
  /** the interpreter or professional whose own page it opens */
  readonly resourceId?: string | null | undefined
  readonly mayChoose?: boolean | undefined
}

/** Gives a member of staff a right. */
export async function addMembership(tx: Tx, userId: string, right: Right): Promise<Decision<{ userId: string }>> {
  await insertMembership(tx.db, {
    id: tx.chance.id(),
    user_id: userId,
    role: right.role,
    site_id: right.siteId ?? null,
    area_id: right.areaId ?? null,
    institution_id: right.institutionId ?? null,
    resource_id: right.resourceId ?? null,
    may_choose: Number(right.mayChoose ?? false),
  })
  tx.record({ kind: 'staffChanged', siteId: right.siteId ?? null, staffId: userId, code: right.role })
  return accepted({ userId })
}
