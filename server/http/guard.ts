import type { MiddlewareHandler } from 'hono'
import { limits } from '../../shared/contracts/limits.ts'
import { RefusalError } from './problem.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * No write from another site, whatever its content type: a browser says where a request comes from (Fetch Metadata), and where
 * it does not, the origin must be ours. A paired device sends a bearer token and no cookie, so nothing can be forged for it.
 */
export const refuseCrossSite =
  (publicOrigin: () => string): MiddlewareHandler =>
  async (c, next) => {
    if (!safe.has(c.req.method) && !fromHere(c.req.raw.headers, publicOrigin())) throw new RefusalError('cross_site')
    await next()
  }

function fromHere(headers: Headers, publicOrigin: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  if (origin !== null) return origin === publicOrigin || origin === `http://${headers.get('host')}` || origin === `https://${headers.get('host')}`
  // Neither header: not a browser. Without a cookie there is nothing to ride on.
  return headers.get('cookie') === null
}

const json = /^application\/json(\s*;\s*[\w-]+=[^;]+)*$/i

const mostBytes: Readonly<Record<string, number>> = {
  '/api/network/rehearse': limits.networkBodyBytes,
  '/api/network/changes': limits.networkBodyBytes,
}

/** Bodies are JSON and small. */
export const limitBody: MiddlewareHandler = async (c, next) => {
  if (!safe.has(c.req.method)) {
    const most = mostBytes[c.req.path] ?? limits.bodyBytes
    if (Number(c.req.header('content-length') ?? 0) > most) throw new RefusalError('body_too_large')
    const type = c.req.header('content-type')
    if (type !== undefined && !json.test(type)) throw new RefusalError('unsupported_media_type')
    if (c.req.header('transfer-encoding') !== undefined && (await isLarger(c.req.raw.clone().body, most))) throw new RefusalError('body_too_large')
  }
  await next()
}

/** Reads no further than it must: a body without a length may have no end. */
async function isLarger(body: ReadableStream<Uint8Array> | null, most: number): Promise<boolean> {
  const reader = body?.getReader()
  let bytes = 0
  while (reader && bytes <= most) {
    const { done, value } = await reader.read()
    if (done) return false
    bytes += value.byteLength
  }
  // Not awaited: this copy of the body ends only when the other one does
  reader?.cancel().catch(() => {})
  return bytes > most
}
