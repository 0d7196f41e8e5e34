import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { engine } from '../support/database.ts'
import { signIn, type TestServer, testServer } from '../support/server.ts'
import { type Ran, sportello } from '../support/sportello.ts'

let folder: string
let file: string
let server: TestServer | null = null
const backup = () => join(folder, 'backup.db')
const run = (...words: string[]): Promise<Ran> =>
  sportello(words, { DATABASE_URL: file, SECRET_FILE: join(folder, 'secret'), PORT: new URL(server?.url ?? 'http://localhost:9').port })

async function serve(): Promise<TestServer> {
  server = await testServer({ databaseUrl: file, environment: { SECRET_FILE: join(folder, 'secret') } })
  return server
}
async function stop() {
  await server?.close()
  server = null
}
async function book(familyName: string) {
  const { slots } = (await server!.visitor.get('/api/slots?serviceId=card&siteId=centre')).body
  const slot = { serviceId: 'card', siteId: 'centre', start: slots.at(-1).start, language: 'it' }
  return (await server!.visitor.post('/api/appointments', { slot, familyName })).body
}
async function names(): Promise<(string | null)[]> {
  const rows = await server!.running.deps.database.reader.selectFrom('appointment_person').select('family_name').execute()
  return rows.map((row) => row.family_name).sort()
}

beforeEach(() => {
  folder = mkdtempSync(join(inject('runDirectory'), 'backup-'))
  file = join(folder, 'sportello.db')
})
afterEach(stop)

describe.runIf(engine === 'sqlite')('a backup', () => {
  test('is made while the server goes on, and put back in its place: what came after it is gone, and kept beside', async () => {
    await serve()
    const appointment = await book('Before')
    expect(await run('backup', backup())).toMatchObject({
      code: 0,
      told: expect.stringMatching(/whole and checked/),
      complained: expect.stringMatching(/100 %/),
    })
    await book('After')
    await stop()
    const restored = await run('restore', backup(), '--yes')
    expect(restored).toMatchObject({ code: 0, told: expect.stringMatching(/whole: Test town, 1 appointments/) })
    await serve()
    expect(await names()).toEqual(['Before'])
    expect((await server!.visitor.get(`/api/appointments/${appointment.appointmentId}`, { 'sportello-token': appointment.token })).status).toBe(200)
    const [kept] = readdirSync(folder).filter((name) => name.includes('.before-'))
    const old = new Database(join(folder, kept!), { readonly: true })
    expect(old.prepare('select family_name from appointment_person order by 1').pluck().all()).toEqual(['After', 'Before'])
    old.close()
  })

  test('is for this user alone, as the database is', async () => {
    await serve()
    await run('backup', backup())
    for (const each of [file, backup()]) expect(statSync(each).mode & 0o777).toBe(0o600)
  })

  test('is not put under a server that runs', async () => {
    await serve()
    await book('Before')
    await run('backup', backup())
    const { code, complained } = await run('restore', backup(), '--yes')
    expect(code).toBe(1)
    expect(complained).toMatch(/has .* open\.\nStop it first/)
    expect(readdirSync(folder).filter((name) => /restoring|before/.test(name))).toEqual([])
    await book('Still served')
    expect(await names()).toEqual(['Before', 'Still served'])
  })

  test('signs nobody in who had gone', async () => {
    await serve()
    const { email, password, cookie } = await server!.staff('clerk', 'centre')
    await run('backup', backup())
    await stop()
    await run('restore', backup(), '--yes')
    await serve()
    expect((await server!.visitor.get('/api/staff/self', { cookie })).status).toBe(401)
    expect(await signIn(server!.url, email, password)).toBeTruthy()
  })

  test('is put in the place of a database that is damaged, without the log that lay beside it', async () => {
    await serve()
    await book('Before')
    await run('backup', backup())
    await stop()
    writeFileSync(file, 'x'.repeat(8192))
    writeFileSync(`${file}-wal`, readFileSync(backup()))
    expect((await run('restore', backup(), '--yes')).code).toBe(0)
    expect(existsSync(`${file}-wal`)).toBe(false)
    expect(readdirSync(folder).filter((name) => /\.before-.*Z$/.test(name))).toHaveLength(1)
    await serve()
    expect(await names()).toEqual(['Before'])
  })

  test('overwrites nothing, and replaces nothing, without --yes', async () => {
    await serve()
    await run('backup', backup())
    const before = readFileSync(backup())
    await book('After')
    expect(await run('backup', backup())).toMatchObject({ code: 1, complained: expect.stringMatching(/--yes/) })
    expect(readFileSync(backup()).equals(before)).toBe(true)
    await stop()
    expect(await run('restore', backup())).toMatchObject({ code: 1, complained: expect.stringMatching(/--yes/) })
    await serve()
    expect(await names()).toEqual(['After'])
  })

  test('in a folder has the name of its moment, and old ones go: only those, and only when asked', async () => {
    await serve()
    const old = ['sportello-2026-01-01T03-00-00Z.db', 'sportello-2026-01-01T03-00-00Z.txt', 'letters.db']
    for (const name of old) {
      writeFileSync(join(folder, name), '')
      utimesSync(join(folder, name), 0, 0)
    }
    await run('backup', folder)
    const [made] = readdirSync(folder).filter((name) => /^sportello-2.*Z\.db$/.test(name) && !old.includes(name))
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(old))
    rmSync(join(folder, made!))
    expect((await run('backup', folder, '--keep', '30')).told).toMatch(/Deleted .*2026-01-01T03-00-00Z\.db: older than 30 days/)
    const left = readdirSync(folder)
    expect(left).not.toContain(old[0])
    expect(left).toEqual(expect.arrayContaining(old.slice(1)))
    expect(left.filter((name) => /^sportello-.*Z\.db$/.test(name)).length).toBeGreaterThanOrEqual(1)
  })

  describe('that is', () => {
    const damage: Record<string, () => void> = {
      'cut off': () => truncateSync(backup(), Math.floor(statSync(backup()).size / 2)),
      'written over': () => {
        const bytes = readFileSync(backup())
        bytes.fill(0xff, 40_000, 60_000)
        writeFileSync(backup(), bytes)
      },
      'no database': () => writeFileSync(backup(), 'Gentile signora, '.repeat(500)),
      'somebody else’s database': () => {
        rmSync(backup())
        new Database(backup()).exec('create table cats (name text)').close()
      },
      'of a later version': () => new Database(backup()).exec("insert into kysely_migration values ('2999-01-01-later', '2999')").close(),
      'not there': () => rmSync(backup()),
    }
    test.each(Object.keys(damage))('%s is refused before anything changes', async (what) => {
      await serve()
      await book('Before')
      await run('backup', backup())
      await stop()
      damage[what]!()
      const { code, complained } = await run('restore', backup(), '--yes')
      expect(code).toBe(1)
      expect(complained).toMatch(/damaged|no database of Sportello|later version|no file/)
      expect(readdirSync(folder).filter((name) => /restoring|before/.test(name))).toEqual([])
      await serve()
      expect(await names()).toEqual(['Before'])
    })
  })

  test('into a folder that is not there is refused in a sentence', async () => {
    await serve()
    expect(await run('backup', join(folder, 'nowhere', 'x.db'))).toMatchObject({
      code: 1,
      complained: expect.stringMatching(/^ENOENT.*\nCheck the path/),
    })
  })

  test('of nothing is refused', async () => {
    expect(await run('backup', backup())).toMatchObject({ code: 1, complained: expect.stringMatching(/no database at .*\n.*DATABASE_URL/) })
    expect(existsSync(file)).toBe(false)
  })
})
