import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../db/open.ts'
import type { Clock } from '../deps.ts'
import type { Live } from '../live/live.ts'
import type { NetworkModel } from '../network/model.ts'
import { outboxState, waitingBySite } from './queries.ts'

export interface Metrics {
  /** a request has been answered; `operation` is of a closed list, never a path */
  answered(operation: string, status: number, ms: number): void
  /** so many commands went to the disk together */
  committed(commands: number): void
  /** everything, in the text format of Prometheus */
  read(): Promise<string>
}

interface MetricsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly network: () => NetworkModel
  readonly live: Pick<Live, 'watchers'>
  /** how old the oldest event is that this process has not heard of yet */
  readonly eventLagMs: () => Promise<number>
}

/**
 * Each label has few values that are known beforehand: operation ids, classes of status, kinds of stream, ids of sites. None is
 * of a person, a desk or a ticket.
 */
export function createMetrics(deps: MetricsDeps): Metrics {
  const registry = new Registry()
  const requests = new Histogram({
    name: 'sportello_request_seconds',
    help: 'From a request to its answer, of a stream to its beginning',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const batches = new Histogram({
    name: 'sportello_commit_commands',
    help: 'Commands that went to the disk with one commit, on SQLite',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128],
    registers: [registry],
  })
  const look = createReadings(deps, registry)
  return {
    answered: (operation, status, ms) => requests.observe({ operation, status: `${Math.floor(status / 100)}xx` }, ms / 1000),
    committed: (commands) => batches.observe(commands),
    async read() {
      await look()
      return `${await registry.metrics()}\n${await processRegistry().metrics()}`
    },
  }
}

/** What is looked up when somebody asks. While the database is away, what it would say is missing and the rest is there. */
function createReadings({ database, clock, network, live, eventLagMs }: MetricsDeps, registry: Registry): () => Promise<void> {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `sportello_${name}`, help, labelNames, registers: [registry] })
  const up = gauge('database_up', '1 while the database can be read')
  const streams = gauge('streams', 'Screens that are kept up to date', 'kind')
  const mails = gauge('mails', 'Mails in the outbox', 'state')
  const oldest = gauge('oldest_mail_seconds', 'For how long the oldest mail has waited to be handed over')
  const lag = gauge('event_lag_seconds', 'Age of the oldest event that this process has not heard of')
  const waiting = gauge('waiting', 'Steps that wait in the queue of a site', 'site')

  return async () => {
    for (const [kind, count] of Object.entries(live.watchers())) streams.set({ kind }, count)
    for (const each of [mails, oldest, lag, waiting]) each.reset()
    up.set(
      await askDatabase().then(
        () => 1,
        () => 0,
      ),
    )
  }

  async function askDatabase() {
    const outbox = await outboxState(database.reader)
    mails.set({ state: 'waiting' }, outbox.waiting)
    mails.set({ state: 'failed' }, outbox.failed)
    oldest.set(outbox.oldestAt === null ? 0 : Math.max(0, clock.now() - outbox.oldestAt) / 1000)
    lag.set((await eventLagMs()) / 1000)
    const counts = await waitingBySite(database.reader)
    for (const site of network().sites.keys()) waiting.set({ site }, counts.get(site) ?? 0)
  }
}

let ofProcess: Registry | null = null

/** Memory, processor, event loop: there is one of each, however many servers a process has. */
function processRegistry(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}
