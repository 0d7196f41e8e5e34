import type { Kysely } from 'kysely'

/** Who has sent somebody is asked for with each picture of a desk, and each appointment that is deleted takes its referral along. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('referral_appointment').on('referral').column('appointment_id').execute()
}
