import { CompiledQuery, type ControlledTransaction, type Insertable, sql } from 'kysely'
import type { RefusalCode } from '../../shared/contracts/refusal.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { type Decision, refused } from '../../shared/domain/decision.ts'
import type { HappenedEvent } from '../../shared/domain/events.ts'
import type { Chance, Clock } from '../deps.ts'
import type { NetworkModel } from '../network/model.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'
import type { Schema, Writer } from './schema.ts'

/** What a command works with. Only the database is awaited inside one; the world hears of it after the commit. */
export interface Tx {
  readonly db: Writer
  readonly now: Instant
  readonly network: NetworkModel
  readonly chance: Chance
  /** what happened; committed with the change, published after it */
  record(event: HappenedEvent): void
}

export type Command<T> = (tx: Tx) => Promise<Decision<T>>

/** One intent of one actor: repeated with the same key, it answers the same and does nothing more. */
export interface Intent {
  readonly scope: string
  readonly key: string
  /** of the request: the same key for something else is refused */
  readonly fingerprint: string
}

export type Transact = <T>(command: Command<T>, intent?: Intent) => Promise<Decision<T>>

export interface TransactDeps {
  readonly database: Database
  readonly clock: Clock
  readonly chance: Chance
  readonly network: () => NetworkModel
  publish(events: readonly HappenedEvent[]): void
  /** for a command that has met a network newer than `network()` */
  reloadNetwork(): Promise<void>
  /** so many commands went to the disk together */
  committed?(commands: number): void
}

/** The one seam of all writes. */
export const createTransact = (deps: TransactDeps): Transact => (deps.database.engine === 'sqlite' ? groupCommit(deps) : oneByOne(deps))

interface Waiting {
  readonly command: Command<unknown>
  readonly intent: Intent | undefined
  readonly reloads: number
  readonly resolve: (decision: Decision<unknown>) => void
  readonly reject: (error: unknown) => void
}

/** Somebody who keeps changing the network does not keep a command for ever. */
const mostReloads = 3

/**
 * SQLite has one writer: all commands that wait share one `begin immediate` and one fsync, each inside a savepoint of its own,
 * and are answered after the commit. An error after which SQLite has ended the transaction (disk full, I/O) fails them all.
 */
function groupCommit(deps: TransactDeps): Transact {
  let queue: Waiting[] = []
  let running = false
  return <T>(command: Command<T>, intent?: Intent) =>
    new Promise<Decision<T>>((resolve, reject) => line({ command, intent, reloads: 0, resolve: resolve as never, reject }))

  function line(waiting: Waiting) {
    queue.push(waiting)
    if (!running) start()
  }

  function start() {
    running = true
    deps.clock.soon(run)
  }

  async function run() {
    const batch = queue
    queue = []
    await commit(batch)
    if (queue.length > 0) start()
    else running = false
  }

  async function commit(batch: readonly Waiting[]) {
    const settled: (() => void)[] = []
    const events: HappenedEvent[] = []
    try {
      const transaction = await deps.database.writer.startTransaction().execute()
      try {
        for (const waiting of batch) settled.push(await inSavepoint(transaction, waiting, events))
        await transaction.commit().execute()
      } catch (error) {
        await transaction.rollback().execute()
        throw error
      }
    } catch (error) {
      for (const waiting of batch) waiting.reject(error)
      return
    }
    for (const settle of settled) settle()
    deps.committed?.(batch.length)
    if (events.length > 0) deps.publish(events)
  }

  async function inSavepoint(transaction: ControlledTransaction<Schema>, waiting: Waiting, events: HappenedEvent[]): Promise<() => void> {
    await transaction.executeQuery(savepoint)
    try {
      const done = await perform(deps, transaction, waiting.command, waiting.intent)
      if (!done.decision.ok) await transaction.executeQuery(rollback)
      await transaction.executeQuery(release)
      events.push(...done.events)
      return () => waiting.resolve(done.decision)
    } catch (error) {
      await transaction.executeQuery(rollback)
      await transaction.executeQuery(release)
      if (error instanceof StaleNetworkError && waiting.reloads < mostReloads) return () => lineAgain(waiting)
      const code = refusalOf(error)
      return () => (code ? waiting.resolve(refused(code)) : waiting.reject(error))
    }
  }

  function lineAgain(waiting: Waiting) {
    deps.reloadNetwork().then(() => line({ ...waiting, reloads: waiting.reloads + 1 }), waiting.reject)
  }
}

