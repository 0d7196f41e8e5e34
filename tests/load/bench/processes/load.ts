import { randomUUID } from 'node:crypto'
import { answerBench } from './child.ts'
import { type Answer, KeepAlive } from './keep-alive.ts'

/** `headers` are sent as they are; a write gets a fresh idempotency key. */
export interface Sent {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Load {
  readonly port: number
  readonly clients: number
}

export interface Measured {
  readonly perSecond: number
  /** of each answer, ascending */
  readonly milliseconds: Float64Array
  /** answers by status, and by path where there are several */
  readonly statuses: Record<string, number>
}

const connections = new Map<number, KeepAlive[]>()

const questions = {
  /** Each client sends one after the other, whatever is next in the list, until the time is up or the list has come to its end. */
  async steady({ port, clients }: Load, seconds: number, list: readonly Sent[], repeat: boolean): Promise<Measured & { sent: number }> {
    const tally = new Tally()
    const until = performance.now() + seconds * 1000
    let sent = 0
    await Promise.all(
      connectionsTo(port, clients).map(async (connection) => {
        while (performance.now() < until && (repeat || sent < list.length)) await tally.send(connection, list[sent++ % list.length]!)
      }),
    )
    return { ...tally.measured(), sent }
  },

  /** All at once, one request a client; the answers are awaited before anything else happens. */
  async wave({ port, clients }: Load, list: readonly Sent[]): Promise<Measured> {
    const tally = new Tally()
    await Promise.all(connectionsTo(port, clients).map((connection, at) => tally.send(connection, list[at]!)))
    return tally.measured()
  },

  /**
   * Clerks at desks: call next, start, finish, again and again. Where there are more clients than desks they take turns at
   * them, so that no request is refused because somebody else's visit is in hand.
   */
  async clerks({ port, clients }: Load, seconds: number, desks: readonly Desk[]): Promise<Measured & { calls: number }> {
    const tally = new Tally()
    const until = performance.now() + seconds * 1000
    const free = [...desks]
    const waiting: ((desk: Desk) => void)[] = []
    let calls = 0
    await Promise.all(
      connectionsTo(port, clients).map(async (connection) => {
        while (performance.now() < until) {
          const desk = free.shift() ?? (await new Promise<Desk>((resolve) => waiting.push(resolve)))
          if (performance.now() < until && (await serveOne(tally, connection, desk))) calls++
          const next = waiting.shift()
          if (next) next(desk)
          else free.push(desk)
        }
      }),
    )
    return { ...tally.measured(), calls }
  },

  disconnect(port: number): void {
    for (const connection of connections.get(port) ?? []) connection.close()
    connections.delete(port)
  },
}
export type LoadApi = typeof questions

export interface Desk {
  readonly deskId: string
  readonly cookie: string
}

async function serveOne(tally: Tally, connection: KeepAlive, { deskId, cookie }: Desk): Promise<boolean> {
  const write = (verb: string, body: object): Sent => ({
    method: 'POST',
    path: `/api/desks/${deskId}/${verb}`,
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(body),
  })
  const called = await tally.send(connection, write('next', {}), 'next')
  if (called.status !== 200) return false
  const { stepId } = JSON.parse(called.body) as { stepId: string }
  await tally.send(connection, write('start', { stepId }), 'start')
  await tally.send(connection, write('finish', { stepId }), 'finish')
  return true
}

class Tally {
  readonly #began = performance.now()
  readonly #milliseconds: number[] = []
  readonly #statuses: Record<string, number> = {}

  async send(connection: KeepAlive, { method, path, headers = {}, body = '' }: Sent, name = ''): Promise<Answer> {
    const key = method === 'POST' ? `idempotency-key: ${randomUUID()}\r\n` : ''
    const lines = Object.entries(headers).reduce((all, [header, value]) => `${all}${header}: ${value}\r\n`, key)
    const began = performance.now()
    const answer = await connection.send(method, path, lines, body)
    this.#milliseconds.push(performance.now() - began)
    const status = `${name} ${answer.status}`.trim()
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1
    return answer
  }

  measured(): Measured {
    const seconds = (performance.now() - this.#began) / 1000
    return {
      perSecond: this.#milliseconds.length / seconds,
      milliseconds: Float64Array.from(this.#milliseconds).sort(),
      statuses: this.#statuses,
    }
  }
}

function connectionsTo(port: number, count: number): readonly KeepAlive[] {
  const kept = connections.get(port) ?? []
  connections.set(port, kept)
  while (kept.length < count) kept.push(new KeepAlive(port))
  return kept.slice(0, count)
}

answerBench(questions)
