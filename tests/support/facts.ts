import { type FactRow, keepFacts } from '../../server/figures/store.ts'
import { accepted } from '../../shared/domain/decision.ts'
import type { TestServer } from './server.ts'

let counter = 0

/** A walk-in who was served after ten minutes, on the Monday before the tests' own today. */
export const fact = (change: Partial<FactRow> = {}): FactRow => ({
  id: `fact-${++counter}`,
  day: '2026-03-09',
  site_id: 'centre',
  institution_id: 'comune',
  service_id: 'permit',
  language: 'it',
  interpreter_language: null,
  channel: 'kiosk',
  outcome: 'done',
  hour: 9,
  wait_minutes: 10,
  service_minutes: 15,
  estimate_low_minutes: null,
  estimate_high_minutes: null,
  booked_days_ahead: null,
  first_available_days_ahead: null,
  passed: 0,
  first_visit: null,
  steps: 1,
  ...change,
})

export const facts = (count: number, change: Partial<FactRow> = {}): FactRow[] => Array.from({ length: count }, () => fact(change))

/** Kept as the end of a day keeps them. */
export async function keep({ running }: TestServer, rows: readonly FactRow[]): Promise<void> {
  await running.deps.transact(async (tx) => {
    for (const [siteId, ofSite] of Map.groupBy(rows, (row) => row.site_id)) await keepFacts(tx.db, siteId, ofSite)
    return accepted(null)
  })
}
