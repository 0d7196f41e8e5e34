import pg from 'pg'
import { vi } from 'vitest'
import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import { engine, freshDatabase } from '../database.ts'
import { type TestServer, testServer } from '../server.ts'

export interface RacingServer extends TestServer {
  /** stops the server and tells how many deadlocks PostgreSQL has broken; SQLite, with its one writer, has none */
  closeAndCountDeadlocks(): Promise<number>
}

export async function racingServer(network: NetworkFile): Promise<RacingServer> {
  const { url, drop } = await freshDatabase()
  const server = await testServer({ network, databaseUrl: url })
  let open = true
  return { ...server, close, closeAndCountDeadlocks }

  async function closeAndCountDeadlocks(): Promise<number> {
    await server.close()
    const found = engine === 'postgres' ? await deadlocksIn(url) : 0
    open = false
    await drop()
    return found
  }

  async function close(): Promise<void> {
    if (open) await closeAndCountDeadlocks()
  }
}

/** A session hands in its figures when it ends, so that all others must have ended first. */
export async function deadlocksIn(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await vi.waitUntil(async () => (await rowOf(others)).count === 0, { timeout: 15_000 })
    return (await rowOf('select deadlocks as count from pg_stat_database where datname = current_database()')).count
  } finally {
    await client.end()
  }

  async function rowOf(query: string): Promise<{ count: number }> {
    return (await client.query(query)).rows[0]
  }
}

const others = `
  select count(*) from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`
