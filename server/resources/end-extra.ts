import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import type { SiteModel } from '../network/model.ts'
import { takeNetworkTurn } from '../network/store.ts'
import { extraUnitsBefore, retireExtraUnits } from './store.ts'

/** What was there for a day goes with it; what has been claimed of it keeps speaking of it. */
export async function endExtra(tx: Tx, site: SiteModel, today: string): Promise<Decision<number>> {
  const over = await extraUnitsBefore(tx.db, site.id, today)
  if (over.length === 0) return accepted(0)
  await takeNetworkTurn(tx.db)
  await retireExtraUnits(tx.db, over)
  tx.record({ kind: 'networkChanged', siteId: site.id, partId: site.id, code: 'extraUnit' })
  return accepted(over.length)
}
