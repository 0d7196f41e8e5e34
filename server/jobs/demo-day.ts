import type { Slot } from '../../shared/contracts/slots.ts'
import { atSite, type Staff } from '../../shared/domain/actor.ts'
import { type Instant, minute } from '../../shared/domain/cells.ts'
import { accepted } from '../../shared/domain/decision.ts'
import { dayInterval, localDay } from '../../shared/domain/opening.ts'
import { bookSlot } from '../appointments/book.ts'
import { freeSlots } from '../appointments/queries.ts'
import { createTransact, type Transact } from '../db/transact.ts'
import type { AppDeps } from '../deps.ts'
import { callNext } from '../desks/calling/call-next.ts'
import { finish } from '../desks/serving/finish.ts'
import { startService } from '../desks/serving/start-service.ts'
import { closeDesk } from '../desks/session/close.ts'
import { openDesk } from '../desks/session/open.ts'
import type { Opened } from '../start.ts'
import { checkIn } from '../tickets/check-in.ts'
import { takeTicket } from '../tickets/take.ts'
import { openEngagements, openToday, staffIdOf, waitingCount } from './demo-store.ts'
import { repeatable } from './repeatable.ts'

const siteId = 'centre'
/** has no kiosk: its board shows the code that gives a phone its number */
const mobileUnit = 'mobile'
const presentInterpreters = ['youssef-a', 'shahana-b']
const hoursBack = 2.5
const arrivalsPerMinute = 0.24
/** the last minutes, in which people come and the colleagues are busy */
const rushMinutes = 14
const rushPerMinute = 0.4

/** Somebody invented who works at a desk of the centre; desk 1 stays free for whoever tries the demo. */
export interface Colleague {
  readonly email: string
  readonly deskId: string
}

interface DeskPlayer {
  readonly deskId: string
  readonly actor: Staff
  hand: { stepId: string; until: Instant; interpreted: boolean } | null
}

/**
 * A plausible day around now at the first site: open whatever the hour, some served, some waiting, some booked. It is played
 * through the same commands as a real one, on a clock that runs from two and a half hours ago to now. Played once a day; a
 * later start tops the queue up.
 */
export async function addDemoDay(opened: Opened, colleagues: readonly Colleague[]): Promise<void> {
  const { deps } = opened
  const site = deps.network().sites.get(siteId)
  if (!site) return
  const now = deps.clock.now()
  const today = localDay(site.zone, now)
  const tomorrow = localDay(site.zone, now + 24 * 60 * minute)
  const isNew = await deps.transact(async (tx) => {
    const first = await openToday(tx, siteId, presentInterpreters, [today, tomorrow])
    if (tx.network.sites.has(mobileUnit)) await openToday(tx, mobileUnit, [], [today])
    return accepted(first)
  })
  await opened.reloadNetwork()
  const isFirst = isNew.ok && isNew.value
  if (!isFirst && (await waitingCount(deps.database.reader, siteId)) >= 4) return
  const from = Math.max(dayInterval(site.zone, today).from, now - (isFirst ? hoursBack * 60 : rushMinutes) * minute)
  await playDay(deps, from, now, today, isFirst ? await desksOf(deps, colleagues) : [])
  if (isFirst) await bookAhead(deps, now)
  deps.live.publish([{ kind: 'networkChanged', siteId: null }])
}

interface Player {
  readonly deps: AppDeps
  readonly clock: { at: Instant }
  readonly transact: Transact
  readonly chance: () => number
}

const languages = ['it', 'it', 'it', 'it', 'en', 'en', 'fr', 'ar', 'ar', 'bn']
const walkInServices = [
  'permit-renewal',
  'permit-renewal',
  'health-card',
  'health-card',
  'isee',
  'isee',
  'family-reunification',
  'housing',
  'school-enrolment',
]

async function desksOf(deps: AppDeps, colleagues: readonly Colleague[]): Promise<DeskPlayer[]> {
  const desks: DeskPlayer[] = []
  for (const { email, deskId } of colleagues) {
    const staffId = await staffIdOf(deps.database.reader, email)
    if (staffId) desks.push({ deskId, actor: atSite(staffId, siteId, 'clerk'), hand: null })
  }
  return desks
}

async function playDay(deps: AppDeps, from: Instant, until: Instant, day: string, desks: readonly DeskPlayer[]) {
  const player = playerAt(deps, from, day)
  for (const desk of desks) await player.transact((tx) => openDesk(tx, desk.actor, desk.deskId))
  const lastCall = until - rushMinutes * minute
  for (; player.clock.at < until; player.clock.at += minute) {
    const rush = player.clock.at >= lastCall
    if (player.chance() < (rush ? rushPerMinute : arrivalsPerMinute)) await arrive(player)
    for (const desk of desks) if (!rush) await workAt(player, desk)
    if (player.clock.at === lastCall) for (const desk of desks) await keepInterpretersFree(player, desk)
  }
  // Nobody will press Next there: a free desk that stood open would be counted on
  for (const desk of desks) if (!desk.hand) await player.transact((tx) => closeDesk(tx, desk.actor, desk.deskId))
}

