import { sql } from 'kysely'
import type { FeedProblem } from '../../shared/contracts/interpreters.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import type { Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'
import { insertAll } from '../network/store.ts'

export const readEveryMs = 15 * minute

export const upsertFeed = ({ db, now }: Tx, resourceId: string, url: string, staffId: string) =>
  db
    .insertInto('calendar_feed')
    .values({ resource_id: resourceId, url, next_at: now + readEveryMs, read_at: now, problem: null, made_by: staffId })
    .onConflict((conflict) =>
      conflict.column('resource_id').doUpdateSet({ url, next_at: now + readEveryMs, read_at: now, problem: null, made_by: staffId }),
    )
    .execute()

export const deleteFeed = async (db: Writer, resourceId: string): Promise<boolean> =>
  (await db.deleteFrom('calendar_feed').where('resource_id', '=', resourceId).executeTakeFirst()).numDeletedRows === 1n

/** Only while the address is still the one that was read. */
export async function noteRead(db: Writer, resourceId: string, url: string, now: Instant, problem: FeedProblem | null): Promise<boolean> {
  const change = { next_at: now + readEveryMs, problem, ...(problem === null ? { read_at: now } : {}) }
  const noted = await db.updateTable('calendar_feed').set(change).where('resource_id', '=', resourceId).where('url', '=', url).executeTakeFirst()
  return noted.numUpdatedRows === 1n
}

/** What the calendar says from now on, in place of what it said before. */
export async function replaceBusyTimes({ db, now, chance }: Tx, resourceId: string, times: readonly Interval[]): Promise<void> {
  await db.deleteFrom('unavailability').where('resource_id', '=', resourceId).where('source', '=', 'feed').where('to_at', '>', now).execute()
  await insertAll(
    db,
    'unavailability',
    times.map(({ from, to }) => ({
      id: chance.id(),
      resource_id: resourceId,
      from_at: from,
      to_at: to,
      source: 'feed' as const,
      reason: 'calendar' as const,
      made_at: now,
    })),
  )
}

export const bumpFeedVersion = (db: Writer, resourceId: string) =>
  db.updateTable('resource').set({ feed_version: sql<number>`feed_version + 1` }).where('id', '=', resourceId).execute()
