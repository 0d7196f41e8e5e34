import { type Instant, minute } from '../../shared/domain/cells.ts'
import { accepted } from '../../shared/domain/decision.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { bookSlot } from '../appointments/book.ts'
import { freeSlots } from '../appointments/queries.ts'
import { createTransact, type Transact } from '../db/transact.ts'
import type { AppDeps } from '../deps.ts'
import { callNext } from '../desks/call-next.ts'
import { finish } from '../desks/finish.ts'
import { openDesk } from '../desks/open.ts'
import { startService } from '../desks/start-service.ts'
import type { Running } from '../start.ts'
import { checkIn } from '../tickets/check-in.ts'
import { takeTicket } from '../tickets/take.ts'
import { openToday, waitingCount } from './demo-store.ts'

const siteId = 'centre'
const presentInterpreters = ['youssef-a', 'shahana-b']
const hoursBack = 2.5

/** Invented colleagues who have desks open; the first desk of the centre stays free for whoever tries the demo. */
const colleagues = ['centre-desk-2', 'centre-desk-4', 'centre-desk-6']

/**
 * A plausible day around now at the first site: open whatever the hour, some served, some waiting, some booked. It is played
 * through the same commands as a real one, on a clock that runs from two and a half hours ago to now. Played once a day; a
 * later start tops the queue up.
 */
export async function addDemoDay(running: Running): Promise<void> {
  const { deps } = running
  const site = deps.network().sites.get(siteId)
  if (!site) return
  const now = deps.clock.now()
  const today = localDay(site.zone, now)
  const tomorrow = localDay(site.zone, now + 24 * 60 * minute)
  const isNew = await deps.transact(async (tx) => accepted(await openToday(tx, siteId, presentInterpreters, [today, tomorrow])))
  await running.reloadNetwork()
  const isFirst = isNew.ok && isNew.value
  if (!isFirst && (await waitingCount(deps.database.reader, siteId)) >= 4) return
  const from = isFirst ? now - hoursBack * 60 * minute : now - 20 * minute
  await playDay(deps, from, now, today, isFirst)
  if (isFirst) await bookAhead(deps, now)
  deps.live.publish([{ kind: 'networkChanged', siteId: null }])
}

interface Player {
  readonly deps: AppDeps
  readonly clock: { at: Instant }
  readonly transact: Transact
  readonly chance: () => number
}

const languages = ['it', 'it', 'en', 'ar', 'ar', 'bn', 'bn', 'fr', 'uk', 'ur']
const walkInServices = ['permit-renewal', 'permit-renewal', 'health-card', 'isee', 'school-enrolment', 'housing', 'family-reunification']

async function playDay(deps: AppDeps, from: Instant, until: Instant, day: string, withDesks: boolean) {
  const player = playerAt(deps, from, day)
  if (withDesks) for (const deskId of colleagues) await player.transact((tx) => openDesk(tx, colleague(deskId), deskId))
  const served = new Map<string, { stepId: string; until: Instant }>()
  for (; player.clock.at < until; player.clock.at += minute) {
    if (player.chance() < 0.16) await arrive(player)
    if (withDesks) for (const deskId of colleagues) await workAt(player, deskId, served, until)
  }
}

async function arrive(player: Player) {
  const language = pick(player, languages)
  await player.transact((tx) => takeTicket(tx, { siteId, serviceId: pick(player, walkInServices), language, interpreter: language }, 'kiosk'))
}

/** Calls, starts and finishes as a clerk would; near the end somebody stays at the desk, so that the board is not empty. */
async function workAt(player: Player, deskId: string, served: Map<string, { stepId: string; until: Instant }>, end: Instant) {
  const inHand = served.get(deskId)
  const actor = colleague(deskId)
  if (inHand && player.clock.at >= inHand.until) {
    await player.transact((tx) => finish(tx, actor, deskId, inHand.stepId, 'done'))
    served.delete(deskId)
    return
  }
  if (inHand || player.clock.at > end - 4 * minute) return
  const called = await player.transact((tx) => callNext(tx, actor, deskId))
  if (!called.ok) return
  await player.transact((tx) => startService(tx, actor, deskId, called.value.stepId))
  const interpreted = await usesInterpreter(player.deps, called.value.stepId)
  const minutes = 7 + Math.floor(player.chance() * 14)
  // Nobody will press the keys of an invented colleague: interpreters are not kept from whoever tries the demo
  const last = interpreted ? end - 3 * minute : Number.POSITIVE_INFINITY
  served.set(deskId, { stepId: called.value.stepId, until: Math.min(player.clock.at + minutes * minute, last) })
}

async function usesInterpreter(deps: AppDeps, stepId: string): Promise<boolean> {
  const engaged = await deps.database.reader.selectFrom('engagement').select('id').where('step_id', '=', stepId).execute()
  return engaged.length > 1
}

/** Fills the coming days to about a third, and books a few for the next hours; some of those have checked in. */
async function bookAhead(deps: AppDeps, now: Instant) {
  const player = playerAt(deps, now, localDay('UTC', now))
  for (const service of deps.network().services.values()) {
    for (const site of deps.network().sites.values()) {
      const { slots } = await freeSlots(
        deps.database.reader,
        deps.network(),
        {
          service,
          sites: [site],
          channel: 'onSite',
          interpreter: undefined,
          from: undefined,
          to: localDay(site.zone, now + 10 * 24 * 60 * minute),
          limit: 400,
        },
        now,
      )
      for (const slot of slots.filter(() => player.chance() < 0.12)) {
        const wish = {
          serviceId: service.id,
          siteId: site.id,
          start: slot.start,
          channel: 'onSite' as const,
          language: pick(player, ['it', 'en', 'ar', 'bn']),
        }
        const person = { givenName: pick(player, givenNames), familyName: '(demo)', requesterKind: 'person' as const }
        const booked = await player.transact((tx) => bookSlot(tx, wish, person, 'web', null))
        const soon = Date.parse(slot.start) - now < 40 * minute
        if (booked.ok && site.id === siteId && soon && player.chance() < 0.6) {
          await player.transact((tx) => checkIn(tx, siteId, booked.value.code, undefined, 'appointment'))
        }
      }
    }
  }
}

const givenNames = ['Amina', 'Rahim', 'Olena', 'Yusuf', 'Mariam', 'Karim', 'Lin', 'Blessing', 'Ion', 'Fatou']

const colleague = (deskId: string) =>
  ({ kind: 'staff', staffId: `colleague-${deskId}`, name: 'demo', memberships: [{ siteId, role: 'clerk' }] }) as const

/** The same commands, on a clock of its own and with a chance that repeats itself for the same day. */
function playerAt(deps: AppDeps, at: Instant, seed: string): Player {
  const clock = { at }
  const transact = createTransact({
    database: deps.database,
    clock: { ...deps.clock, now: () => clock.at },
    chance: deps.chance,
    network: deps.network,
    publish: () => {},
  })
  return { deps, clock, transact, chance: repeatable(seed) }
}

const pick = <T>(player: Player, choices: readonly T[]): T => choices[Math.floor(player.chance() * choices.length)]!

/** Mulberry32: small, and the same on every machine. */
function repeatable(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