/** Nobody will press the keys of an invented colleague: whoever stays at their desk needs no interpreter, so that one is free for whoever tries the demo. */
async function keepInterpretersFree(player: Player, desk: DeskPlayer) {
  for (let tries = 0; desk.hand?.interpreted && tries < 8; tries++) {
    await finishAt(player, desk)
    await workAt(player, desk)
  }
  if (desk.hand?.interpreted) await finishAt(player, desk)
}

async function arrive(player: Player) {
  const language = pick(player, languages)
  await player.transact((tx) => takeTicket(tx, { siteId, serviceId: pick(player, walkInServices), language, interpreter: language }, 'kiosk'))
}

/** Calls, starts and finishes as a clerk would; whoever is at the desk at the end stays there, so that the board is not empty. */
async function workAt(player: Player, desk: DeskPlayer) {
  if (desk.hand && player.clock.at >= desk.hand.until) await finishAt(player, desk)
  if (desk.hand) return
  const called = await player.transact((tx) => callNext(tx, desk.actor, desk.deskId))
  if (!called.ok) return
  const { stepId } = called.value
  await player.transact((tx) => startService(tx, desk.actor, desk.deskId, stepId))
  const minutes = 9 + Math.floor(player.chance() * 14)
  desk.hand = { stepId, until: player.clock.at + minutes * minute, interpreted: await usesInterpreter(player.deps, stepId) }
}

async function finishAt(player: Player, desk: DeskPlayer) {
  const { stepId } = desk.hand!
  await player.transact((tx) => finish(tx, desk.actor, desk.deskId, stepId, 'done'))
  desk.hand = null
}

const usesInterpreter = async (deps: AppDeps, stepId: string): Promise<boolean> => (await openEngagements(deps.database.reader, stepId)) > 1

/** Books some of the free starts of the coming days, and a few for the next hours; some of those have checked in. */
async function bookAhead(deps: AppDeps, now: Instant) {
  const player = playerAt(deps, now, localDay('UTC', now))
  for (const service of deps.network().services.values()) {
    for (const site of deps.network().sites.values()) {
      const to = localDay(site.zone, now + daysAhead * 24 * 60 * minute)
      const search = { service, sites: [site], channel: 'onSite' as const, interpreter: undefined, from: undefined, to, limit: 1000 }
      const { slots } = await freeSlots(deps.database.reader, deps.network(), search, now)
      const chosen = slots.filter((slot) => isPlausible(slot, now) && player.chance() < shareBooked)
      // All at once: they share their commits
      await Promise.all(chosen.map((slot) => bookOne(player, service.id, slot, now)))
    }
  }
  await bookCalls(player, now)
}

/** Two people to ring up soon, so that the desk has somebody to call. */
async function bookCalls(player: Player, now: Instant) {
  const { deps } = player
  const [site, service] = [deps.network().sites.get(siteId), deps.network().services.get('permit-renewal')]
  if (!site || !service?.channels.includes('phone')) return
  const search = { service, sites: [site], channel: 'phone' as const, interpreter: undefined, from: undefined, to: undefined, limit: 3 }
  const { slots } = await freeSlots(deps.database.reader, deps.network(), search, now)
  for (const { start } of [slots[0], slots[2]].filter((slot) => slot !== undefined)) {
    const wish = { serviceId: service.id, siteId, start, channel: 'phone' as const, language: 'it' }
    const person = { givenName: pick(player, givenNames), familyName: '(demo)', phone: '+390000000000', requesterKind: 'person' as const }
    await player.transact((tx) => bookSlot(tx, wish, person, 'web', null))
  }
}

const daysAhead = 10
const shareBooked = 0.15

/** Nobody books the middle of the night at a site that is open around the clock for the demo alone. */
const isPlausible = (slot: Slot, now: Instant): boolean =>
  (slot.time >= '08:30' && slot.time < '18:00') || Date.parse(slot.start) - now < 3 * 60 * minute

async function bookOne(player: Player, serviceId: string, { siteId: at, start }: Slot, now: Instant) {
  const wish = { serviceId, siteId: at, start, channel: 'onSite' as const, language: pick(player, ['it', 'en', 'ar', 'bn']) }
  const person = { givenName: pick(player, givenNames), familyName: '(demo)', requesterKind: 'person' as const }
  const booked = await player.transact((tx) => bookSlot(tx, wish, person, 'web', null))
  const soon = Date.parse(start) - now < 40 * minute
  if (booked.ok && at === siteId && soon) await player.transact((tx) => checkIn(tx, siteId, { code: booked.value.code }, undefined, 'appointment'))
}

const givenNames = ['Amina', 'Rahim', 'Olena', 'Yusuf', 'Mariam', 'Karim', 'Lin', 'Blessing', 'Ion', 'Fatou']

/** The same commands, on a clock of its own and with a chance that repeats itself for the same day. */
function playerAt(deps: AppDeps, at: Instant, seed: string): Player {
  const clock = { at }
  const transact = createTransact({
    database: deps.database,
    clock: { ...deps.clock, now: () => clock.at },
    chance: deps.chance,
    network: deps.network,
    reloadNetwork: deps.reloadNetwork,
    publish: () => {},
  })
  return { deps, clock, transact, chance: repeatable(seed) }
}

const pick = <T>(player: Player, choices: readonly T[]): T => choices[Math.floor(player.chance() * choices.length)]!
