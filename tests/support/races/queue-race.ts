import type { TestClock } from '../clock.ts'
import { type Client, clientOf, type TestServer } from '../server.ts'
import { type CityService, type CitySite, servicesAt, startAt } from './city.ts'
import { createJournal, type Journal } from './journal.ts'
import { eachInLanes, inLanes } from './lanes.ts'
import type { Random } from './seed.ts'

export type Desks = ReadonlyMap<string, Client>

export const squareDesks = ['front-1', 'front-2', 'front-3', 'front-4', 'families-1', 'families-2', 'rights-1', 'rights-2']

/** Each desk with the clerk who has opened it, at this server or at another one with the same database. All of them may choose. */
export async function openDesks(server: TestServer, siteId: CitySite, deskIds: readonly string[], url = server.url): Promise<Desks> {
  const desks = new Map<string, Client>()
  for (const deskId of deskIds) {
    const { cookie } = await server.staff('clerk', siteId, { mayChoose: true })
    const clerk = clientOf(url, { cookie })
    mustBe(200, await clerk.post(`/api/desks/${deskId}/open`))
    desks.set(deskId, clerk)
  }
  return desks
}

export interface Crowd {
  readonly kiosk: Client
  readonly clock: TestClock
  readonly random: Random
  readonly languages: readonly string[]
}

const atTen = 120
const today = -1

/** People who are booked for the next hour, and here already. */
export async function checkInBooked({ kiosk }: Crowd, count: number): Promise<void> {
  const starts = Array.from({ length: count }, (_, index) => startAt('card', today, atTen + 10 * (index % 7)))
  await eachInLanes(8, starts, async (start) => {
    const slot = { serviceId: 'card', siteId: 'square', start, channel: 'onSite', language: 'it' }
    const { code } = mustBe(201, await kiosk.post('/api/appointments', { slot }))
    mustBe(201, await kiosk.post('/api/check-ins', { code }))
  })
}

/** People who walk in one after another, four of five with a language that most desks do not speak. */
export async function takeNumbers({ kiosk, clock, random, languages }: Crowd, count: number, secondsApart: number): Promise<void> {
  for (let taken = 0; taken < count; taken++) {
    const serviceId: CityService = random.pick(servicesAt.square)
    const language = random.pick([...languages, 'it'])
    clock.set(clock.now() + secondsApart * 1000)
    mustBe(201, await kiosk.post('/api/tickets', { serviceId, language, ...(language === 'it' ? {} : { interpreter: language }) }))
  }
}

function mustBe(status: number, answer: { status: number; body: { code: string } }): { code: string } {
  if (answer.status !== status) throw new Error(`answered ${answer.status} ${answer.body.code}`)
  return answer.body
}

export interface QueueRace {
  readonly desks: Desks
  readonly clock: TestClock
  readonly random: Random
  /** of Next, at each desk */
  readonly presses: number
  /** steps that wait, for a clerk to choose from */
  waiting(): Promise<readonly string[]>
  /** who sits at a desk */
  inHand(): Promise<readonly Called[]>
}

/** What a desk was told: which step it has called. */
export interface Called {
  readonly deskId: string
  readonly stepId: string
}

/**
 * The race while others still come, and until everybody is served. A clerk whose last press was regretted too late keeps somebody in
 * hand, and with them an interpreter whom others wait for; and on a slow machine the presses are over before the last number is taken.
 */
export async function raceUntilServed(race: QueueRace, meanwhile: Promise<void>): Promise<{ journal: Journal; called: readonly Called[] }> {
  const [{ journal, called }] = await Promise.all([raceForNext(race), meanwhile])
  const all = [...called]
  for (let round = 0; round < 20; round++) {
    const inHand = await race.inHand()
    if (inHand.length === 0 && (await race.waiting()).length === 0) break
    await finishAll(race.desks, inHand)
    const late = await raceForNext({ ...race, presses: 0 })
    all.push(...late.called)
    journal.scandals.push(...late.journal.scandals)
  }
  return { journal, called: all }
}

/** Short, so that a colleague’s presses do not carry an undo beyond its ten seconds. */
const pressMs = 500

/**
 * Every desk presses Next again and again, sometimes twice at once, sometimes the same press repeated, sometimes with somebody
 * still in hand; chooses somebody out of turn, sets people aside and takes them back, calls them back itself, regrets what it has
 * just done; and goes on until there is nobody left.
 */
