import type { Access } from '../../../server/http/operation.ts'
import type { TestServer } from '../server.ts'

export interface Operation {
  readonly id: string
  readonly method: 'get' | 'post'
  readonly path: string
  readonly access: Access
  readonly pathNames: readonly string[]
  readonly queryNames: readonly string[]
  readonly takesKey: boolean
  readonly takesBody: boolean
  readonly streams: boolean
}

interface Described {
  operationId: string
  'x-access': Access
  parameters?: { in: string; name: string }[]
  requestBody?: unknown
  responses: Record<string, { content?: Record<string, unknown> }>
}

// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document is looked into freely
export const documentOf = async ({ url }: Pick<TestServer, 'url'>): Promise<any> => (await fetch(`${url}/api/openapi.json`)).json()

/** Every operation the server describes: what a test is made of, so that a new one is tested before anybody thinks of it. */
export async function operationsOf(server: Pick<TestServer, 'url'>): Promise<Operation[]> {
  const { paths } = await documentOf(server)
  return Object.entries<Record<string, Described>>(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(path, method as Operation['method'], described)),
  )
}

function operationOf(path: string, method: Operation['method'], described: Described): Operation {
  const parameters = described.parameters ?? []
  const namesIn = (place: string) => parameters.filter((parameter) => parameter.in === place).map((parameter) => parameter.name)
  return {
    id: described.operationId,
    method,
    path,
    access: described['x-access'],
    pathNames: namesIn('path'),
    queryNames: namesIn('query'),
    takesKey: namesIn('header').includes('idempotency-key'),
    takesBody: described.requestBody !== undefined,
    streams: described.responses['200']?.content?.['text/event-stream'] !== undefined,
  }
}
