import { ConfigError, readConfig } from './config.ts'
import { MigrationError } from './db/migrate.ts'
import { SelfCheckError } from './db/self-check.ts'
import { type DemoAccess, prepareDemo } from './jobs/demo.ts'
import { buildScreens } from './pages/build-screens.ts'
import { isSetUp } from './staff/setup-queries.ts'
import { type Opened, open } from './start.ts'

/** What `npm start` does: build what must be built, serve, say where, and stop cleanly on Ctrl-C. */
export async function serveUntilStopped(): Promise<void> {
  try {
    const config = readConfig()
    if (await buildScreens()) console.log('Screens built.')
    const opened = await open(config)
    stopOnSignal(opened)
    const demo = config.demo ? await prepareDemo(opened) : null
    const url = await opened.serve()
    const setup = (await isSetUp(opened.deps.database.reader)) ? null : setupAddress(opened, url)
    console.log(welcome(url, opened.mail, demo, setup))
  } catch (error) {
    if (!isExpected(error)) throw error
    console.error(`Sportello does not start.\n${(error as Error).message}`)
    process.exitCode = 1
  }
}

export function isExpected(error: unknown): boolean {
  return (
    error instanceof ConfigError ||
    error instanceof MigrationError ||
    error instanceof SelfCheckError ||
    /^(EADDR|EACCES|ECONNREFUSED|ENOTFOUND|SQLITE_|28P01|3D000)/.test(String((error as { code?: string }).code))
  )
}

function welcome(url: string, mail: string, demo: DemoAccess | null, setup: string | null): string {
  const pages = [
    line('Book', `${url}/`),
    line('Manage', `${url}/appointment`),
    line('Desk', `${url}/desk`),
    line('Reception', `${url}/reception`),
    line('Interpreter', `${url}/interpreter`),
    line('Coordinator', `${url}/admin`),
  ]
  return [
    '',
    `Sportello serves at ${url}/`,
    '',
    ...pages,
    ...(demo ? demoLines(url, demo) : []),
    ...(setup ? setupLines(setup) : []),
    '',
    `  ${mail}`,
    '',
  ].join('\n')
}

function setupLines(address: string): string[] {
  return ['', '  Nobody has set this up yet. Whoever opens this address first becomes the administrator:', line('Set up', address)]
}

/** It opens an empty installation, once. */
export const setupAddress = ({ deps }: Pick<Opened, 'deps'>, url: string): string => `${url}/admin#setup=${deps.tokens.of('setup', 'network')}`

function demoLines(url: string, { devices, signIns }: DemoAccess): string[] {
  return [
    ...devices.map((device) => line(device.kind === 'kiosk' ? 'Kiosk' : 'Board', `${url}${device.path}   (${device.siteId})`)),
    '',
    '  Demo: staffing and people are invented. Sign-ins (also in demo.json, beside the database):',
    ...signIns.map((each) => `    ${each.role.padEnd(14)} ${each.email.padEnd(20)} ${each.password}   ${placeOf(each)}`),
  ]
}

const line = (page: string, address: string): string => `  ${page.padEnd(12)}${address}`

const placeOf = ({ siteId, resourceId }: DemoAccess['signIns'][number]): string => siteId ?? (resourceId ? 'their own page' : 'every site')

function stopOnSignal(opened: Opened): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    console.log('Stopping: requests under way are answered first.')
    void opened.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
