import { type Migration, Migrator } from 'kysely/migration'
import * as theHouse from '../../migrations/2026-11-22-the-house.ts'
import * as theOpeningDay from '../../migrations/2026-11-22-the-opening-day.ts'
import * as theLastEngagement from '../../migrations/2026-11-23-the-last-engagement.ts'
import * as unitForADay from '../../migrations/2026-11-23-unit-for-a-day.ts'
import * as whatAReferralTells from '../../migrations/2026-11-23-what-a-referral-tells.ts'
import * as helpThatComes from '../../migrations/2026-11-24-help-that-comes.ts'
import * as referralByAppointment from '../../migrations/2026-11-24-referral-by-appointment.ts'
import type { Database } from './open.ts'

/** In the order of their names, in which kysely runs them: a new one sorts last. Each once, forward only; one that has landed is never changed. */
const migrations: Record<string, Migration> = {
  '2026-11-22-the-house': theHouse,
  '2026-11-22-the-opening-day': theOpeningDay,
  '2026-11-23-the-last-engagement': theLastEngagement,
  '2026-11-23-unit-for-a-day': unitForADay,
  '2026-11-23-what-a-referral-tells': whatAReferralTells,
  '2026-11-24-help-that-comes': helpThatComes,
  '2026-11-24-referral-by-appointment': referralByAppointment,
}

export class MigrationError extends Error {}

/**
 * Brings the database to this version of the program: all or nothing, and one process at a time. SQLite holds the write lock
 * for the whole of it, PostgreSQL an advisory lock. `told` hears of each before it runs; answers how many ran.
 * @throws MigrationError when a migration fails or the database is newer than this program.
 */
export async function migrate(database: Database, told: Told = () => {}): Promise<number> {
  let begun = 0
  const of = (await pendingMigrations(database)).length
  const watched = Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
    name,
    {
      up(db) {
        told(name, ++begun, of)
        return up(db)
      },
    },
  ])
  const { error } = await migratorOf(database, Object.fromEntries(watched)).migrateToLatest()
  if (error) throw new MigrationError(String(error), { cause: error })
  return begun
}

type Told = (name: string, at: number, of: number) => void

/** What a start would run. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const known = await migratorOf(database, migrations).getMigrations()
  return known.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name)
}

const migratorOf = ({ writer }: Database, known: Record<string, Migration>) =>
  new Migrator({ db: writer, provider: { getMigrations: async () => known } })

export const migrationNames = Object.keys(migrations)
