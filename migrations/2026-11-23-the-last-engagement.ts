import type { Kysely } from 'kysely'

/** When a desk last let somebody go is asked for with each picture of a queue: it must not be looked for in all that has been. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('engagement_resource').on('engagement').columns(['resource_id', 'closed_at']).execute()
}
