import { EventSourceParserStream } from 'eventsource-parser/stream'
import { expect, vi } from 'vitest'
import type { TestServer } from '../server.ts'

export interface Frame {
  readonly version: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into pictures freely
  readonly picture: any
  readonly text: string
  /** milliseconds, monotonic */
  readonly at: number
}

export interface Watching {
  readonly status: number
  readonly headers: Headers
  readonly frames: readonly Frame[]
  /** when each heartbeat came */
  readonly beats: readonly number[]
  /** The first frame that fits, waiting for it. */
  frame(fits?: (frame: Frame) => boolean, withinMs?: number): Promise<Frame>
  /** Resolves when the server ends the stream, or cuts it. */
  readonly ended: Promise<void>
  leave(): void
}

/** Reads a stream as our screens do: with fetch, and a header for the right. */
export async function watch({ url }: Pick<TestServer, 'url'>, path: string, headers: Readonly<Record<string, string>>): Promise<Watching> {
  const leaving = new AbortController()
  const response = await fetch(`${url}${path}`, { headers, signal: leaving.signal })
  const frames: Frame[] = []
  const beats: number[] = []
  const onComment = () => void beats.push(performance.now())
  const ended = response.headers.get('content-type')?.startsWith('text/event-stream')
    ? response
        .body!.pipeThrough(new TextDecoderStream())
        .pipeThrough(new EventSourceParserStream({ onComment }))
        .pipeTo(
          new WritableStream({
            write: ({ id = '', data }) => void frames.push({ version: id, picture: JSON.parse(data), text: data, at: performance.now() }),
          }),
        )
    : Promise.resolve()
  return {
    status: response.status,
    headers: response.headers,
    frames,
    beats,
    ended: ended.catch(() => {}),
    frame: async (fits = () => true, withinMs = 10_000) =>
      vi.waitUntil(() => frames.find(fits), { timeout: withinMs, interval: 5 }) as Promise<Frame>,
    leave: () => leaving.abort(),
  }
}

/** Nothing comes: the time is what such a statement costs. */
export async function expectSilence(watching: Watching, ms: number): Promise<void> {
  const before = watching.frames.length
  await new Promise((resolve) => setTimeout(resolve, ms))
  expect(watching.frames.slice(before).map((frame) => frame.text)).toEqual([])
}
