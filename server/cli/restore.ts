import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { addressAt, type Config, isPostgresUrl, readConfig } from '../config.ts'
import { DamagedError, makePlain } from '../db/backup.ts'
import { contentsOf, endSessions } from '../db/inspect.ts'
import { InUseError, replaceDatabase } from '../db/replace.ts'
import { systemClock } from '../deps.ts'
import { CommandError } from './command-error.ts'
import { stampOf } from './old-backups.ts'
import { restoreDump } from './restore-dump.ts'
import { say } from './terminal.ts'

const details = `
The database is the one that DATABASE_URL names. The backup is looked through
before anything changes; without --yes it is only said what it holds. What was
in its place is kept beside it, as sportello.db.before-<time>.
Everybody who was signed in signs in again; mails that went out after the
backup may go out once more, with the same message id.
With PostgreSQL, DATABASE_URL names a new, empty database: the old one stays
what it is.

Examples:
  npm run sportello -- restore /var/backups/sportello/sportello-2026-11-22T03-00-00Z.db --yes
  DATABASE_URL=postgres://sportello@db/restored npm run sportello -- restore /tmp/sportello.dump --yes`

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('Put a backup in the place of the database. The server must be stopped')
    .argument('<file>', 'what "backup" has made')
    .option('-y, --yes', 'really do it')
    .addHelpText('after', details)
    .action(restore)
}

async function restore(file: string, { yes }: { yes?: true }): Promise<void> {
  const config = readConfig()
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`, 'Name a file that "sportello backup" has made.')
  if (isPostgresUrl(config.databaseUrl)) await restoreDump(config.databaseUrl, file, yes === true)
  else await restoreFile(config, file, yes === true)
}

async function restoreFile(config: Config, file: string, yes: boolean): Promise<void> {
  const target = resolve(config.databaseUrl)
  const draft = `${target}.restoring`
  try {
    copyFileSync(file, draft)
    look(draft, file)
    if (!yes) throw new CommandError(`Nothing has been changed: this would replace ${target}.`, 'Say --yes if that is what you want.')
    endSessions(draft)
    const kept = `${target}.before-${stampOf(systemClock.now())}`
    const wasThere = existsSync(target)
    replaceDatabase(target, draft, kept, { isServed: await isServed(config) })
    if (wasThere) say(`What was there is kept: ${kept}`)
    say(`Restored to ${target}. Start the server; "sportello doctor" looks whether all is well.`)
  } catch (error) {
    if (error instanceof InUseError)
      throw new CommandError(`A server or another program has ${target} open.`, 'Stop it first, as with systemctl stop sportello.')
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Says what the backup holds. @throws CommandError where it is not whole, not ours, or too new. */
function look(draft: string, file: string): void {
  const contents = wholeContents(draft, file)
  if (contents.ahead.length > 0)
    throw new CommandError(
      `${file} was made by a later version of the program.`,
      `Install that version first. It has run: ${contents.ahead.join(', ')}.`,
    )
  say(`${file} is whole: ${contents.network ?? 'no network yet'}, ${contents.appointments} appointments.`)
  if (contents.behind.length > 0) say(`The next start will bring it up to date: ${contents.behind.join(', ')}.`)
}

function wholeContents(draft: string, file: string) {
  try {
    makePlain(draft)
    const contents = contentsOf(draft)
    if (contents) return contents
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error
    throw new CommandError(`${file} is damaged: ${error.message}.`, 'Take an older backup.')
  }
  throw new CommandError(`${file} is no database of Sportello.`, 'Name a file that "sportello backup" has made.')
}

/** Only asked of a file that SQLite cannot read any more. */
const isServed = ({ host, port }: Config): Promise<boolean> =>
  fetch(`${addressAt(['0.0.0.0', '::'].includes(host) ? 'localhost' : host, port)}/healthz`, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.ok,
    () => false,
  )
