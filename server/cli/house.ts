import { existsSync } from 'node:fs'
import { type Config, isPostgresUrl, readConfig } from '../config.ts'
import { migrationNames, pendingMigrations } from '../db/migrate.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { selfCheck } from '../db/self-check.ts'
import { createTransact, type Transact } from '../db/transact.ts'
import { systemChance, systemClock, type Tokens, tokensOf } from '../deps.ts'
import type { NetworkModel } from '../network/model.ts'
import { emptyNetwork, readNetwork } from '../network/queries.ts'
import { readSecret } from '../secret.ts'
import { createStaffAuth, type StaffAuth } from '../staff/auth.ts'
import { CommandError } from './command-error.ts'

/** What a command works with: the database beside a server that may be running, and nothing that works by itself. */
export interface House {
  readonly config: Config
  readonly database: Database
  readonly network: NetworkModel
  readonly transact: Transact
  readonly auth: StaffAuth
  readonly tokens: Tokens
}

/** @throws CommandError where there is no database, or not one of this version */
export async function inHouse<T>(use: (house: House) => Promise<T>): Promise<T> {
  const config = readConfig()
  if (!isPostgresUrl(config.databaseUrl) && !existsSync(config.databaseUrl))
    throw new CommandError(
      `There is no database at ${config.databaseUrl}.`,
      'Make it with "sportello migrate", or set DATABASE_URL to the one that the server uses.',
    )
  const database = openDatabase(config.databaseUrl)
  try {
    const behind = await pendingMigrations(database)
    if (behind.length > 0)
      throw new CommandError(
        `The database is not of this version yet: ${behind.join(', ')}.`,
        'Make a backup, then run "sportello migrate" or start the server.',
      )
    await selfCheck(database, migrationNames)
    const model = (await readNetwork(database.reader, systemClock.now())) ?? emptyNetwork
    const deps = { database, clock: systemClock, chance: systemChance, network: () => model }
    // A server that runs follows the event log, and hears of it there; here each command is the only one
    const transact = createTransact({ ...deps, publish: () => {}, reloadNetwork: async () => {} })
    const secret = readSecret(config.secretFile, systemChance)
    const auth = createStaffAuth({ ...deps, config, secret })
    return await use({ config, database, network: model, transact, auth, tokens: tokensOf(secret) })
  } finally {
    await database.close()
  }
}
