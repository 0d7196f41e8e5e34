import type { Answer, TestServer } from '../server.ts'

export interface Request {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** bytes go out without a content type, unless the headers have one */
  readonly body?: string | Uint8Array | ReadableStream | undefined
}

/** Sends exactly this: no header of our own, unlike a `Client`. A stream is let go once its head has come. */
export async function request({ url }: Pick<TestServer, 'url'>, { method = 'GET', path, headers = {}, body }: Request): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: body as BodyInit, duplex: 'half' }),
  } as RequestInit)
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return { status: response.status, headers: response.headers, body: '' }
  }
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text !== '' && isJson(response) ? JSON.parse(text) : text }
}

const isJson = (response: Response): boolean => /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '')

let counter = 0
export const freshKey = (): string => `office-${process.pid}-${++counter}`

/** What a page of ours sends with a write. */
export const jsonHeaders = (): Record<string, string> => ({
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
  'idempotency-key': freshKey(),
})
