import type { Server } from 'node:http'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Logger } from 'pino'
import type { HappenedEvent } from '../shared/domain/events.ts'
import { createApp } from './app.ts'
import { addressAt, type Config } from './config.ts'
import { migrate, migrationNames } from './db/migrate.ts'
import { type Database, openDatabase } from './db/open.ts'
import { selfCheck } from './db/self-check.ts'
import { createTransact } from './db/transact.ts'
import { type AppDeps, type Chance, type Clock, systemChance, systemClock, tokensOf } from './deps.ts'
import { readCalendars } from './jobs/calendar-feeds.ts'
import { createDayEnd } from './jobs/day-end.ts'
import { watchConsoles } from './jobs/silent-consoles.ts'
import { followEvents } from './live/follow-events.ts'
import { createLive } from './live/live.ts'
import { createLog } from './log.ts'
import { openLetterbox } from './mail/deliver.ts'
import { createInvitationPost } from './mail/invitations.ts'
import { createPostman } from './mail/postman.ts'
import { createMetrics } from './metrics/metrics.ts'
import type { NetworkModel } from './network/model.ts'
import { emptyNetwork, networkVersion, readNetwork } from './network/queries.ts'
import { readSecret } from './secret.ts'
import { createStaffAuth } from './staff/auth.ts'

/** A database that is up to date and checked, with everything that works on it; nobody can reach it yet. */
export interface Opened {
  readonly deps: AppDeps
  readonly mail: string
  /** reads the configured network again, after it was changed, and ends the days of sites that have come */
  reloadNetwork(): Promise<void>
  /** tells when a site's day has ended and a new one begun */
  onNewDay(listen: () => void): void
  /** answers the address at which it can be reached from now on */
  serve(): Promise<string>
  /** no request cut, nothing half-written */
  close(): Promise<void>
}

export interface Running extends Opened {
  readonly url: string
}

export interface Ports {
  readonly clock?: Clock
  readonly chance?: Chance
  readonly log?: Logger
}

export async function start(config: Config, ports: Ports = {}): Promise<Running> {
  const opened = await open(config, ports)
  return { ...opened, url: await opened.serve() }
}

/** Opens the database, brings it up to date, checks it, and ends the days that were missed. Leaves nothing open when it cannot. */
export async function open(config: Config, ports: Ports = {}): Promise<Opened> {
  const database = openDatabase(config.databaseUrl)
  try {
    return await openOn(database, config, ports)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openOn(database: Database, config: Config, ports: Ports): Promise<Opened> {
  const clock = ports.clock ?? systemClock
  const chance = ports.chance ?? systemChance
  const log = ports.log ?? createLog(config.logLevel)
  await migrate(database)
  await selfCheck(database, migrationNames)

  let model: NetworkModel = (await readNetwork(database.reader, clock.now())) ?? emptyNetwork
  const network = () => model
  let reloading: Promise<void> = Promise.resolve()
  const secret = readSecret(config.secretFile, chance)
  const tokens = tokensOf(secret)
  const live = createLive({ database, clock, network, tokens })
  const listeners: ((events: readonly HappenedEvent[]) => void)[] = [live.publish]
  const publish = (events: readonly HappenedEvent[]) => {
    for (const listen of listeners) listen(events)
  }
  const follower = await followEvents(database, clock, publish)
  const committed = (events: readonly HappenedEvent[]) => {
    publish(events)
    follower.committed()
  }
  const metrics = createMetrics({ database, clock, network, live, eventLagMs: follower.lagMs })
  const transact = createTransact({
    database,
    clock,
    chance,
    network,
    reloadNetwork: refreshNetwork,
    publish: committed,
    committed: metrics.committed,
  })
  const auth = createStaffAuth({ config, database, clock, network, secret })
  const deps: AppDeps = { config, log, clock, chance, tokens, database, network, reloadNetwork: refreshNetwork, transact, live, metrics, auth }

  const letterbox = openLetterbox(config, join(config.dataFolder, 'mail'))
  const postman = createPostman(deps, letterbox)
  const invitationPost = createInvitationPost(deps, letterbox)
  const dayListeners: (() => void)[] = []
  const dayEnd = createDayEnd(deps, () => {
    for (const listen of dayListeners) listen()
  })
  await dayEnd.run()
  const consoles = watchConsoles(deps)
  const calendars = readCalendars(deps)
  listeners.push((events) => {
    if (events.some((event) => event.kind.startsWith('appointment'))) postman.wake()
    if (events.some((event) => event.kind === 'staffChanged')) {
      auth.forget()
      invitationPost.wake()
    }
    if (events.some((event) => event.kind === 'networkChanged')) {
      refreshNetwork().catch((error) => log.error({ err: error }, 'the network could not be read again'))
    }
  })
  postman.wake()
  invitationPost.wake()

  let server: Server | null = null
  return {
    deps,
    mail: letterbox.description,
    reloadNetwork: () => afterOthers(readAgain).then(() => dayEnd.run()),
    onNewDay: (listen) => void dayListeners.push(listen),
    serve: serveHttp,
    close,
  }

  async function serveHttp() {
    const listening = await listen(createApp(deps).fetch as never, config).catch(async (error) => {
      await close()
      throw error
    })
    server = listening.server
    return addressAt(config.host === '127.0.0.1' ? 'localhost' : config.host, listening.port)
  }

  // One after another: what was read earlier must not come to stand over what was read later
  function afterOthers(read: () => Promise<void>): Promise<void> {
    const done = reloading.then(read)
    reloading = done.catch(() => {})
    return done
  }

  async function readAgain() {
    model = (await readNetwork(database.reader, clock.now())) ?? emptyNetwork
    // Whoever leads every site leads one that has just come
    auth.forget()
    // Whoever has drawn on hearing of the change has drawn what was before it
    live.publish([{ kind: 'networkChanged', siteId: null }])
  }

  /** One change is heard of several times, and read once. */
  function refreshNetwork(): Promise<void> {
    return afterOthers(async () => {
      if ((await networkVersion(database.reader)) !== model.version) await readAgain()
    })
  }

  async function close() {
    dayEnd.stop()
    consoles.stop()
    calendars.stop()
    follower.close()
    live.close()
    if (server) await closeServer(server, clock)
    await postman.close()
    await invitationPost.close()
    letterbox.close()
    await reloading
    await database.close()
  }
}

function listen(fetch: never, config: Config): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch, hostname: config.host, port: config.port, serverOptions: { requestTimeout: 30_000, headersTimeout: 15_000 } },
      (address) => resolve({ server, port: address.port }),
    ) as Server
    server.on('error', reject)
  })
}

/** New connections are refused, idle ones closed, now and when they become idle; requests under way are answered. */
function closeServer(server: Server, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const stop = clock.every(20, () => server.closeIdleConnections())
    server.close(() => {
      stop()
      resolve()
    })
  })
}
