import type { MiddlewareHandler } from 'hono'
import type { Edge } from './context.ts'

/** On every answer, streams included. ASVS 3.4: HSTS of a year, no inline script, nobody frames us. */
const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/**
 * Set on the socket's answer before anything writes to it, so that pages, problems, assets and streams all carry them; what a
 * route sets itself (`cache-control`) goes before.
 */
export const setSecurityHeaders: MiddlewareHandler<Edge> = async (c, next) => {
  const { outgoing } = c.env
  for (const [name, value] of Object.entries(securityHeaders)) outgoing.setHeader(name, value)
  outgoing.setHeader('x-request-id', c.get('requestId'))
  if (c.req.path.startsWith('/api/')) outgoing.setHeader('cache-control', 'no-store')
  await next()
}
