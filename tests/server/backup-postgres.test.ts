import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { engine, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { sportello } from '../support/sportello.ts'

const versionOfServer = 18

/** pg_dump refuses a server that is newer than itself; the binaries that npm brings have none. */
function hasTools(): boolean {
  try {
    return Number(/(\d+)\./.exec(execFileSync('pg_dump', ['--version'], { encoding: 'utf8' }))?.[1]) >= versionOfServer
  } catch {
    return false
  }
}

describe.runIf(engine === 'postgres')('a backup of PostgreSQL', () => {
  let folder: string
  let fresh: FreshDatabase
  let server: TestServer
  beforeEach(async () => {
    folder = mkdtempSync(join(inject('runDirectory'), 'backup-'))
    fresh = await freshDatabase()
    server = await testServer({ databaseUrl: fresh.url })
  })
  afterEach(async () => {
    await server?.close()
    await fresh?.drop()
  })

  test('without pg_dump is refused with what to run, without the password, and leaves nothing', async () => {
    const file = join(folder, 'sportello.dump')
    const { code, complained } = await sportello(['backup', file], { DATABASE_URL: fresh.url, PATH: folder })
    expect(code).toBe(1)
    expect(complained).toMatch(/^pg_dump is not on this machine\.\n.*pg_dump --format=custom .*--dbname=postgres:\/\/postgres@127\.0\.0\.1/)
    expect(complained).not.toContain(new URL(fresh.url).password)
    expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false)
  })

  test('by a pg_dump that fails is refused with what it said', async () => {
    writeFileSync(join(folder, 'pg_dump'), '#!/bin/sh\necho "pg_dump: error: aborting because of server version mismatch" >&2\nexit 1\n', {
      mode: 0o755,
    })
    const { code, complained } = await sportello(['backup', join(folder, 'x.dump')], { DATABASE_URL: fresh.url, PATH: folder })
    expect(code).toBe(1)
    expect(complained).toMatch(/server version mismatch\n.*server's version/)
  })

  test.runIf(hasTools())('is a dump that fills a new, empty database, and no other', async () => {
    await server.staff('clerk', 'centre')
    const file = join(folder, 'sportello.dump')
    expect((await sportello(['backup', file], { DATABASE_URL: fresh.url })).code).toBe(0)
    expect((await sportello(['restore', file, '--yes'], { DATABASE_URL: fresh.url })).complained).toMatch(/not empty/)
    const empty = await freshDatabase('empty')
    expect(await sportello(['restore', file, '--yes'], { DATABASE_URL: empty.url })).toMatchObject({ code: 0 })
    expect((await sportello(['user', 'list'], { DATABASE_URL: empty.url, SECRET_FILE: join(folder, 'secret') })).told).toMatch(/clerk at centre/)
    await empty.drop()
  })
})
