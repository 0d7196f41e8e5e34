import type { Reader } from '../../db/schema.ts'
import type { NetworkRows } from './rows.ts'

/** All that is configured and not retired, or null when no network has been loaded yet. */
export async function readRows(db: Reader): Promise<NetworkRows | null> {
  const network = await db.selectFrom('network').selectAll().executeTakeFirst()
  if (!network) return null
  const units = (await activeOf(db, ['unit'])).map(({ id, pool_id, position }) => ({ id, pool_id: pool_id!, position }))
  const isExtra = new Set((await db.selectFrom('extra_unit').select('resource_id').execute()).map((row) => row.resource_id))
  return {
    network,
    areas: await db.selectFrom('area').selectAll().where('retired_at', 'is', null).orderBy('position').execute(),
    institutions: await db.selectFrom('institution').selectAll().where('retired_at', 'is', null).orderBy('position').execute(),
    services: await db.selectFrom('service').selectAll().where('retired_at', 'is', null).orderBy('position').execute(),
    texts: await db.selectFrom('service_text').selectAll().execute(),
    requirements: await db.selectFrom('requirement').selectAll().orderBy('role').execute(),
    sites: await db.selectFrom('site').selectAll().where('retired_at', 'is', null).orderBy('position').execute(),
    pools: await db.selectFrom('pool').selectAll().where('retired_at', 'is', null).orderBy('position').execute(),
    poolServices: await db.selectFrom('pool_service').selectAll().execute(),
    units: units.filter(({ id }) => !isExtra.has(id)),
    extraUnits: units.filter(({ id }) => isExtra.has(id)),
    desks: await db
      .selectFrom('desk')
      .innerJoin('resource', 'resource.id', 'desk.id')
      .selectAll('desk')
      .where('resource.active', '=', 1)
      .orderBy('desk.position')
      .execute(),
    people: await activeOf(db, ['interpreter', 'professional']),
    languages: await db.selectFrom('resource_language').selectAll().orderBy('language').execute(),
    roles: await db.selectFrom('resource_role').selectAll().orderBy('role').execute(),
    hours: await db.selectFrom('hours').selectAll().execute(),
    exceptions: await db.selectFrom('hours_exception').selectAll().execute(),
    travel: await db.selectFrom('travel').selectAll().execute(),
    former: {
      services: await db.selectFrom('service').selectAll().where('retired_at', 'is not', null).orderBy('position').execute(),
      sites: await db.selectFrom('site').selectAll().where('retired_at', 'is not', null).orderBy('position').execute(),
    },
  }
}

const activeOf = (db: Reader, kinds: readonly ('unit' | 'interpreter' | 'professional')[]) =>
  db
    .selectFrom('resource')
    .select(['id', 'kind', 'name', 'pool_id', 'weekly_minutes', 'position'])
    .where('kind', 'in', kinds)
    .where('active', '=', 1)
    .orderBy('position')
    .execute()
