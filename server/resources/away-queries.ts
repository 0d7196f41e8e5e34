import type { Interval } from '../../shared/domain/cells.ts'
import { prepared } from '../db/prepared.ts'
import type { Reader, Row } from '../db/schema.ts'

/** Times by resource, sorted by start. */
export type TimesByResource = ReadonlyMap<string, readonly Interval[]>

/** When these resources cannot be had within `range`, whatever their hours say; by resource, sorted by start. */
export const awayIntervals = (db: Reader, resourceIds: readonly string[], range: Interval): Promise<TimesByResource> =>
  timesOf(db, resourceIds, range, ['staff', 'self', 'feed'])

/** The same, of what somebody has said here: not of what a person's own calendar says. */
export const saidAway = (db: Reader, resourceIds: readonly string[], range: Interval): Promise<TimesByResource> =>
  timesOf(db, resourceIds, range, ['staff', 'self'])

type Source = Row<'unavailability'>['source']

async function timesOf(db: Reader, resourceIds: readonly string[], { from, to }: Interval, sources: readonly Source[]): Promise<TimesByResource> {
  const away = new Map<string, Interval[]>()
  if (resourceIds.length === 0) return away
  const { rows } = await selectAway(db, { resourceIds, sources, from, to })
  for (const { resource_id, from_at, to_at } of rows) {
    const known = away.get(resource_id)
    if (known) known.push({ from: from_at, to: to_at })
    else away.set(resource_id, [{ from: from_at, to: to_at }])
  }
  return away
}

const selectAway = prepared((db, { resourceIds, sources, from, to }: Interval & { resourceIds: readonly string[]; sources: readonly Source[] }) =>
  db
    .selectFrom('unavailability')
    .select(['resource_id', 'from_at', 'to_at'])
    .where('resource_id', 'in', resourceIds)
    .where('source', 'in', sources)
    .where('to_at', '>', from)
    .where('from_at', '<', to)
    .orderBy('resource_id')
    .orderBy('from_at'),
)
