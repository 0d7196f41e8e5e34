import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { migrate, migrationNames } from '../../server/db/migrate.ts'
import { type Database, openDatabase } from '../../server/db/open.ts'
import { selfCheck } from '../../server/db/self-check.ts'
import { engine, type FreshDatabase, freshDatabase } from '../support/database.ts'

const script = new URL('./interrupted-process.ts', import.meta.url)
/** A migration of an empty database takes about 20 ms on SQLite and 100 ms on PostgreSQL. */
const longest = engine === 'sqlite' ? 30 : 150
const rounds = 8

describe('a process that is killed while it migrates', () => {
  test(`leaves the old or the new database, never half of one: ${rounds} times`, { timeout: 60_000 }, async () => {
    const outcomes: string[] = []
    for (let round = 0; round < rounds; round++) {
      const fresh = await freshDatabase('empty')
      await killAfter(fresh, (longest * round) / rounds)
      outcomes.push(await outcomeOf(fresh))
      await fresh.drop()
    }
    expect(outcomes.filter((outcome) => outcome === 'half')).toEqual([])
    // At once there cannot be anything yet: the kills fall where they are meant to
    expect(outcomes[0]).toBe('old')
  })
})

test('two processes that start together migrate once', async () => {
  const fresh = await freshDatabase('empty')
  const processes = await Promise.all([ready(fresh), ready(fresh), ready(fresh)])
  const answers = processes.map((child) => once(child, 'message'))
  for (const child of processes) child.send('go')
  expect((await Promise.all(answers)).map(([message]) => message)).toEqual(['done', 'done', 'done'])
  expect(await outcomeOf(fresh)).toBe('new')
  await fresh.drop()
})

async function ready(fresh: FreshDatabase): Promise<ChildProcess> {
  const child = fork(script, [fresh.url], { execArgv: [] })
  await once(child, 'message')
  return child
}

async function killAfter(fresh: FreshDatabase, ms: number): Promise<void> {
  const child = await ready(fresh)
  const gone = once(child, 'exit')
  child.send('go')
  if (ms > 0) await pause(ms)
  child.kill('SIGKILL')
  await gone
}

async function outcomeOf(fresh: FreshDatabase): Promise<'old' | 'new' | 'half'> {
  const database = openDatabase(fresh.url)
  try {
    const found = await tablesOf(database)
    if (found.length > 0) return (await isWhole(database)) ? 'new' : 'half'
    await migrate(database)
    return (await isWhole(database)) ? 'old' : 'half'
  } finally {
    await database.close()
  }
}

const tablesOf = async (database: Database): Promise<string[]> =>
  (await database.reader.introspection.getTables())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('kysely_') && !name.startsWith('sqlite_'))

const isWhole = (database: Database): Promise<boolean> =>
  selfCheck(database, migrationNames).then(
    async () => (await tablesOf(database)).length > 35,
    () => false,
  )
