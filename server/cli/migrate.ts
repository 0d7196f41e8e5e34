import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { say } from './terminal.ts'

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database to this version of the program: all or nothing. A start does it too')
    .addHelpText(
      'after',
      '\nThe database is the one that DATABASE_URL names; where there is none, it is\nmade. Make a backup first: there is no way back but that.\n\nExample:\n  npm run sportello -- migrate',
    )
    .action(async () => {
      const database = openDatabase(readConfig().databaseUrl)
      try {
        const ran = await migrate(database, (name, at, of) => say(`[${at}/${of}] ${name}`))
        say(ran === 0 ? 'The database is up to date: nothing had to run.' : `The database is up to date: ${ran} ran.`)
      } finally {
        await database.close()
      }
    })
}
