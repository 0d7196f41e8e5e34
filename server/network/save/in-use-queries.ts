import type { Reader } from '../../db/schema.ts'

/** Desks of the site that somebody has open. */
export async function openDesksAt(db: Reader, siteId: string): Promise<{ id: string; label: string }[]> {
  return db
    .selectFrom('desk_session')
    .innerJoin('desk', 'desk.id', 'desk_session.desk_id')
    .select(['desk.id', 'desk.label'])
    .where('desk.site_id', '=', siteId)
    .where('desk_session.closed_at', 'is', null)
    .orderBy('desk.label')
    .execute()
}

/** How many people are in the queue of the site, or for the service, or have a way back into it. */
export async function peopleInQueue(db: Reader, of: 'site_id' | 'service_id', id: string): Promise<number> {
  const counted = await db
    .selectFrom('step')
    .select((step) => step.fn.count<number>('ticket_id').distinct().as('count'))
    .where(of, '=', id)
    .where('status', 'in', ['waiting', 'called', 'serving', 'parked', 'absent'])
    .executeTakeFirst()
  return Number(counted?.count ?? 0)
}

/** Where these ids stand already, living or retired: pools and resources, with what they are and the site they are of. */
export async function knownIds(db: Reader, ids: readonly string[]): Promise<{ id: string; kind: string; siteId: string | null }[]> {
  if (ids.length === 0) return []
  const pools = await db.selectFrom('pool').select(['id', 'site_id']).where('id', 'in', ids).execute()
  const resources = await db
    .selectFrom('resource')
    .leftJoin('pool', 'pool.id', 'resource.pool_id')
    .select(['resource.id', 'resource.kind', 'pool.site_id'])
    .where('resource.id', 'in', ids)
    .execute()
  return [
    ...pools.map(({ id, site_id }) => ({ id, kind: 'pool', siteId: site_id })),
    ...resources.map(({ id, kind, site_id }) => ({ id, kind: site_id === null ? 'person' : kind, siteId: site_id })),
  ]
}
