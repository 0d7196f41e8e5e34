import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { environmentWith } from '../config.ts'
import { settle } from '../db/backup.ts'
import { CommandError } from './command-error.ts'

/** `pg_dump --format=custom`: one consistent snapshot, while others write. */
export async function dumpPostgres(url: string, target: string): Promise<void> {
  const draft = `${target}.part`
  writeFileSync(draft, '', { mode: 0o600 })
  try {
    await runTool(url, 'pg_dump', ['--format=custom', '--no-owner', `--file=${draft}`, ...connection(url)])
    // Reads the table of contents: a dump that broke off has none
    await runTool(url, 'pg_restore', ['--list', draft])
    settle(draft, target)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Into a database that is empty, all or nothing. */
export const restorePostgres = (url: string, file: string): Promise<string> =>
  runTool(url, 'pg_restore', ['--single-transaction', '--exit-on-error', '--no-owner', ...connection(url), file])

/** What the dump says has run on its database. */
export async function migrationsInDump(url: string, file: string): Promise<string[]> {
  const text = await runTool(url, 'pg_restore', ['--data-only', '--table=kysely_migration', '--file=-', file])
  return Array.from(text.matchAll(/^(\d{4}-\d\d-\d\d-[\w-]+)\t/gm), ([, name]) => name!)
}

/** The password goes through the environment: a command line can be read by every user of the machine. */
function connection(url: string): string[] {
  const address = new URL(url)
  address.password = ''
  return [`--dbname=${address.href}`]
}

const manual = (url: string) =>
  `Install the PostgreSQL client programs of the server's version, or run them where they are: pg_dump --format=custom --file=sportello.dump ${connection(url)[0]}`

function runTool(url: string, tool: 'pg_dump' | 'pg_restore', words: readonly string[]): Promise<string> {
  const password = decodeURIComponent(new URL(url).password)
  const env = environmentWith(password ? { PGPASSWORD: password } : {})
  return new Promise((resolve, reject) => {
    const child = spawn(tool, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let told = ''
    let complaint = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
    child.on('error', () => reject(new CommandError(`${tool} is not on this machine.`, manual(url))))
    child.on('close', (code) => {
      if (code === 0) resolve(told)
      else reject(new CommandError(`${tool} has failed: ${complaint.trim().split('\n').slice(-3).join(' ')}`, manual(url)))
    })
  })
}
