import type { Insertable } from 'kysely'
import type { Schema, Writer } from '../db/schema.ts'
import { insertAll } from '../network/store.ts'
import { columnsOf } from './month-columns.ts'

export type FactRow = Insertable<Schema['fact']>

/** Facts lead back to nobody: no ticket, no appointment, no instant finer than the hour. Figures read only these. */
export async function keepFacts(db: Writer, siteId: string, facts: readonly FactRow[]): Promise<void> {
  await insertAll(db, 'fact', facts)
  // From before there were packed months nothing is: then all of them are due
  const due = (await isPacked(db, siteId)) ? facts.map((fact) => fact.day.slice(0, 7)).sort()[0] : ''
  if (due !== undefined) await packMonths(db, siteId, due)
}

const isPacked = async (db: Writer, siteId: string): Promise<boolean> =>
  (await db.selectFrom('fact_month').select('month').where('site_id', '=', siteId).limit(1).executeTakeFirst()) !== undefined

/** Puts the facts of a site once more into `fact_month`, from this month on. */
async function packMonths(db: Writer, siteId: string, first: string): Promise<void> {
  await db.deleteFrom('fact_month').where('site_id', '=', siteId).where('month', '>=', first).execute()
  const facts = await db.selectFrom('fact').selectAll().where('site_id', '=', siteId).where('day', '>=', first).orderBy('day').execute()
  const months = [...Map.groupBy(facts, (fact) => fact.day.slice(0, 7))].map(([month, ofMonth]) => ({
    site_id: siteId,
    month,
    facts: JSON.stringify(columnsOf(ofMonth)),
  }))
  await insertAll(db, 'fact_month', months)
}
