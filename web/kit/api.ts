import type { Problem } from '../../shared/contracts/problem.ts'
import { language } from './text.ts'

/** What the server refused, with a text for the person; `offline` when it could not be reached. */
export class Refusal extends Error {
  readonly problem: Problem | null
  constructor(problem: Problem | null) {
    super(problem?.code ?? 'offline')
    this.problem = problem
  }
}

/** What the server says of single fields, each sentence once. */
export const sentencesOf = ({ problem }: Refusal): string[] => [...new Set((problem?.fields ?? []).flatMap(({ text }) => text ?? []))].slice(0, 3)

export interface Credentials {
  /** the key to one appointment or ticket */
  readonly token?: string | undefined
  /** the token of a paired kiosk or board */
  readonly device?: string | undefined
}

export const read = <T>(path: string, query: Record<string, string | undefined> = {}, credentials: Credentials = {}): Promise<T> =>
  send<T>(`${path}${queryOf(query)}`, { headers: headersOf(credentials) })

/**
 * A write carries an idempotency key: when the connection breaks it is sent again with the same key, and happens once.
 * Give `key` where the same press may be repeated by the person too.
 */
export async function write<T>(path: string, body: unknown = {}, credentials: Credentials = {}, key: string = freshKey()): Promise<T> {
  const request = {
    method: 'POST',
    headers: { ...headersOf(credentials), 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  }
  for (const pause of [300, 1500]) {
    const answer = await attempt<T>(path, request)
    if (answer !== unreachable) return answer
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return send<T>(path, request)
}

/** `crypto.randomUUID` exists only on secure pages; a kiosk in a local network may not have one. */
export const freshKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

export function headersOf(credentials: Credentials): Record<string, string> {
  return {
    'accept-language': language(),
    ...(credentials.token ? { 'sportello-token': credentials.token } : {}),
    ...(credentials.device ? { authorization: `Bearer ${credentials.device}` } : {}),
  }
}

const unreachable = Symbol('unreachable')

async function attempt<T>(path: string, request: RequestInit): Promise<T | typeof unreachable> {
  try {
    return await send<T>(path, request)
  } catch (error) {
    if (error instanceof Refusal && (error.problem === null || error.problem.code === 'busy')) return unreachable
    throw error
  }
}

async function send<T>(path: string, request: RequestInit): Promise<T> {
  const response = await fetch(path, { credentials: 'same-origin', ...request }).catch(() => {
    throw new Refusal(null)
  })
  if (response.ok) return response.json() as Promise<T>
  throw new Refusal(await response.json().catch(() => null))
}

function queryOf(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
