import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { documentOf, type Operation, operationsOf } from '../support/office/operations.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document is looked into freely
let document: any
let operations: readonly Operation[]
beforeAll(async () => {
  server = await testServer()
  document = await documentOf(server)
  operations = await operationsOf(server)
})
afterAll(() => server?.close())

/** Other systems call these by name: they stay. */
const names = [
  ...['listServices', 'listSites', 'findSlots', 'holdSlot', 'bookAppointment', 'readAppointment', 'moveAppointment', 'cancelAppointment'],
  ...['takeTicket', 'checkIn', 'readTicket', 'leaveQueue', 'readBoard', 'watchBoard'],
  ...['openDesk', 'closeDesk', 'callNext', 'recallTicket', 'startService', 'finishService', 'markAbsent', 'readQueue', 'watchQueue'],
]

describe('the description of the API', () => {
  test('has the operations whose names stay', () => {
    const found = operations.map(({ id }) => id)
    expect(names.filter((name) => !found.includes(name))).toEqual([])
    expect(new Set(found).size).toBe(found.length)
  })

  test('says of each what it does, who may, and that it may be refused', () => {
    for (const operation of everyOperation()) {
      expect(operation).toMatchObject({ operationId: expect.stringMatching(/^[a-z]+[A-Za-z]+$/), summary: expect.stringMatching(/\S/) })
      expect(operation.security, operation.operationId).toBeInstanceOf(Array)
      expect(operation.responses['4XX'], operation.operationId).toMatchObject({ content: { 'application/problem+json': expect.anything() } })
      for (const use of operation.security.flatMap(Object.keys)) expect(Object.keys(document.components.securitySchemes)).toContain(use)
    }
  })

  test('leaves no write out, and asks a key of each that can be repeated', () => {
    const keyless = everyOperation().filter(({ method, parameters = [] }) => method === 'post' && !parameters.some(isKey))
    expect(keyless.map(({ operationId }) => operationId).sort()).toEqual([
      'findAppointment',
      'lookAtDevice',
      'rehearseExtraUnit',
      'rehearseNetwork',
      'rehearseUnavailability',
      'reprintTicket',
      'signIn',
      'signOut',
    ])
    for (const { parameters = [] } of everyOperation()) for (const key of parameters.filter(isKey)) expect(key.required).toBe(true)
  })

  test('names every refusal there is', () => {
    const { code } = everyOperation()[0]!.responses['4XX'].content['application/problem+json'].schema.properties
    expect(code.enum).toEqual(expect.arrayContaining(['slot_gone', 'no_interpreter_today', 'nobody_waiting', 'code_paused']))
  })

  test('refuses unknown fields in every body it describes', () => {
    const open = everyOperation().flatMap(({ operationId, requestBody }) => {
      const schema = requestBody?.content['application/json'].schema
      const forms = schema ? (schema.anyOf ?? [schema]) : []
      return forms.filter((form: { additionalProperties?: boolean }) => form.additionalProperties !== false).map(() => operationId)
    })
    expect(open).toEqual([])
  })

  test('limits every text and every list of a body', () => {
    const unlimited = everyOperation().flatMap(({ operationId, requestBody }) =>
      requestBody ? endless(requestBody.content['application/json'].schema).map((path) => `${operationId} ${path}`) : [],
    )
    expect(unlimited).toEqual([])
  })

  test('is valid under a linter', async () => {
    expect(await lint(document)).toEqual([])
  })

  test('the control: the linter finds what is wrong', async () => {
    const broken = structuredClone(document)
    delete broken.paths['/api/board'].get.operationId
    delete broken.paths['/api/board'].get.responses['4XX']
    broken.paths['/api/holds'].post.requestBody.content['application/json'].schema.type = 'thing'
    expect(await lint(broken)).toEqual(expect.arrayContaining(['operation-4xx-response', 'operation-operationId', 'struct']))
  })
})

interface Described {
  method: string
  operationId: string
  summary: string
  security: Record<string, string[]>[]
  parameters?: { in: string; name: string; required?: boolean }[]
  // biome-ignore lint/suspicious/noExplicitAny: as above
  requestBody?: any
  // biome-ignore lint/suspicious/noExplicitAny: as above
  responses: any
}

const everyOperation = (): Described[] =>
  Object.values<Record<string, Described>>(document.paths).flatMap((methods) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, method })),
  )

const isKey = ({ name }: { name: string }): boolean => name === 'idempotency-key'

interface Schema {
  type?: string
  enum?: unknown[]
  format?: string
  pattern?: string
  maxLength?: number
  maxItems?: number
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
}

/** Texts and lists without an end. A pattern or a format with one (a date) is an end too. */
function endless(schema: Schema, path = ''): string[] {
  const inner = [...Object.entries(schema.properties ?? {}), ...(schema.anyOf ?? []).map((each, index) => [`${index}`, each] as const)]
  const own =
    (schema.type === 'string' && !schema.enum && schema.maxLength === undefined && schema.format !== 'date-time') ||
    (schema.type === 'array' && schema.maxItems === undefined)
  return [...(own ? [path] : []), ...inner.flatMap(([name, each]) => endless(each, `${path}/${name}`))]
}

const cli = fileURLToPath(new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url))
const rules = fileURLToPath(new URL('../support/office/openapi-rules.yaml', import.meta.url))

/** The rules that are broken. Nothing goes out: no telemetry, no question for a newer version. */
async function lint(described: object): Promise<string[]> {
  const file = join(mkdtempSync(join(inject('runDirectory'), 'openapi-')), 'openapi.json')
  writeFileSync(file, JSON.stringify(described))
  const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true' }
  const ran = promisify(execFile)(process.execPath, [cli, 'lint', file, '--config', rules, '--format', 'json'], { env: environment })
  const { stdout } = await ran.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }))
  return (JSON.parse(stdout) as { problems: { ruleId: string }[] }).problems.map((problem) => problem.ruleId)
}
