import { rmSync } from 'node:fs'
import { type RunningPostgres, reachableTemp, startPostgres } from './postgres-process.ts'
import { makeRunFolder } from './run-folder.ts'

// Started by keeper.ts; see there.
const mode = process.argv[2] as 'fast' | 'durable' | undefined
process.umask(0o022)
const directory = makeRunFolder(reachableTemp())

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
const abandoned = new Promise<void>((resolve) => process.once('disconnect', resolve))

let postgres: RunningPostgres | null = null
try {
  if (mode) postgres = await startPostgres(directory, mode)
  if (process.connected) process.send?.({ directory, postgresUrl: postgres?.url ?? '' })
  if (process.connected) await abandoned
} catch (error) {
  process.exitCode = 1
  console.error(error)
} finally {
  await postgres?.stop()
  // Workers that are being ended may still write for a moment.
  rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  if (process.connected) process.disconnect?.()
}
