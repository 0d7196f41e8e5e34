import type { Kysely } from 'kysely'

/** A place of a pool that is there for one day alone: the network file does not know it, and the night takes it away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('extra_unit')
    .addColumn('resource_id', 'text', (column) => column.primaryKey().notNull().references('resource.id'))
    .addColumn('pool_id', 'text', (column) => column.notNull().references('pool.id'))
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
}
