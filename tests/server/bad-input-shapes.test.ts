import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Office, openOffice } from '../support/office/office.ts'
import { type Operation, operationsOf } from '../support/office/operations.ts'
import { expectRefused, languages } from '../support/office/problem.ts'
import { allRows } from '../support/office/rows.ts'
import { sampleOf, samples } from '../support/office/samples.ts'
import { spoil } from '../support/office/spoil.ts'

let office: Office
let operations: ReadonlyMap<string, Operation>

beforeAll(async () => {
  office = await openOffice()
  operations = new Map((await operationsOf(office.server)).map((operation) => [operation.id, operation]))
})
afterAll(() => office?.close())

test('every operation that is described has a sample, and no other', () => {
  expect(Object.keys(samples).sort()).toEqual([...operations.keys()].sort())
})

describe.each(Object.keys(samples))('%s', (id) => {
  test('refuses whatever is wrong in form, in the language of the person, and stores nothing', async () => {
    const sample = await sampleOf(office, id)
    await office.mailed()
    const before = await allRows(office.server.running.deps.database)
    let turn = 0
    for (const { what, change, codes } of spoil(operations.get(id)!, sample)) {
      for (const language of what.includes('as') ? [languages[turn++ % languages.length]!] : languages) {
        const answer = await office.send(sample, { ...change, headers: { ...change.headers, 'accept-language': language } })
        expectRefused(answer, codes, language, what)
      }
    }
    expect(await allRows(office.server.running.deps.database)).toEqual(before)
  })

  test('accepts its sample: what was refused was refused for what was spoiled', async () => {
    const answer = await office.send(await sampleOf(office, id))
    expect(answer).toMatchObject({ status: expect.toSatisfy((status) => status === 200 || status === 201) })
  })
})
