import pino from 'pino'
import { readConfig } from '../../../server/config.ts'
import { open } from '../../../server/start.ts'
import { testClock } from '../clock.ts'
import { withoutTransaction, withTransact } from '../races/broken-guards.ts'
import { acknowledgingEarly } from './acknowledging-early.ts'

// Started by mortal.ts; see there.
const [databaseUrl, secretFile, now, guard] = process.argv.slice(2) as [string, string, string, 'whole' | 'early' | 'torn']
const config = readConfig({ PORT: '0', DATABASE_URL: databaseUrl, SECRET_FILE: secretFile, LOG_LEVEL: 'silent', DEMO: 'off' })
const opened = await open(config, { clock: testClock(now), log: pino({ level: 'silent' }) })
const forever = new Promise<void>(() => {})

process.once('disconnect', () => process.exit())
if (guard === 'whole') process.send?.(await opened.serve())
else {
  const broken = guard === 'early' ? acknowledgingEarly(opened.deps) : withoutTransaction(opened.deps)
  await withTransact(opened.deps, broken, async (url) => {
    process.send?.(url)
    await forever
  })
}
