import { type Client, clientOf } from '../server.ts'
import { type CityService, type CitySite, openMinutes, servicesAt, startAt } from './city.ts'
import { type Acknowledged, createJournal, type Journal } from './journal.ts'
import { inLanes } from './lanes.ts'
import type { Random } from './seed.ts'

export interface BookingRace {
  /** one or several servers on one database; a client stays with its own */
  readonly urls: readonly string[]
  readonly random: Random
  readonly requests: number
  readonly clients: number
  readonly days: number
  readonly languages: readonly string[]
  /** of those who book */
  readonly interpretedPercent: number
  readonly deeds: readonly Deed[]
  /** lets holds that were walked away from run out, several times in a race; nobody is in the middle of a request then */
  passTime(minutes: number): Promise<void>
}

/**
 * Clients who fight for the same hour while it moves through the calendar: they book at once, hold and book, hold and walk
 * away, and move or cancel what anybody has booked.
 */
export async function raceForSlots(race: BookingRace): Promise<Journal> {
  const journal = createJournal()
  const clients = Array.from({ length: race.clients }, (_, lane) => clientOf(race.urls[lane % race.urls.length]!))
  for (let part = 1; part <= parts; part++) {
    await inLanes(race.clients, async (lane) => {
      await race.random.pick(race.deeds)({ client: clients[lane]!, race, journal })
      return journal.requests() < (part * race.requests) / parts
    })
    await race.passTime(holdOutlived)
  }
  return journal
}

const parts = 8
const holdOutlived = 11

interface Turn {
  readonly client: Client
  readonly race: BookingRace
  readonly journal: Journal
}
export type Deed = (turn: Turn) => Promise<void>

export async function bookAtOnce({ client, race, journal }: Turn) {
  const answer = journal.note(await client.post('/api/appointments', { slot: wishOf(race, journal), ...person }))
  journal.acknowledge('book', answer)
}

async function holdAndWalkAway(turn: Turn) {
  await hold(turn)
}

export async function holdAndBook(turn: Turn) {
  const held = await hold(turn)
  if (held) await bookHeld(turn, held)
}

async function holdAndBookTwice(turn: Turn) {
  const held = await hold(turn)
  if (held) await Promise.all([bookHeld(turn, held), bookHeld(turn, held)])
}

async function holdAndBookAndRelease(turn: Turn) {
  const held = await hold(turn)
  if (held) await Promise.all([bookHeld(turn, held), release(turn, held)])
}

async function holdAndBookAndRenew(turn: Turn) {
  const held = await hold(turn)
  if (held) await Promise.all([bookHeld(turn, held), renew(turn, held)])
}

export async function moveSomebody(turn: Turn) {
  const { client, race, journal } = turn
  const known = somebody(turn)
  if (!known) return bookAtOnce(turn)
  const path = `/api/appointments/${known.appointmentId}/move`
  const answer = journal.note(await client.post(path, { start: wishOf(race, journal).start }, keyOf(known)))
  journal.acknowledge('move', answer, known)
}

async function cancelSomebody(turn: Turn) {
  const { client, journal } = turn
  const known = somebody(turn)
  if (!known) return bookAtOnce(turn)
  const answer = journal.note(await client.post(`/api/appointments/${known.appointmentId}/cancel`, {}, keyOf(known)))
  journal.acknowledge('cancel', answer, known)
}

async function hold({ client, race, journal }: Turn): Promise<Acknowledged | undefined> {
  const answer = journal.note(await client.post('/api/holds', wishOf(race, journal)))
  journal.acknowledge('hold', answer)
  return journal.appointments.get(answer.body.appointmentId)
}

async function bookHeld({ client, journal }: Turn, { appointmentId, token }: Acknowledged) {
  journal.acknowledge('book', journal.note(await client.post('/api/appointments', { hold: { appointmentId, token }, ...person })))
}

async function release({ client, journal }: Turn, held: Acknowledged) {
  const answer = journal.note(await client.post(`/api/holds/${held.appointmentId}/release`, {}, keyOf(held)))
  journal.acknowledge('release', answer, held)
}

async function renew({ client, journal }: Turn, held: Acknowledged) {
  journal.note(await client.post(`/api/holds/${held.appointmentId}/renew`, {}, keyOf(held)))
}

const person = { givenName: 'Amina', familyName: 'Prova' }

const keyOf = ({ token }: Acknowledged) => ({ 'sportello-token': token })

const recent = 60

/** Of 26 deeds, 10 book at once. */
export const everyDeed: readonly Deed[] = [
  ...Array<Deed>(10).fill(bookAtOnce),
  ...Array<Deed>(4).fill(holdAndBook),
  ...Array<Deed>(2).fill(holdAndWalkAway),
  holdAndBookTwice,
  holdAndBookAndRelease,
  holdAndBookAndRenew,
  ...Array<Deed>(4).fill(moveSomebody),
  ...Array<Deed>(3).fill(cancelSomebody),
]

/** One of the last ones booked by anybody, so that two clients often mean the same. */
function somebody({ race, journal }: Turn): Acknowledged | undefined {
  const all = [...journal.appointments.values()].slice(-recent)
  return all.length > 0 ? race.random.pick(all) : undefined
}

const eitherSideMinutes = 60

/** The hour fought for now, one of the services that share its desks, and for some an interpreter. */
function wishOf({ random, days, languages, interpretedPercent, requests }: BookingRace, journal: Journal) {
  const siteId: CitySite = random.below(4) === 0 ? 'library' : 'square'
  const serviceId: CityService = random.pick(servicesAt[siteId])
  const reached = (Math.min(journal.requests(), requests - 1) / requests) * days * openMinutes
  const minute = Math.max(0, reached - eitherSideMinutes + random.below(2 * eitherSideMinutes))
  const start = startAt(serviceId, Math.floor(minute / openMinutes), minute % openMinutes)
  const language = random.pick(languages)
  return { serviceId, siteId, start, channel: 'onSite', language, ...(random.below(100) < interpretedPercent ? { interpreter: language } : {}) }
}
