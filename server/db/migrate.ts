import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import * as theHouse from '../../migrations/2026-11-22-the-house.ts'
import * as theOpeningDay from '../../migrations/2026-11-22-the-opening-day.ts'
import type { Database } from './open.ts'

/** In the order of their names, each once, forward only. A migration that has landed is never changed. */
const migrations: Record<string, Migration> = {
  '2026-11-22-the-house': theHouse,
  '2026-11-22-the-opening-day': theOpeningDay,
}

const provider: MigrationProvider = { getMigrations: async () => migrations }

export class MigrationError extends Error {}

/**
 * Brings the database to this version of the program: all or nothing, and one process at a time. SQLite holds the write lock
 * for the whole of it, PostgreSQL an advisory lock.
 * @throws MigrationError when a migration fails or the database is newer than this program.
 */
export async function migrate(database: Database): Promise<void> {
  const { error } = await new Migrator({ db: database.writer, provider }).migrateToLatest()
  if (error) throw new MigrationError(String(error), { cause: error })
}

export const migrationNames = Object.keys(migrations)
