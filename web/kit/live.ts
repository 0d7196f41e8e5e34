import { createParser } from 'eventsource-parser'
import { createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { type Credentials, headersOf, Refusal } from './api.ts'

export type Connection = 'connecting' | 'live' | 'lost' | 'ended'

export interface Live<T> {
  /** the newest picture, reconciled by key so that only what changed is drawn again */
  readonly picture: { readonly current: T | null }
  readonly connection: () => Connection
  /** epoch milliseconds of the last sign of life */
  readonly lastHeard: () => number
  readonly refusal: () => Refusal | null
}

const silenceMs = 15_000

/**
 * Follows a stream of whole snapshots. It reads with fetch, because an EventSource cannot send a header and a token has no
 * place in an address. The server sends a comment every 5 s: 15 s of silence count as a lost connection.
 * Reconnects with jitter, naming the last version it saw; a 4xx ends it for good.
 */
export function follow<T extends object>(path: string, credentials: Credentials, key = 'id'): Live<T> {
  const [picture, setPicture] = createStore<{ current: T | null }>({ current: null })
  const [connection, setConnection] = createSignal<Connection>('connecting')
  const [lastHeard, setLastHeard] = createSignal(Date.now())
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  let stopped = false
  let version = ''
  let triedAt = 0
  let abort = new AbortController()
  const watchdog = setInterval(() => {
    if (Date.now() - Math.max(lastHeard(), triedAt) > silenceMs) abort.abort()
  }, 1000)
  onCleanup(() => {
    stopped = true
    clearInterval(watchdog)
    abort.abort()
  })
  void run()
  return { picture, connection, lastHeard, refusal }

  async function run() {
    for (let failures = 0; !stopped; failures++) {
      abort = new AbortController()
      triedAt = Date.now()
      try {
        await readOnce(() => {
          failures = 0
        })
      } catch (error) {
        if (error instanceof Refusal) {
          setRefusal(error)
          setConnection('ended')
          return
        }
      }
      if (stopped) return
      setConnection('lost')
      const pause = Math.min(10_000, 500 * 2 ** failures)
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())))
    }
  }

  async function readOnce(heard: () => void) {
    const response = await fetch(path, {
      headers: { ...headersOf(credentials), accept: 'text/event-stream', ...(version ? { 'last-event-id': version } : {}) },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: abort.signal,
    })
    if (!response.ok || !response.body) {
      if (response.status >= 400 && response.status < 500 && response.status !== 429) throw new Refusal(await response.json().catch(() => null))
      throw new Error(`stream answered ${response.status}`)
    }
    setConnection('live')
    setLastHeard(Date.now())
    const parser = createParser({
      onEvent(event) {
        if (event.id) version = event.id
        setPicture('current', reconcile(JSON.parse(event.data) as T, { key, merge: false }))
      },
    })
    const reader = response.body.getReader()
    const decoder = new TextDecoder()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      heard()
      setLastHeard(Date.now())
      parser.feed(decoder.decode(value, { stream: true }))
    }
  }
}
