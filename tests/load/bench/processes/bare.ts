import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import pg from 'pg'
import { answerBench } from './child.ts'

// The baselines: what the same machine gives to the least that could do the same kind of work.

const questions = {
  /** A Hono route that commits one insert per request, as durable as the product's own database. */
  async insertRoute(databaseUrl: string): Promise<number> {
    const insert = databaseUrl.startsWith('postgres') ? await postgresInsert(databaseUrl) : sqliteInsert(databaseUrl)
    const app = new Hono().post('/', async (c) => {
      const body = await c.req.json()
      const id = await insert(JSON.stringify(body))
      return c.json({ id }, 201)
    })
    return listening(serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server)
  },

  /** A Hono route that answers these bytes. */
  bytesRoute(bytes: string): Promise<number> {
    const app = new Hono().get('/', (c) => c.body(bytes, 200, { 'content-type': 'application/json' }))
    return listening(serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server)
  },

  /** Server-sent events from node:http alone, with the product's heartbeat. */
  streamServer(): Promise<number> {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write('retry: 1000\n\n')
      const beat = setInterval(() => response.write(': \n\n'), 5000)
      streams.add(response)
      response.on('close', () => {
        clearInterval(beat)
        streams.delete(response)
      })
    })
    return listening(server.listen(0, '127.0.0.1'))
  },

  /** Sends these bytes to everybody; answers when it began, in milliseconds of the machine's one clock. */
  sendAll(frame: string): number {
    const bytes = Buffer.from(frame)
    const began = Number(process.hrtime.bigint()) / 1e6
    for (const stream of streams) stream.write(bytes)
    return began
  },
}
export type BareApi = typeof questions

const streams = new Set<ServerResponse>()

function sqliteInsert(file: string): (body: string) => number | bigint {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table if not exists made (id integer primary key, at integer not null, body text not null)')
  const insert = database.prepare('insert into made (at, body) values (?, ?)')
  return (body) => insert.run(Date.now(), body).lastInsertRowid
}

async function postgresInsert(connectionString: string): Promise<(body: string) => Promise<number>> {
  const pool = new pg.Pool({ connectionString, max: 16 })
  pool.on('error', () => {})
  await pool.query('create table if not exists made (id bigserial primary key, at bigint not null, body text not null)')
  return async (body) =>
    (await pool.query({ name: 'insert', text: 'insert into made (at, body) values ($1, $2) returning id', values: [Date.now(), body] })).rows[0].id
}

async function listening(server: Server): Promise<number> {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  return (server.address() as AddressInfo).port
}

answerBench(questions)
