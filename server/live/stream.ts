import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { Clock } from '../deps.ts'
import type { Edge } from '../http/context.ts'
import type { Feed, Snapshot } from './feed.ts'

const heartbeatMs = 5000
/** A reader that has fallen this far behind is cut off; it comes back and starts from a whole picture. */
const mostBehindBytes = 262_144

/**
 * Writes a feed as server-sent events straight to the socket: the bytes of a picture are made once for all who watch.
 * `stillAllowed` is asked at each heartbeat: a revoked device or a signed-out person is cut off within five seconds.
 */
export async function streamFeed(c: Context<Edge>, clock: Clock, feed: Feed, stillAllowed: () => Promise<boolean>): Promise<Response> {
  const outgoing: ServerResponse = c.env.outgoing as ServerResponse
  // Gone while we looked up who it is: `close` has been and will not come again
  if (outgoing.destroyed) return RESPONSE_ALREADY_SENT
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  }
  outgoing.writeHead(200, headers)
  outgoing.write(`retry: ${1000 + ((outgoing.socket?.remotePort ?? 0) % 2000)}\n\n`)
  const subscriber = {
    show(snapshot: Snapshot) {
      if (outgoing.writableLength > mostBehindBytes) outgoing.destroy()
      else outgoing.write(frameOf(snapshot))
    },
    end: () => void outgoing.end(),
  }
  const stop = clock.every(heartbeatMs, () => {
    // Ended five seconds ago and still not read to its end: nobody is there
    if (outgoing.writableEnded) return void outgoing.destroy()
    outgoing.write(': \n\n')
    // Where nobody can say, because the database is away, the next heartbeat asks again
    void stillAllowed().then(
      (allowed) => allowed || outgoing.end(),
      () => {},
    )
  })
  outgoing.on('close', () => {
    stop()
    feed.leave(subscriber)
  })
  // The head has gone out, so nothing else can be answered any more: the reader comes back and tries again
  await feed.join(subscriber, c.req.header('last-event-id') ?? '').catch(() => outgoing.destroy())
  return RESPONSE_ALREADY_SENT
}

const frames = new WeakMap<Snapshot, Buffer>()

function frameOf(snapshot: Snapshot): Buffer {
  const known = frames.get(snapshot)
  if (known) return known
  const frame = Buffer.from(`id: ${snapshot.version}\ndata: ${snapshot.json}\n\n`)
  frames.set(snapshot, frame)
  return frame
}
