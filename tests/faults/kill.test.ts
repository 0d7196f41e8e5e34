import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../server/db/open.ts'
import { engine } from '../support/database.ts'
import { type Founded, foundCity } from '../support/faults/faulty-city.ts'
import { doneTwice, halves, losses } from '../support/faults/losses.ts'
import { type Guard, type Mortal, startMortal } from '../support/faults/mortal.ts'
import { nothingTold, type Promised, send, settleUnknown, startWriting, type Told } from '../support/faults/writers.ts'
import { eachInLanes } from '../support/races/lanes.ts'
import { type Random, seededRandom } from '../support/races/seed.ts'

const writers = 32
const rounds = 100
const minute = 60_000

let place: Founded
let server: Mortal | null = null

afterEach(async () => {
  await server?.kill()
  server = null
  await place?.drop()
})

/** Writers at work on a server that is killed in the middle of it: 20 to 220 ms after its first answer. */
async function killWhileWriting(random: Random, round: number, guard: Guard, told: Told): Promise<void> {
  server = await startMortal(place, guard)
  const writing = startWriting({ url: server.url, kioskToken: place.kioskToken, random, writers, round: `round ${round}` }, told)
  await writing.first
  await pause(20 + random.below(200))
  await server.kill()
  server = null
  await writing.ended
}

async function inDatabase<T>(look: (db: ReturnType<typeof openDatabase>['reader']) => Promise<T>): Promise<T> {
  const database = openDatabase(place.databaseUrl)
  try {
    return await look(database.reader)
  } finally {
    await database.close()
  }
}

/** Without the appointments whose move or cancelling was under way when the server died: that may have been done or not, until it is asked again. */
const untouched = ({ promised, unknown }: Told): Promised[] =>
  promised.filter(({ body }) => !body.appointmentId || !unknown.some(({ path }) => path.includes(body.appointmentId)))

/** Repeats what was acknowledged: it must be answered the same. */
async function changedAnswers(url: string, promised: readonly Promised[]): Promise<string[]> {
  const changed: string[] = []
  await eachInLanes(16, promised, async ({ asked, status, body }) => {
    const again = await send(url, asked)
    if (again.status !== status || JSON.stringify(again.body) !== JSON.stringify(body))
      changed.push(`${asked.path} ${asked.mark}: ${JSON.stringify([body, again.body])}`)
  })
  return changed
}

describe(`kill -9 under ${writers} writers`, () => {
  test(`${rounds} times: all that was acknowledged is there, nothing is half there, and a repetition answers the same`, {
    timeout: 15 * minute,
  }, async () => {
    const random = seededRandom('kill -9')
    const told = nothingTold()
    let unknown = 0
    place = await foundCity()
    for (let round = 1; round <= rounds; round++) {
      const known = told.promised.length
      await killWhileWriting(random, round, 'whole', told)
      unknown += told.unknown.length
      server = await startMortal(place)
      await inDatabase(async (db) => {
        expect(await losses(db, untouched(told))).toEqual([])
        expect(await halves(db)).toEqual([])
      })
      expect(await changedAnswers(server.url, told.promised.slice(known))).toEqual([])
      await settleUnknown(server.url, told)
      await server.kill()
    }
    await inDatabase(async (db) => {
      expect(await losses(db, told.promised)).toEqual([])
      expect(await halves(db)).toEqual([])
      expect(await doneTwice(db)).toEqual([])
    })
    expect(told.scandals).toEqual([])
    expect(unknown).toBeGreaterThan(rounds)
    console.log(`${engine}: ${rounds} kills, ${told.promised.length} writes acknowledged, ${unknown} requests cut off, nothing lost`)
  })
})

describe('the control: a server that', () => {
  test('answers before it commits loses what it has acknowledged', { timeout: 5 * minute }, async () => {
    place = await foundCity()
    const random = seededRandom('acknowledged early')
    const told = nothingTold()
    let lost: string[] = []
    for (let round = 1; round <= 10 && lost.length === 0; round++) {
      await killWhileWriting(random, round, 'early', told)
      lost = await inDatabase((db) => losses(db, told.promised))
    }
    console.log(`${engine}: ${lost.length} of ${told.promised.length} lost`)
    expect(lost.length).toBeGreaterThan(0)
    server = await startMortal(place)
    expect(await changedAnswers(server.url, told.promised)).not.toEqual([])
  })

  test('commits each statement by itself leaves halves behind', { timeout: 5 * minute }, async () => {
    place = await foundCity()
    const random = seededRandom('no transaction')
    const told = nothingTold()
    let torn: string[] = []
    for (let round = 1; round <= 10 && torn.length === 0; round++) {
      await killWhileWriting(random, round, 'torn', told)
      torn = await inDatabase(halves)
    }
    console.log(`${engine}: ${torn.length} halves`)
    expect(torn.length).toBeGreaterThan(0)
  })
})
