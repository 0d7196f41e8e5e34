import type { Kysely } from 'kysely'

/** Whether its person has agreed that the other institution knows who sends them; of those before, nobody has been asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('referral')
    .addColumn('agreed', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
