import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { isPostgresUrl, readConfig } from '../config.ts'
import { copyWhileInUse } from '../db/backup.ts'
import { systemClock } from '../deps.ts'
import { noteBackup } from './backup-note.ts'
import { CommandError } from './command-error.ts'
import { deleteOld, fileNameAt } from './old-backups.ts'
import { dumpPostgres } from './postgres-tools.ts'
import { progressOf, say, sizeOf } from './terminal.ts'

interface Options {
  readonly yes?: true
  readonly keep?: number
}

const examples = `
Where: a file, or a folder that is there, which gets a file named after the
day and time (sportello-2026-11-22T03-00-00Z.db). Under "npm run" a relative
path counts from the program’s folder. A file that is there already is left
alone, unless you say --yes. With PostgreSQL the copy is a pg_dump
--format=custom, and ends in .dump.
Back: stop the server, then "sportello restore FILE --yes".
Keep SECRET_FILE too, and elsewhere: without it every link, code and paired
device is void; with both, a thief has everything.

Examples:
  npm run sportello -- backup /var/backups/sportello/ --keep 30
  npm run sportello -- backup /tmp/copy.db`

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('Copy the database while the server goes on: a whole copy of the moment at which it began')
    .argument('<file>', 'where to: a file, or a folder that is there')
    .option('--keep <days>', 'in a folder: delete backups older than so many days, so that what was erased is gone from them too', days)
    .option('-y, --yes', 'overwrite the file if it is there')
    .addHelpText('after', examples)
    .action(backup)
}

function days(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('expected a number of days')
  return Number(value)
}

async function backup(wanted: string, { yes, keep }: Options): Promise<void> {
  const { databaseUrl, dataFolder } = readConfig()
  const now = systemClock.now()
  const isFolder = existsSync(wanted) && statSync(wanted).isDirectory()
  const target = resolve(isFolder ? join(wanted, fileNameAt(now, isPostgresUrl(databaseUrl) ? 'dump' : 'db')) : wanted)
  if (keep && !isFolder) throw new CommandError('--keep needs a folder.', 'Name an existing folder that holds nothing but backups.')
  if (existsSync(target) && !yes) throw new CommandError(`${target} is there already.`, 'Choose another name, or overwrite it with --yes.')
  if (isPostgresUrl(databaseUrl)) await dumpPostgres(databaseUrl, target)
  else await copyFile(databaseUrl, target)
  noteBackup(dataFolder, { at: now, file: target })
  say(`Backup of ${new Date(now).toISOString()}: ${target}, ${sizeOf(statSync(target).size)}, whole and checked.`)
  if (keep) for (const gone of deleteOld(wanted, now, keep)) say(`Deleted ${gone}: older than ${keep} days.`)
}

async function copyFile(databaseUrl: string, target: string): Promise<void> {
  if (!existsSync(databaseUrl)) throw new CommandError(`There is no database at ${databaseUrl}.`, 'Set DATABASE_URL to the one that the server uses.')
  await copyWhileInUse(databaseUrl, target, progressOf('Backup'))
}
