import { join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import { bookSlot } from '../../../../server/appointments/book.ts'
import { freeSlots } from '../../../../server/appointments/queries.ts'
import { readConfig } from '../../../../server/config.ts'
import { type Clock, systemClock } from '../../../../server/deps.ts'
import { finish } from '../../../../server/desks/serving/finish.ts'
import { startService } from '../../../../server/desks/serving/start-service.ts'
import { openDesk } from '../../../../server/desks/session/open.ts'
import { approveDevice } from '../../../../server/devices/approve.ts'
import { requestPairing } from '../../../../server/devices/request-pairing.ts'
import { loadNetwork } from '../../../../server/network/load-network.ts'
import { insertAll } from '../../../../server/network/store.ts'
import { addMembership } from '../../../../server/staff/add-membership.ts'
import { insertStaff } from '../../../../server/staff/invitations/store.ts'
import { type Running, start } from '../../../../server/start.ts'
import { leaveQueue } from '../../../../server/tickets/leave.ts'
import { insertTicket } from '../../../../server/tickets/store.ts'
import type { NetworkFile } from '../../../../shared/contracts/network-file.ts'
import { atSite, type Staff } from '../../../../shared/domain/actor.ts'
import { minute } from '../../../../shared/domain/cells.ts'
import { accepted, type Decision } from '../../../../shared/domain/decision.ts'
import { localDay } from '../../../../shared/domain/opening.ts'
import { answerBench } from './child.ts'
import type { Desk } from './load.ts'
import { insertPlans } from './plans.ts'
import { insertVisits, type Past } from './visits.ts'
import { yearAt } from './year.ts'

export interface Wish {
  readonly serviceId: string
  readonly siteId: string
  readonly start: string
}

let running: Running
let lead: Staff
let keeping: (() => void) | null = null

const clockFrom = (since: number): Clock => {
  const ahead = since - Date.now()
  return { ...systemClock, now: () => Date.now() + ahead }
}

const questions = {
  /** The product as it is, on its own database and its own network; its clock begins at `since`. Answers the port. */
  async open(folder: string, databaseUrl: string, file: NetworkFile, since?: number): Promise<number> {
    const environment = {
      PORT: '0',
      DATABASE_URL: databaseUrl,
      SECRET_FILE: join(folder, 'secret'),
      DEMO: 'off',
      LOG_LEVEL: 'warn',
      TRUSTED_PROXIES: '127.0.0.1',
    }
    const ports = { log: pino({ level: 'warn' }, pino.destination(2)), clock: clockFrom(since ?? Date.now()) }
    running = await start({ ...readConfig(environment), dataFolder: folder }, ports)
    value(await running.deps.transact((tx) => loadNetwork(tx, file)))
    await running.reloadNetwork()
    const memberships = file.sites.flatMap((site) => atSite('bench', site.id, 'administrator').memberships)
    lead = { ...atSite('bench', '', 'administrator'), memberships }
    return Number(new URL(running.url).port)
  },

  /** One signed-in clerk for each of these desks, and the desk open. */
  async clerksAt(deskIds: readonly string[]): Promise<Desk[]> {
    const desks: Desk[] = []
    for (const deskId of deskIds) desks.push(await clerkAt(deskId, desks.length))
    return desks
  },

  /** Signed in, for the network as a whole. */
  async administrator(): Promise<string> {
    const email = 'administrator@bench.example'
    const staffId = await running.deps.auth.addStaff({ name: 'Administrator', email, password: benchPassword })
    value(await running.deps.transact((tx) => addMembership(tx, staffId, { role: 'administrator' })))
    return signIn(email, '10.1.0.1')
  },

  /** A year of facts at each of these sites, as figures read them; answers how many. */
  async keepYear(siteIds: readonly string[]): Promise<number> {
    let facts = 0
    for (const siteId of siteIds) {
      const year = yearAt(siteId, localDay('Europe/Rome', running.deps.clock.now()))
      facts += year.facts
      value(await running.deps.transact(async (tx) => accepted(await insertAll(tx.db, 'fact_month', year.rows))))
    }
    return facts
  },

  /** People with two rights each, who have not been here yet. */
  async addStaff(count: number): Promise<void> {
    const siteIds = [...running.deps.network().sites.keys()]
    await running.deps.transact(async (tx) => {
      for (let at = 0; at < count; at++) {
        const id = `staff-${at}`
        await insertStaff(tx.db, { id, name: `Staff ${at}`, email: `${id}@bench.example` }, tx.now)
        for (const step of [0, 1]) await addMembership(tx, id, { role: 'clerk', siteId: siteIds[(at + step) % siteIds.length]! })
      }
      return accepted(null)
    })
  },

  /** Booked as visitors book, as early as there is a place, at each site that offers it. */
  async bookEverySite(count: number): Promise<void> {
    const { database, network, transact, clock } = running.deps
    const person = { familyName: 'Bench', requesterKind: 'person' as const }
    for (const site of network().sites.values()) {
      const offered = [...site.pools.flatMap((pool) => [...pool.serviceIds])][0]!
      const search = { service: network().services.get(offered)!, sites: [site], channel: 'onSite' as const, interpreter: undefined }
      const { slots } = await freeSlots(database.reader, network(), { ...search, from: undefined, to: undefined, limit: count }, clock.now())
      await Promise.all(
        slots.map(({ start }) =>
          transact((tx) => bookSlot(tx, { serviceId: offered, siteId: site.id, start, channel: 'onSite', language: 'it' }, person, 'web', null)),
        ),
      )
    }
  },

  /** What has been, between these days; nothing of it is erased. */
  async keepVisits(busiest: string, past: Past): Promise<void> {
    await running.deps.transact(async (tx) => {
      // Whole months at once, and every key of them is known to fit
      if (running.deps.database.engine === 'postgres')
        await sql`set local statement_timeout = 0; set local session_replication_role = replica`.execute(tx.db)
      return accepted(await insertVisits(tx.db, busiest, past))
    })
  },

  /** What is planned for the next weeks and must be planned anew, who cannot come, and two devices at each site. */
  async keepPlans(busiest: string): Promise<void> {
    await running.deps.transact(async (tx) => accepted(await insertPlans(tx, busiest)))
    if (running.deps.database.engine === 'postgres') await sql`analyze`.execute(running.deps.database.writer)
  },

  async deviceToken(kind: 'kiosk' | 'board', siteId: string): Promise<string> {
    const { transact, tokens } = running.deps
    const { deviceId, pairingCode } = value(await transact((tx) => requestPairing(tx, kind)))
    value(await transact((tx) => approveDevice(tx, lead, { pairingCode, siteId, name: 'bench', printer: false })))
    return `${deviceId}.${tokens.of('device', deviceId)}`
  },

  async book(wishes: readonly Wish[], interpreter: string): Promise<number> {
    const person = { givenName: 'Bench', familyName: 'Bench', requesterKind: 'person' as const }
    const decisions = await Promise.all(
      wishes.map((wish) =>
        running.deps.transact((tx) => bookSlot(tx, { ...wish, channel: 'onSite', language: 'it', interpreter }, person, 'web', null)),
      ),
    )
    return decisions.filter((decision) => decision.ok).length
  },

  /** Brings each of these queues to `count` waiting people, a third of them in Italian, in Arabic and in Bengali, a quarter with an appointment. */
  fillQueues,

  /** Two desks at work and a queue of `count` at every other site, each for what it offers first. */
  async fillEverySite(busiest: string, count: number): Promise<void> {
    const sites = [...running.deps.network().sites.values()].filter((site) => site.id !== busiest)
    for (const [at, site] of sites.entries()) {
      const { desks, serviceIds } = site.pools[0]!
      for (const [second, desk] of desks.slice(0, 2).entries())
        value(await running.deps.transact((tx) => openDesk(tx, { ...lead, staffId: `staff-${at * 2 + second}` }, desk.id)))
      await fillQueues([site.id], count, [...serviceIds][0])
    }
  },

  /** Lets those who came last leave again, past HTTP. */
  async trimQueues(siteIds: readonly string[], count: number): Promise<void> {
    const { database, transact } = running.deps
    for (const siteId of siteIds) {
      const rows = await database.reader
        .selectFrom('step')
        .select('ticket_id')
        .where('site_id', '=', siteId)
        .where('status', '=', 'waiting')
        .orderBy('arrival')
        .execute()
      await Promise.all(rows.slice(count).map(async ({ ticket_id: ticketId }) => value(await transact((tx) => leaveQueue(tx, ticketId)))))
    }
  },

  /** Keeps the queues full while others empty them. */
  keepQueues(siteIds: readonly string[], count: number): void {
    let filling = false
    const timer = setInterval(async () => {
      if (filling) return
      filling = true
      await fillQueues(siteIds, count)
      filling = false
    }, 20)
    keeping = () => clearInterval(timer)
  },

  stopKeeping(): void {
    keeping?.()
    keeping = null
  },

  /** Finishes whatever visit is in hand, past the clerks. */
  async freeDesks(): Promise<number> {
    const { database, transact } = running.deps
    const rows = await database.reader.selectFrom('step').select(['id', 'desk_id', 'status']).where('status', 'in', ['called', 'serving']).execute()
    await Promise.all(
      rows.map(async ({ id, desk_id: deskId, status }) => {
        const clerk = { ...lead, staffId: clerks.get(deskId!)! }
        if (status === 'called') value(await transact((tx) => startService(tx, clerk, deskId!, id)))
        value(await transact((tx) => finish(tx, clerk, deskId!, id, 'done')))
      }),
    )
    return rows.length
  },

  /** How long the estimate of everybody who waits at this site takes, once it has warmed up; ascending. */
  async estimates(siteId: string, times: number): Promise<Float64Array> {
    const site = running.deps.network().sites.get(siteId)!
    const took: number[] = []
    for (let at = 0; at < times * 2; at++) {
      const began = performance.now()
      await running.deps.live.outlooks.of(site)
      if (at >= times) took.push(performance.now() - began)
    }
    return Float64Array.from(took).sort()
  },

  /** Changes what a board shows; answers the moment of the commit, in milliseconds of the machine's one clock. */
  async change(siteId: string): Promise<number> {
    const { transact, live } = running.deps
    const feed = live.board(siteId)
    let committed = 0
    // The feed is the first to hear of a commit: what it is told in the same moment in which COMMIT has answered
    feed.changed = () => {
      committed ||= Number(process.hrtime.bigint()) / 1e6
      Object.getPrototypeOf(feed).changed.call(feed)
    }
    await transact(async (tx) => {
      const { ticketId, stepId } = await waitingTicket(tx, siteId, 'permit', 0)
      tx.record({ kind: 'ticketTaken', siteId, ticketId, stepId })
      return accepted(null)
    })
    // The answer to the bench comes after the frame, not before it
    await new Promise((resolve) => setTimeout(resolve, 50))
    return committed
  },

  rows: async (table: 'appointment' | 'call'): Promise<number> => {
    const { count } = await running.deps.database.reader
      .selectFrom(table)
      .select((all) => all.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return Number(count)
  },
}
export type ProductApi = typeof questions

const clerks = new Map<string, string>()

async function clerkAt(deskId: string, index: number): Promise<Desk> {
  const { deps } = running
  const email = `clerk-${index}@bench.example`
  const staffId = await deps.auth.addStaff({ name: `Clerk ${index}`, email, password: benchPassword })
  value(await deps.transact((tx) => addMembership(tx, staffId, { role: 'clerk' })))
  value(await deps.transact((tx) => openDesk(tx, { ...lead, staffId }, deskId)))
  clerks.set(deskId, staffId)
  return { deskId, cookie: await signIn(email, `10.0.0.${index + 1}`) }
}

const benchPassword = 'a long bench password'

/** Sign-ins are limited by address: each of them has a computer. */
async function signIn(email: string, address: string): Promise<string> {
  const { url } = running
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: url, 'x-forwarded-for': address },
    body: JSON.stringify({ email, password: benchPassword }),
  })
  if (!signedIn.ok) throw new Error(`sign-in answered ${signedIn.status}`)
  return signedIn.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function fillQueues(siteIds: readonly string[], count: number, serviceId = 'permit'): Promise<void> {
  const { database, transact } = running.deps
  for (const siteId of siteIds) {
    const { waiting } = await database.reader
      .selectFrom('step')
      .select((all) => all.fn.countAll<number>().as('waiting'))
      .where('site_id', '=', siteId)
      .where('status', '=', 'waiting')
      .executeTakeFirstOrThrow()
    const missing = count - Number(waiting)
    if (missing <= 0) continue
    await transact(async (tx) => {
      for (let at = 0; at < missing; at++) await waitingTicket(tx, siteId, serviceId, missing === count ? (count - at) * (minute / 2) : 0)
      return accepted(null)
    })
  }
}

let arrivals = 0

function waitingTicket(tx: Parameters<typeof insertTicket>[0], siteId: string, serviceId: string, sinceMs: number) {
  const person = arrivals++
  return insertTicket(tx, {
    siteId,
    day: localDay('Europe/Rome', tx.now),
    series: 'A',
    channel: 'kiosk',
    language: 'it',
    appointmentId: null,
    serviceId,
    interpreterLanguage: [null, 'ar', 'bn'][person % 3]!,
    priorityClass: person % 4 === 3 ? 'appointment' : 'walkIn',
    waitingSince: tx.now - sinceMs,
    expectedMinutes: 30,
  })
}

function value<T>(decision: Decision<T>): T {
  if (!decision.ok) throw new Error(`refused: ${decision.code}`)
  return decision.value
}

answerBench(questions, () => running?.close())
