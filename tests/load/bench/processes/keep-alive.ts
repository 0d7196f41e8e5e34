import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly body: string
}

/**
 * One kept-alive HTTP/1.1 connection with one request on it at a time, and no more work than that: the clients must not be the
 * bottleneck that hides the difference between two servers.
 */
export class KeepAlive {
  readonly #socket: Socket
  readonly #host: string
  #received: Buffer = nothing
  #answered: (answer: Answer) => void = () => {}
  #failed: (error: Error) => void = () => {}

  static async to(port: number): Promise<KeepAlive> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    return new KeepAlive(socket, port)
  }

  private constructor(socket: Socket, port: number) {
    this.#host = `localhost:${port}`
    this.#socket = socket
    this.#socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    this.#socket.on('error', (error) => this.#failed(error))
    this.#socket.on('close', () => this.#failed(new Error('the server has closed the connection')))
  }

  /** `headers` are whole lines, each with its end. */
  send(method: string, path: string, headers: string, body: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve
      this.#failed = reject
      const length = body === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
      this.#socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n${headers}${length}\r\n${body}`)
    })
  }

  close(): void {
    this.#failed = () => {}
    this.#socket.destroy()
  }

  #receive(chunk: Buffer): void {
    const received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const bodyAt = received.indexOf('\r\n\r\n') + 4
    const head = bodyAt < 4 ? '' : received.toString('latin1', 0, bodyAt)
    const body = head === '' ? null : bodyOf(head, received, bodyAt)
    this.#received = body === null ? received : nothing
    if (body !== null) this.#answered({ status: Number(head.slice(9, 12)), body })
  }
}

const nothing = Buffer.alloc(0)

/** Null until it is whole. */
function bodyOf(head: string, received: Buffer, from: number): string | null {
  const length = /\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length !== undefined) return received.length - from >= Number(length) ? received.toString('utf8', from, from + Number(length)) : null
  if (!received.subarray(-5).equals(lastChunk)) return null
  return received.toString('utf8', from)
}

const lastChunk = Buffer.from('0\r\n\r\n')
