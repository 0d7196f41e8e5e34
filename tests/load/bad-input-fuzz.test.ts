import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dirtOf, fuzz } from '../support/office/fuzz.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { type Operation, operationsOf } from '../support/office/operations.ts'
import { samples } from '../support/office/samples.ts'

// The sweep of tests/server/bad-input-fuzz.test.ts, much wider.
const perOperation = 5000
/** Bytes a request, of all of them: a few are accepted, and what they make (a desk for today) stays in the network on purpose. */
const mostGrowth = 64
const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31)

let office: Office
let operations: ReadonlyMap<string, Operation>
let heapBefore: number

beforeAll(async () => {
  console.log(`fuzz: seed ${seed} (FC_SEED=${seed} npm run test:long -- tests/load/bad-input-fuzz.test.ts repeats it)`)
  office = await openOffice({ environment: { TRUSTED_PROXIES: '127.0.0.1' } })
  operations = new Map((await operationsOf(office.server)).map((operation) => [operation.id, operation]))
  // Warm: what is compiled and cached once is no growth
  for (const operation of operations.values()) await fuzz(office, operation, 100, seed)
  heapBefore = heapUsed()
})
afterAll(() => office?.close())

test.each(Object.keys(samples))(`%s answers ${perOperation} strange requests with what it may answer`, async (id) => {
  await fuzz(office, operations.get(id)!, perOperation, seed)
})

test('what strange requests have left behind is clean', async () => {
  expect(await dirtOf(office)).toEqual([])
})

test('memory does not grow with what was refused', () => {
  const growth = (heapUsed() - heapBefore) / (operations.size * perOperation)
  console.log(`heap: ${growth.toFixed(1)} bytes a request`)
  expect(growth).toBeLessThan(mostGrowth)
})

function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}
