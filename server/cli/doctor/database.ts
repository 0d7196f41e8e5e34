import { existsSync, statSync } from 'node:fs'
import { type Config, isPostgresUrl } from '../../config.ts'
import { serverOf } from '../../db/inspect.ts'
import { migrationNames, pendingMigrations } from '../../db/migrate.ts'
import type { Database } from '../../db/open.ts'
import { selfCheck } from '../../db/self-check.ts'
import { sizeOf } from '../terminal.ts'
import { bad, type Finding, ok, warn } from './finding.ts'

const oldestPostgres = 14

/** Settings that keep an acknowledged write, the level of the schema, and whether the file is whole. */
export async function databaseState(config: Config, database: Database): Promise<Finding> {
  const what = 'database'
  try {
    const pending = await pendingMigrations(database)
    if (pending.length === migrationNames.length) return warn(what, 'empty', 'Run "sportello migrate", or start the server: it does it too.')
    if (pending.length > 0)
      return warn(what, `not of this version yet: ${pending.join(', ')}`, 'Make a backup, then run "sportello migrate" or start the server.')
    await selfCheck(database, migrationNames)
    const server = await serverOf(database)
    if (server && server.version < oldestPostgres) return bad(what, `PostgreSQL ${server.version}`, `Move to PostgreSQL ${oldestPostgres} or later.`)
    if (!server && isOpenToOthers(config.databaseUrl))
      return warn(what, `${config.databaseUrl} can be read by others`, `chmod 600 ${config.databaseUrl}*`)
    const where = server ? `PostgreSQL ${server.version}` : `SQLite, ${config.databaseUrl}, ${sizeOf(statSync(config.databaseUrl).size)}`
    return ok(what, `${where}; ${migrationNames.length} migrations; every commit on the disk; whole`)
  } catch (error) {
    return bad(what, (error as Error).message, 'Is this the right DATABASE_URL? If it is damaged: "sportello restore" puts a backup in its place.')
  }
}

const isOpenToOthers = (file: string): boolean => (statSync(file).mode & 0o007) !== 0

export const isThere = ({ databaseUrl }: Config): boolean => isPostgresUrl(databaseUrl) || existsSync(databaseUrl)

export const noDatabase = ({ databaseUrl }: Config): Finding =>
  warn('database', `none at ${databaseUrl}`, 'It is made at the first start. If there should be one: set DATABASE_URL.')
