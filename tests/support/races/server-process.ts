import pino from 'pino'
import { readConfig } from '../../../server/config.ts'
import { start } from '../../../server/start.ts'
import { testClock } from '../clock.ts'

// Started by server-processes.ts; see there.
const [databaseUrl, secretFile, now] = process.argv.slice(2) as [string, string, string]
const clock = testClock(now)
const config = readConfig({ PORT: '0', DATABASE_URL: databaseUrl, SECRET_FILE: secretFile, LOG_LEVEL: 'silent', DEMO: 'off' })
const running = await start(config, { clock, log: pino({ level: 'silent' }) })

process.on('message', (minutes: number) => {
  clock.advanceMinutes(minutes)
  process.send?.('advanced')
})
process.once('disconnect', () => void running.close().then(() => process.exit()))
process.send?.(running.url)
