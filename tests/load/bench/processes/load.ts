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

const questions = {
  /** Each client sends one after the other, whatever is next in the list, until the time is up or the list has come to its end. */
  async steady(load: Load, seconds: number, list: readonly Sent[], repeat: boolean): Promise<Measured & { sent: number }> {
    let sent = 0
    const measured = await byAll(load, async (connection, tally) => {
      while (tally.seconds() < seconds && (repeat || sent < list.length)) await tally.send(connection, list[sent++ % list.length]!)
    })
    return { ...measured, sent }
  },

  /** All at once, one request a client; the answers are awaited before anything else happens. */
  wave: (load: Load, list: readonly Sent[]): Promise<Measured> => byAll(load, (connection, tally, at) => tally.send(connection, list[at]!)),

  /**
   * Clerks at desks: call next, start, finish, again and again. Where there are more clients than desks they take turns at
   * them, so that no request is refused because somebody else's visit is in hand.
   */
  async clerks(load: Load, seconds: number, desks: readonly Desk[]): Promise<Measured & { calls: number }> {
    const free = [...desks]
    const waiting: ((desk: Desk) => void)[] = []
    let calls = 0
    const measured = await byAll(load, async (connection, tally) => {
      while (tally.seconds() < seconds) {
        const desk = free.shift() ?? (await new Promise<Desk>((resolve) => waiting.push(resolve)))
        if (tally.seconds() < seconds && (await serveOne(tally, connection, desk))) calls++
        const next = waiting.shift()
        if (next) next(desk)
        else free.push(desk)
      }
    })
    return { ...measured, calls }
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

  seconds = (): number => (performance.now() - this.#began) / 1000

  measured(): Measured {
    return {
      perSecond: this.#milliseconds.length / this.seconds(),
      milliseconds: Float64Array.from(this.#milliseconds).sort(),
      statuses: this.#statuses,
    }
  }
}

/** The clients' connections are open before the time begins, and closed after it: a server may close one that is idle for long. */
async function byAll({ port, clients }: Load, work: (connection: KeepAlive, tally: Tally, at: number) => Promise<unknown>): Promise<Measured> {
  const connections = await Promise.all(Array.from({ length: clients }, () => KeepAlive.to(port)))
  const tally = new Tally()
  await Promise.all(connections.map((connection, at) => work(connection, tally, at)))
  const measured = tally.measured()
  for (const connection of connections) connection.close()
  return measured
}

answerBench(questions)
