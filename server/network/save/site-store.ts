import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import type { Instant } from '../../../shared/domain/cells.ts'
import type { Writer } from '../../db/schema.ts'
import type { Chance } from '../../deps.ts'
import { type NetworkRows, siteExceptions, siteHours, sitesRows } from '../file/rows.ts'
import { insertAll, lastPosition, retire } from '../store.ts'

type Site = NetworkFile['sites'][number]

export async function saveSite(db: Writer, chance: Chance, site: Site, networkZone: string, now: Instant): Promise<void> {
  const rows = sitesRows([site], networkZone)
  const { id, position: _, ...own } = rows.sites[0]!
  await db
    .insertInto('site')
    .values({ id, ...own, position: await lastPosition(db, 'site') })
    .onConflict((known) => known.column('id').doUpdateSet({ ...own, retired_at: null }))
    .execute()
  await db
    .insertInto('queue_state')
    .values({ site_id: id })
    .onConflict((known) => known.doNothing())
    .execute()
  await clearHours(db, id)
  await insertAll(db, 'hours', siteHours(site, chance.id))
  await insertAll(db, 'hours_exception', siteExceptions(site, chance.id))
  await savePools(db, id, rows, now)
}

/** With its pools, units, desks and hours; kiosks and boards of a site that is gone open nothing. */
export async function retireSite(db: Writer, siteId: string, now: Instant): Promise<void> {
  await retire(db, 'site', siteId, now)
  await clearHours(db, siteId)
  await savePools(db, siteId, { pools: [], poolServices: [], units: [], desks: [] }, now)
  await db.updateTable('device').set({ revoked_at: now }).where('site_id', '=', siteId).where('revoked_at', 'is', null).execute()
}

async function clearHours(db: Writer, siteId: string): Promise<void> {
  await db.deleteFrom('hours').where('site_id', '=', siteId).where('resource_id', 'is', null).execute()
  await db.deleteFrom('hours_exception').where('site_id', '=', siteId).where('resource_id', 'is', null).execute()
}

type PoolsRows = Pick<NetworkRows, 'pools' | 'poolServices' | 'units' | 'desks'>

async function savePools(db: Writer, siteId: string, rows: PoolsRows, now: Instant): Promise<void> {
  const known = await db.selectFrom('pool').select('id').where('site_id', '=', siteId).execute()
  const kept = new Set(rows.pools.map((pool) => pool.id))
  const poolIds = [...new Set([...known.map((pool) => pool.id), ...kept])]
  if (poolIds.length === 0) return
  for (const { id, ...pool } of rows.pools) {
    await db
      .insertInto('pool')
      .values({ id, ...pool })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...pool, retired_at: null }))
      .execute()
  }
  for (const { id } of known) if (!kept.has(id)) await closePool(db, id, now)
  await db.deleteFrom('pool_service').where('pool_id', 'in', poolIds).execute()
  await insertAll(db, 'pool_service', rows.poolServices)
  await saveUnits(db, poolIds, rows.units)
  await saveDesks(db, siteId, rows.desks)
}

async function closePool(db: Writer, poolId: string, now: Instant): Promise<void> {
  await retire(db, 'pool', poolId, now)
  await db.updateTable('step').set({ wanted_pool_id: null }).where('wanted_pool_id', '=', poolId).where('status', 'in', toCome).execute()
}

/** Units that are no longer wanted stay with what has claimed them, and are claimed no more. */
async function saveUnits(db: Writer, poolIds: readonly string[], units: NetworkRows['units']): Promise<void> {
  await db
    .updateTable('resource')
    .set({ active: 0 })
    .where('kind', '=', 'unit')
    .where('pool_id', 'in', poolIds)
    // What is there for today goes by itself, in the night
    .where('id', 'not in', (extra) => extra.selectFrom('extra_unit').select('extra_unit.resource_id'))
    .execute()
  for (const slice of slices(units)) {
    await db
      .insertInto('resource')
      .values(slice.map((unit) => ({ ...unit, kind: 'unit' as const, name: String(unit.position + 1), weekly_minutes: null })))
      .onConflict((known) => known.column('id').doUpdateSet((of) => ({ active: 1, position: of.ref('excluded.position') })))
      .execute()
  }
}

async function saveDesks(db: Writer, siteId: string, desks: NetworkRows['desks']): Promise<void> {
  // A label is one desk's at a time: all give theirs up, then each takes its own
  const known = await db.selectFrom('desk').select('id').where('site_id', '=', siteId).execute()
  for (const { id } of known)
    await db
      .updateTable('desk')
      .set({ label: givenUp(id) })
      .where('id', '=', id)
      .execute()
  const goneIds = known.map((desk) => desk.id).filter((id) => !desks.some((desk) => desk.id === id))
  if (goneIds.length > 0) await closeDesks(db, goneIds)
  for (const { id, ...desk } of desks) {
    const resource = { name: desk.label, pool_id: desk.pool_id, position: desk.position }
    await db
      .insertInto('resource')
      .values({ id, kind: 'desk', ...resource, weekly_minutes: null })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...resource, active: 1 }))
      .execute()
    await db
      .insertInto('desk')
      .values({ id, ...desk })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(desk))
      .execute()
  }
}

/** Longer than any label. */
const givenUp = (deskId: string): string => `gone: ${deskId}`

/** Whoever was to be called to one of these may be called to any other. */
async function closeDesks(db: Writer, deskIds: readonly string[]): Promise<void> {
  await db.updateTable('resource').set({ active: 0 }).where('id', 'in', deskIds).execute()
  await db.updateTable('step').set({ wanted_desk_id: null }).where('wanted_desk_id', 'in', deskIds).where('status', 'in', toCome).execute()
}

const toCome = ['waiting', 'parked', 'absent'] as const

const slices = <Of>(list: readonly Of[]): Of[][] =>
  Array.from({ length: Math.ceil(list.length / 400) }, (_, at) => list.slice(at * 400, (at + 1) * 400))
