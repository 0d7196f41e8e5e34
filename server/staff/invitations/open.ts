import type { Staff } from '../../../shared/domain/actor.ts'
import { type Instant, minute } from '../../../shared/domain/cells.ts'
import type { Tx } from '../../db/transact.ts'
import { insertInvitation } from './store.ts'

export interface Opened {
  readonly id: string
  readonly expiresAt: Instant
}

const validMs = 7 * 24 * 60 * minute

/** A new invitation, in place of those before it; the mail goes after the commit. */
export async function openInvitation(tx: Tx, actor: Staff, staffId: string): Promise<Opened> {
  const opened = { id: tx.chance.id(), expiresAt: tx.now + validMs }
  await insertInvitation(tx.db, { id: opened.id, user_id: staffId, expires_at: opened.expiresAt, made_by: actor.staffId }, tx.now)
  tx.record({ kind: 'staffChanged', siteId: null, staffId, code: 'invited' })
  return opened
}
