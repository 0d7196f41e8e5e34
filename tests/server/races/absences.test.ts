import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OvertakenError, type Transact } from '../../../server/db/transact.ts'
import { makeUnavailable } from '../../../server/resources/make-unavailable.ts'
import { atSite } from '../../../shared/domain/actor.ts'
import { engine } from '../../support/database.ts'
import { withoutSharing, withoutTransaction, withTransact } from '../../support/races/broken-guards.ts'
import { city, interpreterId, startAt } from '../../support/races/city.ts'
import { claimFaults, noClaimFaults, withSomebodyAway } from '../../support/races/claim-faults.ts'
import { inLanes } from '../../support/races/lanes.ts'
import { type RacingServer, racingServer } from '../../support/races/racing-server.ts'
import { seededRandom } from '../../support/races/seed.ts'
import { type Answer, clientOf } from '../../support/server.ts'

const languages = ['ar', 'bn', 'uk']
/** of both sites that she comes to */
const lead = {
  ...atSite('test', 'square', 'coordinator'),
  memberships: ['square', 'library'].flatMap((site) => atSite('test', site, 'coordinator').memberships),
}

let server: RacingServer
const freshServer = () => racingServer(city({ languages, interpretersEach: 1, frontDesks: 12 }))
beforeEach(async () => {
  server = await freshServer()
})
afterEach(() => server?.close())

interface Wanted {
  readonly url: string
  readonly transact: Transact
}

/** Some hundred times: six visitors want the only interpreter of an hour, and she says in the same moment that she cannot come. */
async function race({ url, transact }: Wanted): Promise<Answer[]> {
  const random = seededRandom('absences')
  const hours = languages.flatMap((language) =>
    [0, 1, 2, 3, 4, 5, 6].flatMap((day) => [0, 60, 120, 180, 240].map((minute) => ({ language, day, minute }))),
  )
  const answers: Answer[] = []
  await inLanes(4, async () => {
    const hour = hours.pop()
    if (!hour) return false
    const booking = [0, 10, 20, 30, 40, 50].map(async (later) => {
      await pause(random.below(25))
      answers.push(await book(url, hour, later))
    })
    // with the first answer, when others are in the middle of theirs
    await Promise.all([...booking, Promise.race(booking).then(() => fallAway(transact, hour))])
    return true
  })
  return answers
}

interface Hour {
  readonly language: string
  readonly day: number
  readonly minute: number
}

const book = (url: string, { language, day, minute }: Hour, later: number): Promise<Answer> => {
  const slot = {
    serviceId: 'card',
    siteId: 'square',
    start: startAt('card', day, minute + later),
    channel: 'onSite',
    language,
    interpreter: language,
  }
  return clientOf(url).post('/api/appointments', { slot, familyName: 'Prova' })
}

async function fallAway(transact: Transact, { language, day, minute }: Hour): Promise<void> {
  const span = { from: startAt('card', day, minute), to: startAt('card', day, minute + 60) }
  const wish = { who: { resourceId: interpreterId(language, 1) }, ...span, reason: 'ill' as const }
  // Without a transaction nobody tries again for whoever was overtaken
  await transact((tx) => makeUnavailable(tx, lead, wish, null)).catch((error) => {
    if (!(error instanceof OvertakenError)) throw error
  })
}

const found = () => withSomebodyAway(server.running.deps.database.reader)

describe('visitors who book an interpreter while she says that she cannot come', () => {
  test('come too late, or are to be planned anew: nobody keeps a time with her, and nobody is lost', { timeout: 120_000 }, async () => {
    const { url, running } = server
    const answers = await race({ url, transact: running.deps.transact })
    const { reader } = running.deps.database
    const booked = answers.filter(({ status }) => status === 201)
    const rows = await reader.selectFrom('appointment').select(['id', 'status']).execute()
    console.log(`${engine}: ${booked.length} of ${answers.length} booked before her`)
    expect(await found()).toEqual([])
    expect(rows.map(({ status }) => status)).toEqual(Array(booked.length).fill('replan'))
    expect(rows.map(({ id }) => id).sort()).toEqual(booked.map(({ body }) => body.appointmentId).sort())
    expect(answers.filter(({ status, body }) => status !== 201 && body.code !== 'slot_gone')).toEqual([])
    expect(await claimFaults(reader)).toEqual(noClaimFaults)
    expect(await server.closeAndCountDeadlocks()).toBe(0)
  })

  // With one writer the transaction is what both meet at
  test('control: where the two do not meet at the site, some keep a time with her', { timeout: 120_000 }, async () => {
    await unguardedRace()
    // How often they cross is the machine's affair
    for (let again = 0; again < 9 && (await found()).length === 0; again++) {
      await server.close()
      server = await freshServer()
      await unguardedRace()
    }
    console.log(`control: ${(await found()).length} with somebody who is away`)
    expect((await found()).length).toBeGreaterThan(0)
  })

  async function unguardedRace() {
    const { deps } = server.running
    const transact = engine === 'sqlite' ? withoutTransaction(deps) : withoutSharing(deps)
    await withTransact(deps, transact, async (url) => void (await race({ url, transact })))
  }
})