// A rollback leaves the savepoint open: the release ends it either way
const savepoint = CompiledQuery.raw('savepoint command')
const rollback = CompiledQuery.raw('rollback to command')
const release = CompiledQuery.raw('release command')

const mostRetries = 3
/** No start has more places (`units` in `networkFile`). */
const mostLooks = 200

/**
 * PostgreSQL commits by itself in groups. Whoever loses a row to somebody faster looks again at once: another desk may be free,
 * and the rule says when none is. What the database has broken off because of others is retried after a pause.
 */
function oneByOne(deps: TransactDeps): Transact {
  return async <T>(command: Command<T>, intent?: Intent) => {
    for (let looks = 1, retries = 0, reloads = 0; ; looks++) {
      try {
        return await once(command, intent)
      } catch (error) {
        if (error instanceof StaleNetworkError) {
          if (++reloads > mostReloads) return refused(error.refusal)
          await deps.reloadNetwork()
          continue
        }
        const code = refusalOf(error)
        if (!code && !mayRetry(error)) throw error
        if (code && looks >= mostLooks) return refused(code)
        if (code) continue
        if (++retries > mostRetries) return refused('busy')
        await new Promise<void>((resolve) => deps.clock.after(retries * 4 + (Number(deps.chance.digits(2)) % 8), resolve))
      }
    }
  }

  async function once<T>(command: Command<T>, intent: Intent | undefined): Promise<Decision<T>> {
    const transaction = await deps.database.writer.startTransaction().execute()
    try {
      const done = await perform(deps, transaction, command, intent)
      if (!done.decision.ok) {
        await transaction.rollback().execute()
        return done.decision
      }
      await transaction.commit().execute()
      if (done.events.length > 0) deps.publish(done.events)
      return done.decision
    } catch (error) {
      if (!transaction.isRolledBack && !transaction.isCommitted)
        await transaction
          .rollback()
          .execute()
          .catch(() => {})
      throw error
    }
  }
}

/** SQLite takes at most 32,766 parameters a statement: a closure can be thousands of events. */
const eventsAtOnce = 1000

interface Performed<T> {
  readonly decision: Decision<T>
  readonly events: readonly HappenedEvent[]
}

async function perform<T>(deps: TransactDeps, db: Writer, command: Command<T>, intent: Intent | undefined): Promise<Performed<T>> {
  const now = deps.clock.now()
  const earlier = intent && (await claimIntent(db, intent, now))
  if (earlier) return { decision: earlier as Decision<T>, events: [] }
  const events: HappenedEvent[] = []
  const decision = await command({ db, now, network: deps.network(), chance: deps.chance, record: (event) => events.push(event) })
  if (!decision.ok) return { decision, events: [] }
  if (intent) await keepAnswer(db, intent, decision.value)
  for (let from = 0; from < events.length; from += eventsAtOnce)
    await insertEvents(
      db,
      events.slice(from, from + eventsAtOnce).map((event) => eventRow(event, now)),
    )
  return { decision, events }
}

