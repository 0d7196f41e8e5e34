import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

export interface Mailbox {
  /** as `SMTP_URL` takes it */
  readonly url: string
  /** accepted mails as they came, oldest first */
  readonly mails: readonly Mail[]
  /** Answers every recipient with this code from now on (`450` try later, `550` never); null accepts again. */
  refuse(code: number | null): void
  /** Nobody listens any more; open connections are cut. */
  down(): Promise<void>
  /** Listens again, on the same port. */
  up(): Promise<void>
  /** The first mail that fits, waiting for it. */
  mail(fits: (mail: Mail) => boolean, withinMs?: number): Promise<Mail>
}

export interface Mail {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
}

/** A real SMTP server on a free port of loopback. Call `down` when done. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: Mail[] = []
  let refusal: number | null = null
  let server = serve()
  const port = await listen(server, 0)
  const mailbox: Mailbox = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse(code) {
      refusal = code
    },
    down: () => new Promise((resolve) => server.close(() => resolve())),
    async up() {
      server = serve()
      await listen(server, port)
    },
    async mail(fits, withinMs = 10_000) {
      for (const until = Date.now() + withinMs; Date.now() < until; await pause(20)) {
        const found = mails.find(fits)
        if (found) return found
      }
      throw new Error(`no such mail within ${withinMs} ms among ${mails.length}`)
    },
  }
  return mailbox

  function serve(): SMTPServer {
    return new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 0,
      onRcptTo: (_address, _session, answer) => answer(refusal === null ? null : refusalOf(refusal)),
      onData(stream, session, answer) {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope
          mails.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map((recipient) => recipient.address),
            raw: Buffer.concat(parts).toString('utf8'),
          })
          answer()
        })
      },
    })
  }
}

const refusalOf = (responseCode: number): Error =>
  Object.assign(new Error(responseCode < 500 ? 'try again later' : 'no such mailbox'), { responseCode })

async function listen(server: SMTPServer, port: number): Promise<number> {
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return (server.server.address() as { port: number }).port
}
