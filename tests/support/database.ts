import { freshPostgres } from './postgres.ts'
import { freshSqlite } from './sqlite.ts'

export type Engine = 'sqlite' | 'postgres'

/** Set by the project (vitest.config.ts). */
export const engine: Engine = process.env.TEST_ENGINE === 'postgres' ? 'postgres' : 'sqlite'

export interface FreshDatabase {
  /** as `DATABASE_URL` takes it */
  readonly url: string
  /** ends open sessions first; what is not dropped goes with the run */
  drop(): Promise<void>
}

/** What a database begins as: migrated, empty for the migrations themselves, or a copy of one that nobody is connected to. */
export type Beginning = 'migrated' | 'empty' | { readonly copyOf: string }

/** A database of the project's engine that nobody else uses. */
export const freshDatabase = (from: Beginning = 'migrated'): Promise<FreshDatabase> =>
  engine === 'postgres' ? freshPostgres(from) : freshSqlite(from)
