import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { board } from '../../shared/contracts/board.ts'
import { queue } from '../../shared/contracts/desks.ts'
import { ticket } from '../../shared/contracts/tickets.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { documentOf, type Operation, operationsOf } from '../support/office/operations.ts'
import { sampleOf, samples } from '../support/office/samples.ts'
import { watch } from '../support/office/stream.ts'

let office: Office
// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document is looked into freely
let paths: any
let operations: ReadonlyMap<string, Operation>
beforeAll(async () => {
  office = await openOffice()
  paths = (await documentOf(office.server)).paths
  operations = new Map((await operationsOf(office.server)).map((operation) => [operation.id, operation]))
})
afterAll(() => office?.close())

const streamed = { watchBoard: board, watchQueue: queue, watchTicket: ticket.extend({ now: z.iso.datetime() }) }

test.each(Object.keys(samples))('%s answers what is described, and nothing more', async (id) => {
  const { path, method, streams } = operations.get(id)!
  // Somebody at every desk and everywhere in the queue, so that no part of an answer is empty
  if (!/Desk|Service|Absent|callNext|recall/.test(id)) await office.desk('serving')
  const sample = await sampleOf(office, id)
  if (streams) {
    const watching = await watch(office.server, sample.path, office.asked(sample).headers ?? {})
    streamed[id as keyof typeof streamed].parse((await watching.frame()).picture)
    return watching.leave()
  }
  const answer = await office.send(sample)
  const described = paths[path][method].responses[answer.status]
  expect(described, `${answer.status}`).toBeDefined()
  const [type] = Object.keys(described.content)
  expect(answer.headers.get('content-type')).toMatch(type!)
  if (type === 'application/json') z.fromJSONSchema(described.content[type].schema).parse(answer.body)
})
