import type { Clock } from '../deps.ts'
import type { Database } from './open.ts'

const channel = 'sportello_events'
/** NOTIFY takes a lock of the whole server at its commit: at most ten a second, and never inside a command. */
const pauseMs = 100
const reconnectMs = 2000

export interface WakeUp {
  /** tells other processes that something has been committed */
  tell(): void
  close(): void
}

/**
 * Between processes on one PostgreSQL. It carries nothing and may get lost: whoever is woken reads the event log, and reads it
 * every second anyway. On SQLite there is nobody to wake.
 */
export function openWakeUp({ pool }: Database, clock: Clock, woken: () => void): WakeUp {
  if (!pool) return { tell: () => {}, close: () => {} }
  let closed = false
  let planned: (() => void) | null = null
  let forget = () => {}
  void listen()
  return {
    tell() {
      planned ??= clock.after(pauseMs, () => {
        planned = null
        pool.query(`select pg_notify('${channel}', '')`).catch(() => {})
      })
    },
    close() {
      closed = true
      planned?.()
      forget()
    },
  }

  async function listen() {
    let lost = false
    const again = () => {
      if (lost) return
      lost = true
      forget()
      if (!closed) clock.after(reconnectMs, () => void listen())
    }
    try {
      const client = await pool!.connect()
      let held = true
      forget = () => {
        if (held) client.release(true)
        held = false
      }
      if (closed) return forget()
      client.on('notification', woken)
      client.on('error', again)
      await client.query(`listen ${channel}`)
    } catch {
      again()
    }
  }
}
