import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../server/db/open.ts'
import { prepared } from '../../server/db/prepared.ts'
import type { Writer } from '../../server/db/schema.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url)
})
afterAll(async () => {
  await database?.close()
  await fresh?.drop()
})

interface Meta {
  readonly key: string
  readonly value: string
}

let builds = 0
const insert = prepared((db: Writer, rows: readonly Meta[]) => {
  builds++
  return db.insertInto('meta').values(rows)
})
const select = prepared((db, { keys, not }: { keys: readonly string[]; not: string }) =>
  db.selectFrom('meta').selectAll().where('key', 'in', keys).where('value', '<>', not).where('key', '<>', not).orderBy('key'),
)
const remove = prepared((db: Writer, key: string) => db.deleteFrom('meta').where('key', '=', key))

const write = <T>(run: (db: Writer) => Promise<T>) => database.writer.transaction().execute(run)
const meta = (...keys: string[]): Meta[] => keys.map((key) => ({ key, value: key.toUpperCase() }))

describe('a prepared statement', () => {
  test('puts each value where it belongs, in lists and in objects', async () => {
    await write((db) => insert(db, meta('a', 'b', 'c')))
    expect((await select(database.reader, { keys: ['c', 'a'], not: 'x' })).rows).toEqual(meta('a', 'c'))
    expect((await select(database.reader, { keys: ['c', 'a'], not: 'C' })).rows).toEqual(meta('a'))
    expect((await select(database.reader, { keys: ['b'], not: 'x' })).rows).toEqual(meta('b'))
  })

  test('is built once for each length of its lists', async () => {
    builds = 0
    for (const key of ['d', 'e', 'f']) await write((db) => insert(db, meta(key)))
    await write((db) => insert(db, meta('g', 'h')))
    await write((db) => insert(db, meta('i', 'j')))
    expect(builds).toBe(2)
  })

  test('says how many rows it has changed', async () => {
    expect((await write((db) => remove(db, 'd'))).numAffectedRows).toBe(1n)
    expect((await write((db) => remove(db, 'd'))).numAffectedRows).toBe(0n)
  })

  test('keeps a value from being taken for a part of the statement', async () => {
    const key = `'; drop table meta; --`
    await write((db) => insert(db, [{ key, value: '?' }]))
    expect((await select(database.reader, { keys: [key], not: '' })).rows).toEqual([{ key, value: '?' }])
  })

  test('does not let what builds it reckon with a value', () => {
    const later = prepared((db, at: number) =>
      db
        .selectFrom('event')
        .selectAll()
        .where('at', '>', at + 1),
    )
    expect(() => later(database.reader, 1)).toThrow('without its values')
  })
})
