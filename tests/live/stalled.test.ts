import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Context } from 'hono'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '../../server/deps.ts'
import type { Edge } from '../../server/http/context.ts'
import { Feed, snapshotOf } from '../../server/live/feed.ts'
import { streamFeed } from '../../server/live/stream.ts'

let server: Server
let feed: Feed
let sockets: Socket[] = []
afterEach(async () => {
  feed.close()
  for (const socket of sockets) socket.destroy()
  sockets = []
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** Half a megabyte: the system buffers some of it on the way, so that only large pictures show soon who does not read. */
const large = 'x'.repeat(500_000)
const heartbeat = { fast: 100, real: 5000 }

async function serve(options: { beat?: number; allowed?: () => Promise<boolean>; draw?: (number: number) => Promise<object> } = {}) {
  let number = 0
  const clock = { ...systemClock, every: (_ms: number, run: () => void) => systemClock.every(options.beat ?? heartbeat.real, run) }
  feed = new Feed(clock, async () => snapshotOf(await (options.draw?.(++number) ?? Promise.resolve({ number: ++number, large })), 0))
  const open: ServerResponse[] = []
  server = createServer((incoming, outgoing) => {
    open.push(outgoing)
    const context = { env: { incoming, outgoing }, get: () => 'request', req: { header: (name: string) => incoming.headers[name] } }
    void streamFeed(context as unknown as Context<Edge>, clock, feed, options.allowed ?? (async () => true))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { open, port: (server.address() as AddressInfo).port }
}

async function reader(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  sockets.push(socket)
  await once(socket, 'connect')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  return socket
}

describe('a reader that does not read', () => {
  test('is dropped, and its memory with it; the others see every picture', async () => {
    const { open, port } = await serve()
    let bytes = 0
    const good = await reader(port)
    good.on('data', (part) => {
      bytes += part.length
    })
    const stalled = await reader(port)
    stalled.pause()
    await vi.waitUntil(() => open.length === 2, { timeout: 15_000 })
    const frames = 40
    const behind: number[] = []
    for (let frame = 0; frame < frames && !open[1]!.destroyed; frame++) {
      feed.changed()
      await new Promise((resolve) => setTimeout(resolve, 255))
      behind.push(open[1]!.writableLength)
    }
    expect(open[1]!.destroyed).toBe(true)
    expect(open[0]!.destroyed).toBe(false)
    // One picture more than the limit, and never a second
    expect(Math.max(...behind)).toBeLessThan(262_144 + 2 * large.length)
    await vi.waitUntil(() => bytes > behind.length * large.length, { timeout: 15_000 })
  })

  test('whose right is taken away does not bring the server down', async () => {
    let allowed = true
    const { open, port } = await serve({ beat: heartbeat.fast, allowed: async () => allowed })
    const stalled = await reader(port)
    stalled.pause()
    await vi.waitUntil(() => open.length === 1, { timeout: 15_000 })
    for (let frame = 0; frame < 12 && (open[0]?.writableLength ?? 0) === 0; frame++) {
      feed.changed()
      await new Promise((resolve) => setTimeout(resolve, 255))
    }
    expect(open[0]!.writableLength).toBeGreaterThan(0)
    allowed = false
    await vi.waitUntil(() => open[0]!.destroyed, { timeout: 15_000 })
  })
})

describe('a stream goes on', () => {
  test('while nobody can say whether it may: the next heartbeat asks again', async () => {
    let asked = 0
    const { open, port } = await serve({
      beat: heartbeat.fast,
      allowed: async () => {
        if (++asked < 3) throw new Error('the database is away')
        return asked < 5
      },
    })
    const good = await reader(port)
    good.resume()
    await vi.waitUntil(() => asked >= 4, { timeout: 15_000 })
    expect(open[0]!.destroyed).toBe(false)
    await once(good, 'end')
    expect(asked).toBe(5)
  })

  test('not when its first picture cannot be drawn: the reader comes back', async () => {
    const { port } = await serve({ draw: () => Promise.reject(new Error('the database is away')) })
    const good = await reader(port)
    good.resume()
    await once(good, 'close')
  })
})
