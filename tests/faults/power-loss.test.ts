import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { openDatabase } from '../../server/db/open.ts'
import { engine } from '../support/database.ts'
import { type Founded, foundCity } from '../support/faults/faulty-city.ts'
import { halves, losses, unchangedSince } from '../support/faults/losses.ts'
import { type Guard, startMortal } from '../support/faults/mortal.ts'
import { nothingTold, type Promised, startWriting } from '../support/faults/writers.ts'
import { type Random, seededRandom } from '../support/races/seed.ts'

const cuts = 300
const wounds = 150
const enoughLog = 6_000_000
const sector = 512

let place: Founded
afterEach(() => place?.drop())

/** What was acknowledged, and how long the log was by then: a disk that keeps so much of it has kept the write. */
interface Logged {
  readonly promised: readonly Promised[]
  readonly log: Buffer
  readonly logBytesAt: ReadonlyMap<Promised, number>
}

async function writeAndDie(random: Random, guard: Guard): Promise<Logged> {
  place = await foundCity()
  const logFile = `${place.databaseUrl}-wal`
  const server = await startMortal(place, guard)
  const told = nothingTold()
  const logBytesAt = new Map<Promised, number>()
  const heard = (promised: Promised) => logBytesAt.set(promised, statSync(logFile).size)
  const writing = startWriting({ url: server.url, kioskToken: place.kioskToken, random, writers: 16, round: 'power' }, told, heard)
  await expect.poll(() => statSync(logFile).size, { timeout: 60_000, interval: 20 }).toBeGreaterThan(enoughLog)
  await server.kill()
  await writing.ended
  return { promised: told.promised, log: readFileSync(logFile), logBytesAt }
}

/** The database as it comes up where the disk has only this of its log. */
async function faultsAfter(log: Buffer, kept: readonly Promised[]): Promise<string[]> {
  const folder = mkdtempSync(join(inject('runDirectory'), 'power-'))
  const file = join(folder, 'sportello.db')
  copyFileSync(place.databaseUrl, file)
  writeFileSync(`${file}-wal`, log)
  const database = openDatabase(file)
  try {
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(database.writer)
    const damage = rows.map((row) => row.quick_check).filter((verdict) => verdict !== 'ok')
    return [...damage, ...(await halves(database.reader)), ...(await losses(database.reader, kept))]
  } finally {
    await database.close()
    rmSync(folder, { recursive: true })
  }
}

const keptBy = ({ promised, logBytesAt }: Logged, bytes: number): Promised[] =>
  unchangedSince(
    promised.filter((each) => logBytesAt.get(each)! <= bytes),
    [...promised].sort((one, other) => logBytesAt.get(one)! - logBytesAt.get(other)!),
  )

describe.runIf(engine === 'sqlite')('when the power fails', () => {
  test(`at ${cuts} places of the log, the database is whole and has all that was acknowledged by then`, { timeout: 600_000 }, async () => {
    const random = seededRandom('power')
    const logged = await writeAndDie(random, 'whole')
    const faults: string[] = []
    let counted = 0
    for (let cut = 0; cut < cuts; cut++) {
      const bytes = random.below(logged.log.length)
      const kept = keptBy(logged, bytes)
      counted += kept.length
      faults.push(...(await faultsAfter(logged.log.subarray(0, bytes), kept)))
    }
    expect(faults).toEqual([])
    console.log(`${cuts} cuts of a log of ${logged.log.length} bytes with ${logged.promised.length} writes: ${counted} looked for, none missing`)
  })

  test(`and leaves ${wounds} sectors of the log written wrongly, what comes up is whole`, { timeout: 600_000 }, async () => {
    const random = seededRandom('sectors')
    const logged = await writeAndDie(random, 'whole')
    const faults: string[] = []
    for (let wound = 0; wound < wounds; wound++) {
      const at = random.below(Math.floor(logged.log.length / sector)) * sector
      const wounded = Buffer.from(logged.log)
      wounded.fill(random.below(256), at, at + sector)
      faults.push(...(await faultsAfter(wounded, keptBy(logged, at))))
    }
    expect(faults).toEqual([])
  })

  test('the control: what is acknowledged before it is in the log is missed', { timeout: 300_000 }, async () => {
    const random = seededRandom('early')
    const logged = await writeAndDie(random, 'early')
    let missing = 0
    for (let cut = 0; cut < 30; cut++) {
      const bytes = random.below(logged.log.length)
      missing += (await faultsAfter(logged.log.subarray(0, bytes), keptBy(logged, bytes))).length
    }
    expect(missing).toBeGreaterThan(0)
  })
})
