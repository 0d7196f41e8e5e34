import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { setPassword, staffById, useInvitation } from './invitations/store.ts'

/** Whoever holds the link chooses a password, once. */
export async function acceptInvitation(tx: Tx, invitationId: string, hash: string): Promise<Decision<{ staffId: string }>> {
  const staffId = await useInvitation(tx.db, invitationId, tx.now)
  const staff = staffId && (await staffById(tx.db, staffId))
  if (!staff) return refused('invitation_over')
  await setPassword(tx.db, tx.chance.id(), staff.id, hash, tx.now)
  tx.record({ kind: 'staffChanged', siteId: null, staffId: staff.id, code: 'accepted' })
  return accepted({ staffId: staff.id })
}