export async function raceForNext(race: QueueRace): Promise<{ journal: Journal; called: readonly Called[] }> {
  const { desks, clock, random, presses } = race
  const journal = createJournal()
  const called: Called[] = []
  const left = new Map([...desks.keys()].map((deskId) => [deskId, presses]))
  await eachDesk(async (deskId, clerk) => {
    if (left.get(deskId)! <= 0) return false
    const stepId = random.below(8) === 0 ? await choose(deskId, clerk) : await pressSomehow(deskId, clerk)
    if (stepId) await dealWith(deskId, clerk, stepId)
    return true
  })
  // A desk that finds nobody may only have to wait for another desk’s interpreter
  for (let round = 0; round < 50 && (await race.waiting()).length > 0; round++) {
    await eachDesk(async (deskId, clerk) => {
      const stepId = await press(deskId, clerk)
      if (stepId) await serve(deskId, clerk, stepId)
      return stepId !== null
    })
  }
  return { journal, called }

  function eachDesk(turn: (deskId: string, clerk: Client) => Promise<boolean>): Promise<void> {
    const list = [...desks]
    return inLanes(list.length, (lane) => turn(...list[lane]!))
  }

  async function pressSomehow(deskId: string, clerk: Client): Promise<string | null> {
    const chance = random.below(10)
    if (chance < 7) return press(deskId, clerk)
    const sameKey = chance === 9 ? { 'idempotency-key': `${deskId}-${left.get(deskId)}` } : {}
    const [one = null, other = null] = await Promise.all([press(deskId, clerk, sameKey), press(deskId, clerk, sameKey)])
    return one ?? other
  }

  function press(deskId: string, clerk: Client, headers = {}): Promise<string | null> {
    left.set(deskId, left.get(deskId)! - 1)
    clock.set(clock.now() + pressMs)
    return call(deskId, clerk, 'next', {}, headers)
  }

  /** One of those who waited a moment ago: another desk may be as fast. */
  async function choose(deskId: string, clerk: Client): Promise<string | null> {
    const stepIds = await race.waiting()
    left.set(deskId, left.get(deskId)! - 1)
    return stepIds.length === 0 ? null : call(deskId, clerk, 'call', { stepId: random.pick(stepIds), reason: 'urgent' })
  }

  async function call(deskId: string, clerk: Client, verb: 'next' | 'call', body: object, headers = {}): Promise<string | null> {
    const answer = journal.note(await clerk.post(`/api/desks/${deskId}/${verb}`, body, headers))
    if (answer.status !== 200) return null
    const { stepId } = answer.body
    if (!called.some((each) => each.deskId === deskId && each.stepId === stepId)) called.push({ deskId, stepId })
    return stepId
  }

  async function dealWith(deskId: string, clerk: Client, stepId: string): Promise<void> {
    if (random.below(10) < 3) await press(deskId, clerk)
    switch (random.below(8)) {
      case 0:
        return void (await send(deskId, clerk, 'undo'))
      case 1:
        return comeBack('absent', 'return')
      case 2:
        return comeBack('park', 'resume')
      case 3:
        return callBack()
      default:
        return serve(deskId, clerk, stepId)
    }

    /** Set aside and, unless regretted at once, taken back. */
    async function comeBack(verb: 'park' | 'absent', back: 'resume' | 'return') {
      await send(deskId, clerk, verb, { stepId, ...(verb === 'park' ? { reason: 'fetchesPaper' } : {}) })
      if (random.below(3) === 0 && (await send(deskId, clerk, 'undo'))) return serve(deskId, clerk, stepId)
      journal.note(await clerk.post(`/api/steps/${stepId}/${back}`))
    }

    async function callBack() {
      await send(deskId, clerk, 'park', { stepId, reason: 'fillsForm' })
      const again = await call(deskId, clerk, 'call', { stepId, reason: 'cameBack' })
      if (again) await serve(deskId, clerk, stepId)
      else journal.note(await clerk.post(`/api/steps/${stepId}/resume`))
    }
  }

  async function serve(deskId: string, clerk: Client, stepId: string): Promise<void> {
    await send(deskId, clerk, 'start', { stepId })
    await send(deskId, clerk, 'finish', { stepId })
    if (random.below(10) === 0 && (await send(deskId, clerk, 'undo'))) await send(deskId, clerk, 'finish', { stepId })
  }

  async function send(deskId: string, clerk: Client, verb: string, body: object = {}): Promise<boolean> {
    return journal.note(await clerk.post(`/api/desks/${deskId}/${verb}`, body)).status === 200
  }
}

/** All desks press at the same moment, each so many times; answers which step each of the successful presses has called. */
export async function pressTogether(desks: Desks, times: number): Promise<Called[]> {
  const presses = [...desks].flatMap((desk) => Array.from({ length: times }, () => desk))
  const answers = await Promise.all(presses.map(async ([deskId, clerk]) => ({ deskId, ...(await clerk.post(`/api/desks/${deskId}/next`)) })))
  return answers.filter(({ status }) => status === 200).map(({ deskId, body }) => ({ deskId, stepId: body.stepId }))
}

export async function finishAll(desks: Desks, called: readonly Called[]): Promise<void> {
  for (const { deskId, stepId } of called) {
    for (const verb of ['start', 'finish']) await desks.get(deskId)!.post(`/api/desks/${deskId}/${verb}`, { stepId })
  }
}
