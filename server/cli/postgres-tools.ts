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
  address.searchParams.delete('password')
  return [`--dbname=${address.href}`]
}

const passwordIn = (url: string): string => decodeURIComponent(new URL(url).password) || (new URL(url).searchParams.get('password') ?? '')

type Tool = 'pg_dump' | 'pg_restore'

function runTool(url: string, tool: Tool, words: readonly string[]): Promise<string> {
  const password = passwordIn(url)
  const env = environmentWith(password ? { PGPASSWORD: password } : {})
  return new Promise((resolve, reject) => {
    const fail = (what: string) => reject(new CommandError(`${tool} ${what}`, remedyOf(tool, url)))
    const child = spawn(tool, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let told = ''
    let complaint = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text
    })
    child.on('error', () => fail('is not on this machine.'))
    child.on('close', (code) => (code === 0 ? resolve(told) : fail(`has failed: ${complaint.trim().split('\n').slice(-3).join(' ')}`)))
  })
}

const remedyOf = (tool: Tool, url: string): string =>
  tool === 'pg_dump'
    ? `Install the client programs of the server's version, or run this where they are: pg_dump --format=custom --no-owner --file=sportello.dump ${connection(url)[0]}`
    : 'Name a file that "sportello backup" has made, and use the client programs of the server\'s version.'
