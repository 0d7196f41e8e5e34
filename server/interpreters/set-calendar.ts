import type { Staff } from '../../shared/domain/actor.ts'
import type { Interval } from '../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { sitesWith } from '../network/model.ts'
import { replaceBusyTimes, upsertFeed } from './feed-store.ts'

/** Takes busy times from one's own calendar, which has just been read: they stand in the way of new plans, and break none. */
export async function setCalendar(tx: Tx, actor: Staff, url: string, times: readonly Interval[]): Promise<Decision<{ busyTimes: number }>> {
  const { resourceId } = actor
  if (resourceId === null || !tx.network.people.has(resourceId)) return refused('not_allowed')
  await upsertFeed(tx, resourceId, url, actor.staffId)
  await replaceBusyTimes(tx, resourceId, times)
  for (const site of sitesWith(tx.network, resourceId)) tx.record({ kind: 'resourceUnavailable', siteId: site.id, resourceId })
  return accepted({ busyTimes: times.length })
}
