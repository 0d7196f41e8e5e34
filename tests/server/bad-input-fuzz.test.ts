import { afterAll, beforeAll, expect, test } from 'vitest'
import { dirtOf, fuzz } from '../support/office/fuzz.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { type Operation, operationsOf } from '../support/office/operations.ts'
import { samples } from '../support/office/samples.ts'

// 5,000 for each run in tests/load/bad-input-fuzz.test.ts.
const perOperation = 40
const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31)

let office: Office
let operations: ReadonlyMap<string, Operation>

beforeAll(async () => {
  console.log(`fuzz: seed ${seed} (FC_SEED=${seed} npm test -- tests/server/bad-input-fuzz.test.ts repeats it)`)
  office = await openOffice({ environment: { TRUSTED_PROXIES: '127.0.0.1' } })
  operations = new Map((await operationsOf(office.server)).map((operation) => [operation.id, operation]))
})
afterAll(() => office?.close())

test.each(Object.keys(samples))(`%s answers ${perOperation} strange requests with what it may answer`, async (id) => {
  await fuzz(office, operations.get(id)!, perOperation, seed)
})

test('what strange requests have left behind is clean', async () => {
  expect(await dirtOf(office)).toEqual([])
})
