import type { Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { sitesWith } from '../network/model.ts'
import { deleteFeed, replaceBusyTimes } from './feed-store.ts'

/** One's own calendar is read no more, and what it said counts no more. */
export async function removeCalendar(tx: Tx, actor: Staff): Promise<Decision<{ resourceId: string }>> {
  const { resourceId } = actor
  if (resourceId === null) return refused('not_allowed')
  if (!(await deleteFeed(tx.db, resourceId))) return refused('not_found')
  await replaceBusyTimes(tx, resourceId, [])
  for (const site of sitesWith(tx.network, resourceId)) tx.record({ kind: 'resourceAvailable', siteId: site.id, resourceId })
  return accepted({ resourceId })
}
