import { migrate } from '../../server/db/migrate.ts'
import { openDatabase } from '../../server/db/open.ts'

/** of the database on PostgreSQL that `prepareTemplate` migrates and `freshPostgres` copies */
export const templateName = 'sportello_template'

/** Migrates once; every test file then gets a copy of it. */
export async function prepareTemplate(url: string): Promise<void> {
  const database = openDatabase(url)
  try {
    await migrate(database)
  } finally {
    await database.close()
  }
}
