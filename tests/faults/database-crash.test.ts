import { chmodSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { openDatabase } from '../../server/db/open.ts'
import { engine } from '../support/database.ts'
import { foundCity } from '../support/faults/faulty-city.ts'
import { doneTwice, halves, losses } from '../support/faults/losses.ts'
import { type Mortal, startMortal } from '../support/faults/mortal.ts'
import { nothingTold, settleUnknown, startWriting } from '../support/faults/writers.ts'
import { createDatabase } from '../support/postgres-admin.ts'
import { type RunningPostgres, startPostgres } from '../support/postgres-process.ts'
import { seededRandom } from '../support/races/seed.ts'
import { prepareTemplate } from '../support/template.ts'

const crashes = 5
const writers = 16

let postgres: RunningPostgres
let server: Mortal | null = null
afterEach(async () => {
  await server?.kill()
  server = null
  await postgres?.stop()
})

/** One of our own: the run's gives up durability for speed, and others are connected to it. */
async function ownDatabase(): Promise<string> {
  const folder = mkdtempSync(join(inject('runDirectory'), 'crash-'))
  chmodSync(folder, 0o711)
  postgres = await startPostgres(folder, 'durable')
  const url = await createDatabase(postgres.url, 'sportello')
  await prepareTemplate(url)
  return url
}

describe.runIf(engine === 'postgres')('a PostgreSQL that dies and comes back', () => {
  test(`${crashes} times under ${writers} writers has all that was acknowledged; what nobody knew is done once or not at all`, {
    timeout: 300_000,
  }, async () => {
    const random = seededRandom('crashes of PostgreSQL')
    const place = await foundCity({ url: await ownDatabase(), drop: async () => {} })
    server = await startMortal(place)
    const told = nothingTold()
    const writing = startWriting({ url: server.url, kioskToken: place.kioskToken, random, writers, round: 'crash' }, told)
    for (let crash = 1; crash <= crashes; crash++) {
      const before = told.promised.length
      // The server has found its way back each time, without anybody's help
      await expect.poll(() => told.promised.length, { timeout: 30_000 }).toBeGreaterThan(before + writers)
      await pause(random.below(300))
      await postgres.crash()
    }
    await expect.poll(async () => (await fetch(`${server!.url}/readyz`)).status, { timeout: 30_000 }).toBe(200)
    writing.stop()
    await writing.ended
    const unknown = told.unknown.length
    expect([...new Set(told.scandals)]).toEqual(['503 busy'])
    await settleUnknown(server.url, told)
    const database = openDatabase(place.databaseUrl)
    expect(await losses(database.reader, told.promised)).toEqual([])
    expect(await halves(database.reader)).toEqual([])
    expect(await doneTwice(database.reader)).toEqual([])
    await database.close()
    console.log(`${crashes} crashes, ${told.promised.length} writes acknowledged, ${unknown} that nobody knew, nothing lost`)
  })
})
