import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { administratorsOf, deleteStaff } from './store.ts'

/** Somebody works here no more: account, sessions and rights go. What they did keeps an id that says nothing any more. */
export async function removeStaff(tx: Tx, userId: string): Promise<Decision<{ userId: string }>> {
  const administrators = await administratorsOf(tx.db)
  if (administrators.length === 1 && administrators[0] === userId) return refused('last_administrator')
  await deleteStaff(tx.db, userId)
  tx.record({ kind: 'staffChanged', siteId: null, staffId: userId })
  return accepted({ userId })
}
