import { ConfigError, readConfig } from './config.ts'
import { MigrationError } from './db/migrate.ts'
import { SelfCheckError } from './db/self-check.ts'
import { prepareDemo } from './jobs/demo.ts'
import { buildScreens } from './pages/build-screens.ts'
import { type Running, start } from './start.ts'

/** What `npm start` does: build what must be built, serve, say where, and stop cleanly on Ctrl-C. */
export async function serveUntilStopped(): Promise<void> {
  try {
    const config = readConfig()
    if (await buildScreens()) console.log('Screens built.')
    const running = await start(config)
    const demo = config.demo ? await prepareDemo(running) : null
    console.log(welcome(running, demo))
    stopOnSignal(running)
  } catch (error) {
    if (!isExpected(error)) throw error
    console.error(`Sportello does not start.\n${(error as Error).message}`)
    process.exitCode = 1
  }
}

function isExpected(error: unknown): boolean {
  return (
    error instanceof ConfigError ||
    error instanceof MigrationError ||
    error instanceof SelfCheckError ||
    (error as { code?: string }).code === 'EADDRINUSE'
  )
}

function welcome(running: Running, demo: string | null): string {
  const { url } = running
  return [
    '',
    `Sportello serves at ${url}/`,
    '',
    `  Book       ${url}/`,
    `  Manage     ${url}/appointment`,
    `  Desk       ${url}/desk`,
    ...(demo ? [demo] : []),
    '',
    `  ${running.mail}`,
    '',
  ].join('\n')
}

function stopOnSignal(running: Running): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    console.log('Stopping: requests under way are answered first.')
    void running.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
