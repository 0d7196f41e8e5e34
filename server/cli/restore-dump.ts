import { endSessionsIn, isEmpty } from '../db/inspect.ts'
import { migrationNames } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { CommandError } from './command-error.ts'
import { migrationsInDump, restorePostgres } from './postgres-tools.ts'
import { say } from './terminal.ts'

/** Into an empty database, so that the old one is kept by itself and no server can be writing into this one. */
export async function restoreDump(url: string, file: string, yes: boolean): Promise<void> {
  const ran = await migrationsInDump(url, file)
  if (ran.length === 0) throw new CommandError(`${file} is no dump of Sportello.`, 'Name a file that "sportello backup" has made.')
  const ahead = ran.filter((name) => !migrationNames.includes(name))
  if (ahead.length > 0)
    throw new CommandError(`${file} was made by a later version of the program.`, `Install that version first. It has run: ${ahead.join(', ')}.`)
  const database = openDatabase(url)
  try {
    if (!(await isEmpty(database)))
      throw new CommandError(
        'The database of DATABASE_URL is not empty.',
        'Make a new one beside it (createdb sportello_restored), name that in DATABASE_URL, and try again.',
      )
    if (!yes) throw new CommandError('Nothing has been changed: this would fill the database of DATABASE_URL.', 'Say --yes if that is what you want.')
    await restorePostgres(url, file)
    await endSessionsIn(database)
  } finally {
    await database.close()
  }
  say('Restored. Start the server with this DATABASE_URL; "sportello doctor" looks whether all is well.')
}
