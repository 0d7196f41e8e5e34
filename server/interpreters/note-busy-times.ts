import type { FeedProblem } from '../../shared/contracts/interpreters.ts'
import type { Interval } from '../../shared/domain/cells.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { sitesWith } from '../network/model.ts'
import { noteRead, replaceBusyTimes } from './feed-store.ts'

export interface ReadFeed {
  readonly resourceId: string
  readonly url: string
  /** null where it could not be read: what it said before still counts */
  readonly times: readonly Interval[] | null
  readonly problem: FeedProblem | null
}

/** What a calendar said when it was read again. */
export async function noteBusyTimes(tx: Tx, { resourceId, url, times, problem }: ReadFeed): Promise<Decision<{ noted: boolean }>> {
  const noted = await noteRead(tx.db, resourceId, url, tx.now, problem)
  if (!noted || times === null) return accepted({ noted })
  await replaceBusyTimes(tx, resourceId, times)
  for (const site of sitesWith(tx.network, resourceId)) tx.record({ kind: 'resourceUnavailable', siteId: site.id, resourceId })
  return accepted({ noted })
}
