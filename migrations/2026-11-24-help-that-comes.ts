import type { Kysely } from 'kysely'

/** Who comes to help is asked for with each picture of a queue, and what has been answered is kept for half a year. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('help_call_answered').on('help_call').columns(['site_id', 'answered_at']).execute()
}
