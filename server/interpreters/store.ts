import { type Insertable, sql } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import { prepared } from '../db/prepared.ts'
import type { Schema, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'
import type { SiteModel } from '../network/model.ts'

/**
 * Rules that no cell can say (travel between sites, weekly hours, daily caps) are checked after this: two writers who
 * plan one person's day come one after another, in sorted order. Desks have no such rules and are left alone.
 */
export async function takeDays(tx: Tx, site: SiteModel, start: Instant, resourceIds: readonly string[]): Promise<void> {
  const people = resourceIds.filter((id) => tx.network.people.has(id)).sort()
  if (people.length === 0) return
  const day = tx.network.openings.dayOf(site.zone, start)
  await bumpDays(
    tx.db,
    people.map((resource_id) => ({ resource_id, day, version: 1 })),
  )
}

const bumpDays = prepared((db: Writer, rows: readonly Insertable<Schema['resource_day']>[]) =>
  db
    .insertInto('resource_day')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['resource_id', 'day']).doUpdateSet({ version: sql<number>`resource_day.version + 1` })),
)
