import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { rowsOf } from './file/rows.ts'
import { insertAll } from './store.ts'

/** Writes a whole network into an empty database. */
export async function loadNetwork(tx: Tx, file: NetworkFile): Promise<Decision<{ sites: number }>> {
  const { db } = tx
  const rows = rowsOf(file, tx.chance.id)
  await insertAll(db, 'network', [rows.network])
  await insertAll(db, 'area', rows.areas)
  await insertAll(db, 'institution', rows.institutions)
  await insertAll(db, 'service', rows.services)
  await insertAll(db, 'service_text', rows.texts)
  await insertAll(db, 'requirement', rows.requirements)
  await insertAll(db, 'site', rows.sites)
  await insertAll(
    db,
    'queue_state',
    rows.sites.map((site) => ({ site_id: site.id })),
  )
  await insertAll(db, 'pool', rows.pools)
  await insertAll(db, 'pool_service', rows.poolServices)
  await insertAll(db, 'resource', [
    ...rows.units.map((unit) => ({ ...unit, kind: 'unit' as const, name: String(unit.position + 1), weekly_minutes: null })),
    ...rows.desks.map(({ id, pool_id, label, position }) => ({ id, kind: 'desk' as const, name: label, pool_id, weekly_minutes: null, position })),
    ...rows.people.map((person) => ({ ...person, pool_id: null })),
  ])
  await insertAll(db, 'desk', rows.desks)
  await insertAll(db, 'resource_language', rows.languages)
  await insertAll(db, 'resource_role', rows.roles)
  await insertAll(db, 'hours', rows.hours)
  await insertAll(db, 'hours_exception', rows.exceptions)
  await insertAll(db, 'travel', rows.travel)
  tx.record({ kind: 'networkChanged', siteId: null })
  return accepted({ sites: file.sites.length })
}
