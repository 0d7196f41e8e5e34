import { copyFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../server/db/open.ts'
import { engine } from '../support/database.ts'
import { type Founded, foundCity, newPlace } from '../support/faults/faulty-city.ts'
import { halves, losses, unchangedSince } from '../support/faults/losses.ts'
import { type Mortal, type Place, startMortal } from '../support/faults/mortal.ts'
import { nothingTold, startWriting, type Told } from '../support/faults/writers.ts'
import { seededRandom } from '../support/races/seed.ts'
import { clientOf } from '../support/server.ts'
import { sportelloProcess } from '../support/sportello.ts'

// PostgreSQL is copied by its own pg_dump, which npm does not bring: tests/server/backup-postgres.test.ts plays it where it is there
describe.runIf(engine === 'sqlite')('a backup beside 20 writers', () => {
  const writers = 20
  let place: Founded
  let server: Mortal | null = null
  let told: Told
  let writing: ReturnType<typeof startWriting>
  const environment = ({ databaseUrl, secretFile }: Place) => ({ DATABASE_URL: databaseUrl, SECRET_FILE: secretFile })
  const backup = () => `${place.databaseUrl}.backup`

  beforeEach(async () => {
    place = await foundCity()
    makeLarge(place.databaseUrl)
    server = await startMortal(place)
    told = nothingTold()
    writing = startWriting({ url: server.url, kioskToken: place.kioskToken, random: seededRandom('backup'), writers, round: 'backup' }, told)
    await writing.first
    await pause(2000)
  })
  afterEach(async () => {
    writing?.stop()
    await server?.kill()
    server = null
    await writing?.ended
    await place?.drop()
  })

  /** The server dies, the copy is put into a new folder, another server starts on it. Rejects a copy that is damaged. */
  async function restoreElsewhere(): Promise<Place> {
    await server!.kill()
    await writing.ended
    const elsewhere = newPlace(place)
    const restored = await sportelloProcess(['restore', backup(), '--yes'], environment(elsewhere))
    expect(restored.code, restored.complained).toBe(0)
    const examined = await sportelloProcess(['doctor'], environment(elsewhere))
    expect(examined.code, examined.told).toBe(0)
    server = await startMortal(elsewhere)
    return elsewhere
  }

  test('has all that was acknowledged before it began, whole, and nothing half', { timeout: 120_000 }, async () => {
    const before = [...told.promised]
    const began = performance.now()
    const made = await sportelloProcess(['backup', backup()], environment(place))
    const took = performance.now() - began
    expect(made.code, made.complained).toBe(0)
    expect(made.complained.match(/Backup: \d+ %/g)?.length).toBeGreaterThan(5)
    const meanwhile = told.promised.length - before.length
    expect(meanwhile).toBeGreaterThan(20)
    const inPlace = await sportelloProcess(['restore', backup(), '--yes'], environment(place))
    expect(inPlace).toMatchObject({ code: 1, complained: expect.stringMatching(/has .* open/) })
    const elsewhere = await restoreElsewhere()
    await inDatabase(elsewhere, async (db) => {
      expect(await losses(db, unchangedSince(before, told.promised))).toEqual([])
      expect(await halves(db)).toEqual([])
    })
    for (const { body } of unchangedSince(before, told.promised).filter(({ asked }) => asked.kind === 'book')) {
      const read = await clientOf(server!.url).get(`/api/appointments/${body.appointmentId}`, { 'sportello-token': body.token })
      expect(read).toMatchObject({ status: 200, body: { code: body.code } })
    }
    expect(told.scandals).toEqual([])
    console.log(
      `${before.length} writes acknowledged before the backup are there; ${meanwhile} more were acknowledged in the ${Math.round(took)} ms it took`,
    )
  })

  test('the control: the file alone, copied while they write, lacks what was acknowledged', { timeout: 120_000 }, async () => {
    const before = [...told.promised]
    copyFileSync(place.databaseUrl, backup())
    const missing = await restoreElsewhere().then(
      (elsewhere) => inDatabase(elsewhere, (db) => losses(db, unchangedSince(before, told.promised))),
      (error) => [String(error)],
    )
    expect(missing).not.toEqual([])
  })

  test('the control: without one snapshot for the whole copy, it starts again and again', { timeout: 120_000 }, async () => {
    const source = new Database(place.databaseUrl, { timeout: 5000 })
    const seen = { remaining: Number.POSITIVE_INFINITY, writes: 0, again: 0 }
    const enough = new Error('enough seen')
    const copying = source.backup(backup(), {
      progress({ remainingPages }) {
        if (remainingPages > seen.remaining) seen.again++
        seen.remaining = remainingPages
        if (seen.again === 3) throw enough
        // The next piece only after the next write, however busy the machine is
        const isNext = told.promised.length > seen.writes
        seen.writes = told.promised.length
        return isNext ? 1000 : 0
      },
    })
    await expect(copying).rejects.toBe(enough)
    source.close()
  })
})

/** So many old events that a copy takes longer than a moment. */
function makeLarge(file: string): void {
  const handle = new Database(file)
  handle.exec(`insert into event (at, kind, site_id, refs)
    with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 300000)
    select 1773100000000, 'slotHeld', 'square', '{"appointmentId":"' || hex(randomblob(40)) || '"}' from counted`)
  handle.close()
}

async function inDatabase<T>({ databaseUrl }: Place, look: (db: ReturnType<typeof openDatabase>['reader']) => Promise<T>): Promise<T> {
  const database = openDatabase(databaseUrl)
  try {
    return await look(database.reader)
  } finally {
    await database.close()
  }
}