// On PostgreSQL a second request with the same key waits here until the first has committed, then finds its answer
async function claimIntent(db: Writer, intent: Intent, now: Instant): Promise<Decision<unknown> | null> {
  const claimed = await insertIntent(db, { ...intent, answer: null, created_at: now })
  if (claimed.numAffectedRows === 1n) return null
  const earlier = await db
    .selectFrom('idempotency')
    .select(['fingerprint', 'answer'])
    .where('scope', '=', intent.scope)
    .where('key', '=', intent.key)
    .executeTakeFirstOrThrow()
  if (earlier.fingerprint !== intent.fingerprint) return refused('idempotency_key_reused')
  return { ok: true, value: JSON.parse(earlier.answer ?? 'null') }
}

const insertIntent = prepared((db: Writer, row: Insertable<Schema['idempotency']>) =>
  db
    .insertInto('idempotency')
    .values(row)
    .onConflict((conflict) => conflict.columns(['scope', 'key']).doNothing()),
)

const keepAnswer = (db: Writer, { scope, key }: Intent, value: unknown) => updateAnswer(db, { scope, key, answer: JSON.stringify(value) })

const updateAnswer = prepared((db: Writer, { scope, key, answer }: { scope: string; key: string; answer: string }) =>
  db.updateTable('idempotency').set({ answer }).where('scope', '=', scope).where('key', '=', key),
)

const insertEvents = prepared((db: Writer, rows: readonly Insertable<Schema['event']>[]) => db.insertInto('event').values(rows))

function eventRow({ kind, siteId, ...refs }: HappenedEvent, at: Instant): Insertable<Schema['event']> {
  return { at, kind, site_id: siteId, refs: JSON.stringify(refs) }
}

/** What a command has read is not so any more: it is tried again from the start, and refused where that does not help. */
export class OvertakenError extends Error {
  readonly refusal: RefusalCode
  constructor(refusal: RefusalCode) {
    super(refusal)
    this.refusal = refusal
  }
}

/** The network that the command was given is not the one in the database. */
export class StaleNetworkError extends OvertakenError {
  constructor() {
    super('busy')
  }
}

/** The keys of the schema that stand for a rule, and what their breach means to the person who came second. */
const refusalOfKey: Readonly<Record<string, RefusalCode>> = {
  claim_pk: 'slot_gone',
  'claim.resource_id': 'slot_gone',
  ticket_appointment: 'already_checked_in',
  'ticket.appointment_id': 'already_checked_in',
  ticket_phone: 'one_number_a_day',
  'ticket.phone_hash': 'one_number_a_day',
  engagement_open_resource_id: 'desk_busy',
  'engagement.resource_id': 'desk_busy',
  desk_session_open_desk_id: 'desk_taken',
  'desk_session.desk_id': 'desk_taken',
  desk_session_open_staff_id: 'desk_taken',
  'desk_session.staff_id': 'desk_taken',
}

function refusalOf(error: unknown): RefusalCode | null {
  if (error instanceof OvertakenError) return error.refusal
  const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string }
  if (code === '23505') return refusalOfKey[constraint ?? ''] ?? null
  if (!code?.startsWith('SQLITE_CONSTRAINT')) return null
  const columns = /failed: (.+)$/.exec(message ?? '')?.[1]?.split(', ') ?? []
  return columns.map((column) => refusalOfKey[column]).find((known) => known !== undefined) ?? null
}

const serializationFailure = '40001'

const deadlock = '40P01'
const uniqueViolation = '23505'
const mayRetry = (error: unknown): boolean => [serializationFailure, deadlock, uniqueViolation].includes((error as { code?: string }).code ?? '')

/** Every change of a site's queue begins with this: on PostgreSQL it makes the changes of one site come one after another. */
export async function takeTurn(db: Writer, siteId: string): Promise<void> {
  const bumped = await bumpQueue(db, siteId)
  if (bumped.numAffectedRows === 0n) await db.insertInto('queue_state').values({ site_id: siteId, version: 1 }).execute()
}

const bumpQueue = prepared((db: Writer, siteId: string) =>
  db.updateTable('queue_state').set({ version: sql<number>`version + 1` }).where('site_id', '=', siteId),
)
