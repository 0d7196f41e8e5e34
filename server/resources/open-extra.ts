import type { ExtraUnitGain } from '../../shared/contracts/extra-units.ts'
import { mayLead, type Staff } from '../../shared/domain/actor.ts'
import { minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { dayInterval, localDay } from '../../shared/domain/opening.ts'
import { restoreUntold } from '../appointments/restore.ts'
import { takeSites } from '../db/lock.ts'
import type { Tx } from '../db/transact.ts'
import { readRows } from '../network/file/rows-queries.ts'
import type { NetworkModel, PoolModel, SiteModel } from '../network/model.ts'
import { modelOf } from '../network/queries.ts'
import { currentNetwork } from '../network/save/apply.ts'
import { takeNetworkTurn } from '../network/store.ts'
import { gainOf, startsToday } from './extra-queries.ts'
import { insertExtraUnit, insertUnavailability } from './store.ts'

/** Longer than anything can be booked ahead: it is there today, and on no other day. */
const everAfterMs = 400 * 24 * 60 * minute

/** One more place of a pool until the end of the day: it can be booked, and whoever has lost a time of today may get it back. */
export async function openExtra(tx: Tx, actor: Staff, siteId: string, poolId: string, language: string): Promise<Decision<ExtraUnitGain>> {
  if (!mayLead(actor, siteId)) return refused('not_found')
  const version = await takeNetworkTurn(tx.db)
  const before = version === null ? null : await currentNetwork(tx, version)
  const place = before && poolAt(before, siteId, poolId)
  if (!before || !place) return refused('not_found')
  await takeSites(tx.db, [siteId])
  const seen = await startsToday(tx, before, siteId, poolId)
  await insert(tx, actor, place)
  const after = modelOf((await readRows(tx.db))!, tx.now)
  const restored = await restoreUntold({ ...tx, network: after }, [siteId])
  tx.record({ kind: 'networkChanged', siteId, partId: siteId, staffId: actor.staffId, code: 'extraUnit' })
  return accepted({ restored, services: gainOf(after, seen, await startsToday(tx, after, siteId, poolId), language) })
}

function poolAt(network: NetworkModel, siteId: string, poolId: string): { site: SiteModel; pool: PoolModel } | null {
  const site = network.sites.get(siteId)
  const pool = site?.pools.find(({ id }) => id === poolId)
  return site && pool ? { site, pool } : null
}

async function insert(tx: Tx, actor: Staff, { site, pool }: { site: SiteModel; pool: PoolModel }): Promise<void> {
  const day = localDay(site.zone, tx.now)
  const resourceId = await insertExtraUnit(tx, { poolId: pool.id, day, position: pool.unitIds.length })
  const midnight = dayInterval(site.zone, day).to
  const away = { id: tx.chance.id(), resource_id: resourceId, from_at: midnight, to_at: midnight + everAfterMs }
  await insertUnavailability(tx.db, [{ ...away, source: 'staff', reason: 'other', made_by: actor.staffId, made_at: tx.now }])
}
