import type { Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { bumpFeedVersion } from './feed-store.ts'

/** A new address for the calendar that goes out: the old one has got about. */
export async function renewFeed(tx: Tx, actor: Staff): Promise<Decision<{ resourceId: string }>> {
  const { resourceId } = actor
  if (resourceId === null || !tx.network.people.has(resourceId)) return refused('not_allowed')
  await bumpFeedVersion(tx.db, resourceId)
  return accepted({ resourceId })
}
