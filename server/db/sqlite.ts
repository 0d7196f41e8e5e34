import Database from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type LimitNode,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely'

type Handle = Database.Database

/** FULL, because WAL with NORMAL, the default of better-sqlite3, can lose an acknowledged commit on power loss. */
export function openSqlite(file: string, options: { readonly: boolean }): Handle {
  const handle = new Database(file, { readonly: options.readonly, timeout: 5000 })
  handle.pragma('busy_timeout = 5000')
  if (!options.readonly) {
    handle.pragma('journal_mode = WAL')
    handle.pragma('synchronous = FULL')
    handle.pragma('secure_delete = ON')
    // A group of commands fills hundreds of pages: at the default of 1,000 every third commit paid for a checkpoint too
    handle.pragma('wal_autocheckpoint = 4000')
  }
  // What a savepoint would restore goes through a temporary file otherwise
  handle.pragma('temp_store = MEMORY')
  handle.pragma('foreign_keys = ON')
  handle.pragma('cache_size = -32000')
  return handle
}

/**
 * One connection, `begin immediate`, cached statements. Kysely's own driver opens a deferred `begin`, which fails at once when a
 * second process writes (2,755 of 4,000), and prepares every statement anew.
 */
export class SqliteDialect implements Dialect {
  readonly #handle: Handle
  constructor(handle: Handle) {
    this.#handle = handle
  }
  createDriver = (): Driver => new SqliteDriver(this.#handle)
  createQueryCompiler = () => new LiteralLimitCompiler()
  createAdapter = () => new TransactionalAdapter()
  createIntrospector = (db: Kysely<never>): DatabaseIntrospector => new SqliteIntrospector(db)
}

/** SQLite prepares a statement anew each time its `limit ?` is bound; there are few limits, so each may have a statement of its own. */
class LiteralLimitCompiler extends SqliteQueryCompiler {
  protected override visitLimit({ limit }: LimitNode) {
    if (!ValueNode.is(limit) || typeof limit.value !== 'number') throw new Error('a limit is a number')
    this.append(`limit ${limit.value}`)
  }
}

/** Kysely believes that SQLite cannot roll back DDL, and would leave half a schema behind when a migration is interrupted. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

class SqliteDriver implements Driver {
  readonly #handle: Handle
  readonly #connection: SqliteConnection
  #busy: Promise<void> = Promise.resolve()
  #release: () => void = () => {}

  constructor(handle: Handle) {
    this.#handle = handle
    this.#connection = new SqliteConnection(handle)
  }

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#busy
    let release = () => {}
    this.#busy = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.#release = release
    return this.#connection
  }

  async releaseConnection() {
    this.#release()
  }

  async beginTransaction() {
    this.#connection.run('begin immediate')
  }
  async commitTransaction() {
    this.#connection.run('commit')
  }
  async rollbackTransaction() {
    // An error such as a full disk has already ended the transaction
    if (this.#handle.inTransaction) this.#connection.run('rollback')
  }
  async savepoint(_connection: DatabaseConnection, name: string) {
    this.#connection.run(`savepoint "${name}"`)
  }
  async rollbackToSavepoint(_connection: DatabaseConnection, name: string) {
    this.#connection.run(`rollback to "${name}"`)
  }
  async releaseSavepoint(_connection: DatabaseConnection, name: string) {
    this.#connection.run(`release "${name}"`)
  }
  async destroy() {
    this.#handle.close()
  }
}

const statementsKept = 500

class SqliteConnection implements DatabaseConnection {
  readonly #handle: Handle
  readonly #statements = new Map<string, Database.Statement>()
  constructor(handle: Handle) {
    this.#handle = handle
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepared(query.sql)
    if (statement.reader) return { rows: statement.all(query.parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(query.parameters)
    return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] }
  }

  run(sql: string) {
    this.#prepared(sql).run()
  }

  // biome-ignore lint/correctness/useYield: nothing here streams rows
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('rows are not streamed from SQLite')
  }

  #prepared(sql: string): Database.Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    if (this.#statements.size >= statementsKept) this.#statements.delete(this.#statements.keys().next().value as string)
    const statement = this.#handle.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}
