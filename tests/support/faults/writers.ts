import { setTimeout as pause } from 'node:timers/promises'
import { openMinutes, servicesAt, startAt } from '../races/city.ts'
import type { Random } from '../races/seed.ts'
import { clientOf } from '../server.ts'

/** One write as it was sent: repeated, it is byte for byte the same. */
export interface Asked {
  readonly kind: 'book' | 'move' | 'cancel' | 'ticket'
  readonly path: string
  readonly body: object
  readonly headers: Readonly<Record<string, string>>
  /** stands in the name of whoever is booked, so that everything this wish has done can be counted */
  readonly mark: string
}
export interface Promised {
  readonly asked: Asked
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
  readonly body: any
  readonly at: number
}

/** What the clients have been told, and what they will never know. */
export interface Told {
  readonly promised: Promised[]
  readonly unknown: Asked[]
  /** 5xx: what a writer sees only while the database is away */
  readonly scandals: string[]
}

export const nothingTold = (): Told => ({ promised: [], unknown: [], scandals: [] })

export interface Crowd {
  readonly url: string
  readonly kioskToken: string
  readonly random: Random
  /** how many write at once, each one thing after another */
  readonly writers: number
  /** of this round; no two rounds use the same */
  readonly round: string
}

/** Books, moves, cancels and takes numbers until the server is gone, or `stop`; all that was answered is in `told`, and `heard`, from the moment it was. */
export function startWriting(
  crowd: Crowd,
  told: Told,
  heard: (promised: Promised) => void = () => {},
): { ended: Promise<void>; first: Promise<void>; stop(): void } {
  const first = Promise.withResolvers<void>()
  let going = true
  const lane = async (number: number) => {
    const mine: Promised[] = []
    for (let count = 0; going; count++) {
      const asked = wishOf(crowd, mine, `${crowd.round} ${number} ${count}`)
      const promised = await send(crowd.url, asked).catch(() => null)
      if (!promised) {
        told.unknown.push(asked)
        return
      }
      if (promised.status >= 500) await leave(asked, promised, told, mine)
      if (promised.status >= 300) continue
      told.promised.push(promised)
      heard(promised)
      first.resolve()
      follow(mine, promised)
    }
  }
  const ended = Promise.all(Array.from({ length: crowd.writers }, (_, number) => lane(number))).then(() => {})
  return {
    ended,
    first: first.promise,
    stop() {
      going = false
    },
  }
}

export async function send(url: string, asked: Asked): Promise<Promised> {
  const { status, body } = await clientOf(url).post(asked.path, asked.body, asked.headers)
  return { asked, status, body, at: performance.now() }
}

/** Repeats what nobody knows of: from now on it is acknowledged or refused, and done once or not at all. */
export async function settleUnknown(url: string, told: Told): Promise<void> {
  for (const asked of told.unknown.splice(0)) {
    const promised = await send(url, asked)
    if (promised.status < 300) told.promised.push(promised)
  }
}

/** An answer that does not say whether it was done: until it is asked again, nothing more is built on it. */
async function leave(asked: Asked, { status, body }: Promised, told: Told, mine: Promised[]): Promise<void> {
  told.unknown.push(asked)
  told.scandals.push(`${status} ${body.code}`)
  const at = mine.findIndex((each) => asked.path.includes(each.body.appointmentId))
  if (at >= 0) mine.splice(at, 1)
  await pause(50)
}

/** What a writer may still move or cancel: its own appointments, each of them in its last state. */
function follow(mine: Promised[], promised: Promised): void {
  if (promised.asked.kind === 'book') mine.push(promised)
  if (promised.asked.kind === 'cancel')
    mine.splice(
      mine.findIndex((each) => each.body.appointmentId === promised.body.appointmentId),
      1,
    )
}

const days = 13

function wishOf({ random, kioskToken }: Crowd, mine: readonly Promised[], mark: string): Asked {
  const chance = random.below(10)
  const key = { 'idempotency-key': `fault ${mark}` }
  const slot = slotOf(random)
  if (chance < 2) {
    const { serviceId, language } = slot
    return { kind: 'ticket', path: '/api/tickets', body: { serviceId, language }, headers: { ...key, authorization: `Bearer ${kioskToken}` }, mark }
  }
  if (chance < 4 && mine.length > 0) {
    const { body, asked } = random.pick(mine)
    const headers = { ...key, 'sportello-token': body.token }
    const path = `/api/appointments/${body.appointmentId}`
    const { serviceId } = (asked.body as { slot: Slot }).slot
    return chance === 2
      ? { kind: 'move', path: `${path}/move`, body: { start: slotOf(random, serviceId).start }, headers, mark }
      : { kind: 'cancel', path: `${path}/cancel`, body: {}, headers, mark }
  }
  return { kind: 'book', path: '/api/appointments', body: { slot, familyName: mark, email: 'prova@faults.example' }, headers: key, mark }
}

type Slot = ReturnType<typeof slotOf>

function slotOf(random: Random, serviceId = random.pick(servicesAt.square.filter((service) => service !== 'lawyer'))) {
  const start = startAt(serviceId, random.below(days), random.below(openMinutes))
  return { serviceId, siteId: 'square', start, channel: 'onSite', language: 'it' }
}
