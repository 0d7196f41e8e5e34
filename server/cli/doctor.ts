import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { newestEventAt, serverOf } from '../db/inspect.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { systemClock } from '../deps.ts'
import { outboxState } from '../metrics/queries.ts'
import { readNetwork } from '../network/queries.ts'
import { areScreensBuilt } from '../pages/build-screens.ts'
import { address, proxies } from './doctor/address.ts'
import { backups, putAway } from './doctor/backups.ts'
import { databaseState, isThere, noDatabase } from './doctor/database.ts'
import { type Finding, ok, warn } from './doctor/finding.ts'
import { clock, disk, node, timeZones } from './doctor/machine.ts'
import { mailServer, outbox } from './doctor/mail.ts'
import { secretFile } from './doctor/secret.ts'
import { say } from './terminal.ts'

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Look at everything a start and a day need; changes nothing')
    .addHelpText(
      'after',
      '\nRun it as the user of the server and with its environment. A line each, ok,\nwarn or bad, with what to do. The exit code is 1 when something is bad.\n\nExample:\n  sudo -u sportello npm run sportello -- doctor',
    )
    .action(doctor)
}

async function doctor(): Promise<void> {
  const config = readConfig()
  const now = systemClock.now()
  const findings = [
    node(),
    await disk(config),
    ...(isThere(config) ? await withDatabase(config) : [noDatabase(config), clock(now, null, null)]),
    await mailServer(config),
    secretFile(config),
    ...(await address(config, now)),
    proxies(config),
    areScreensBuilt()
      ? ok('screens', 'built from what is here')
      : warn('screens', 'not built from what is here', 'The next start builds them, in about half a minute; "npm run build" does it now.'),
    backups(config, now),
    ...putAway(config, now),
  ]
  for (const finding of findings) show(finding)
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  say(`${count('ok')} ok, ${count('warn')} to look at, ${count('bad')} bad`)
  if (count('bad') > 0) process.exitCode = 1
}

async function withDatabase(config: Config): Promise<Finding[]> {
  const database = openDatabase(config.databaseUrl)
  try {
    const state = await databaseState(config, database)
    return [state, ...(state.state === 'ok' ? await inDatabase(database) : [clock(systemClock.now(), null, null)])]
  } finally {
    await database.close()
  }
}

async function inDatabase(database: Database): Promise<Finding[]> {
  const newest = await newestEventAt(database)
  const server = await serverOf(database)
  const now = systemClock.now()
  const network = await readNetwork(database.reader, now)
  const zones = [...new Set([network?.zone ?? [], [...(network?.sites.values() ?? [])].map((site) => site.zone)].flat())]
  return [clock(now, newest, server?.now ?? null), timeZones(zones, now), outbox(await outboxState(database.reader), now)]
}

function show(finding: Finding): void {
  say(`${finding.state.padEnd(5)} ${finding.what.padEnd(12)} ${finding.found}`)
  if (finding.state !== 'ok') say(`${' '.repeat(19)}-> ${finding.remedy}`)
}
