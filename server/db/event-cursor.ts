import { sql } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import type { HappenedEvent } from '../../shared/domain/events.ts'
import type { Database } from './open.ts'

/**
 * A place in the event log behind which nothing can appear any more. On SQLite writes come one after another and the row number
 * is enough. On PostgreSQL a later number can commit first: a cursor on numbers alone missed 20 % of the events of 16 writers;
 * (transaction, number) below the oldest running transaction missed none.
 */
export interface EventCursor {
  readonly xid: string
  readonly seq: number
}

export interface EventsRead {
  readonly events: readonly HappenedEvent[]
  readonly cursor: EventCursor
}

interface EventRow {
  xid: string
  seq: number
  kind: HappenedEvent['kind']
  site_id: string | null
  refs: string
}

const most = 1000

export async function latestCursor(database: Database): Promise<EventCursor> {
  if (database.engine === 'sqlite') {
    const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0) as seq from event`.execute(database.reader)
    return { xid: '0', seq: rows[0]!.seq }
  }
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(database.reader)
  return { xid: rows[0]!.xid, seq: 0 }
}

/** Committed events after the cursor, oldest first, at most a thousand. */
export async function eventsAfter(database: Database, cursor: EventCursor): Promise<EventsRead> {
  const { rows } = await (database.engine === 'sqlite' ? sqliteRows(database, cursor) : postgresRows(database, cursor))
  const last = rows.at(-1)
  return {
    events: rows.map((row) => ({ kind: row.kind, siteId: row.site_id, ...JSON.parse(row.refs) })),
    cursor: last ? { xid: last.xid, seq: last.seq } : cursor,
  }
}

/** When the first event after the cursor happened, whether or not it may be read yet; null for none. */
export async function oldestAfter({ engine, reader }: Database, cursor: EventCursor): Promise<Instant | null> {
  const isAfter = engine === 'sqlite' ? sql`seq > ${cursor.seq}` : sql`(xid, seq) > (${cursor.xid}::xid8, ${cursor.seq})`
  const { rows } = await sql<{ at: Instant | null }>`select min(at) as at from event where ${isAfter}`.execute(reader)
  return rows[0]?.at ?? null
}

const sqliteRows = ({ reader }: Database, cursor: EventCursor) =>
  sql<EventRow>`select '0' as xid, seq, kind, site_id, refs from event where seq > ${cursor.seq} order by seq limit ${sql.lit(most)}`.execute(reader)

// `event.xid`: a bare `xid` would be the text of the list, by which 1000 comes before 999
const postgresRows = ({ reader }: Database, cursor: EventCursor) =>
  sql<EventRow>`
    select xid::text as xid, seq, kind, site_id, refs from event
    where (xid, seq) > (${cursor.xid}::xid8, ${cursor.seq}) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by event.xid, event.seq limit ${sql.lit(most)}`.execute(reader)
