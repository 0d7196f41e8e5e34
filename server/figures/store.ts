import type { Insertable } from 'kysely'
import type { Schema, Writer } from '../db/schema.ts'
import { insertAll } from '../network/store.ts'
import { columnsOf } from './day-columns.ts'

export type FactRow = Insertable<Schema['fact']>

/** Facts lead back to nobody: no ticket, no appointment, no instant finer than the hour. Figures read only these. */
export const keepFacts = (db: Writer, facts: readonly FactRow[]) => insertAll(db, 'fact', facts)

/** Puts the days of a site that have come since the last time into `fact_day`; all of them the first time. */
export async function packDays(db: Writer, siteId: string): Promise<void> {
  const last = await db
    .selectFrom('fact_day')
    .select((max) => max.fn.max('day').as('day'))
    .where('site_id', '=', siteId)
    .executeTakeFirst()
  const facts = await db
    .selectFrom('fact')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('day', '>', last?.day ?? '')
    .orderBy('day')
    .execute()
  const days = [...Map.groupBy(facts, (fact) => fact.day)].map(([day, ofDay]) => ({
    site_id: siteId,
    day,
    facts: JSON.stringify(columnsOf(ofDay)),
  }))
  await insertAll(db, 'fact_day', days)
}
