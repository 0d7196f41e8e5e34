import { connect } from 'node:tls'
import type { Instant } from '../../../shared/domain/cells.ts'
import type { Config } from '../../config.ts'
import { bad, type Finding, ok, warn } from './finding.ts'

/** Where people reach it: TLS but on this machine, a certificate that lasts, a server behind it. */
export async function address({ publicUrl }: Config, now: Instant): Promise<Finding[]> {
  const url = new URL(publicUrl)
  if (url.protocol === 'http:' && !isLocal(url.hostname))
    return [
      bad('address', `${publicUrl} is not encrypted: browsers keep no sign-in`, 'Put a proxy with TLS before it and set PUBLIC_URL to https://…'),
    ]
  return [await answers(publicUrl), ...(url.protocol === 'https:' ? [await certificate(url, now)] : [])]
}

const isLocal = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host)

async function answers(publicUrl: string): Promise<Finding> {
  const what = 'address'
  try {
    const { ok: well, status } = await fetch(`${publicUrl}/readyz`, { signal: AbortSignal.timeout(3000) })
    return well
      ? ok(what, `${publicUrl} answers and is ready`)
      : warn(what, `${publicUrl}/readyz answers ${status}`, 'Is the proxy sending to the right port, and the database there?')
  } catch (error) {
    const reason = String((error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name)
    return warn(
      what,
      `${publicUrl} does not answer (${reason})`,
      'Fine while the server is stopped; else look at PUBLIC_URL, the proxy and the certificate.',
    )
  }
}

const day = 86_400_000

function certificate({ hostname, port }: URL, now: Instant): Promise<Finding> {
  const what = 'certificate'
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 443), servername: hostname, rejectUnauthorized: false, timeout: 3000 }, () => {
      const left = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - now) / day)
      const found = `valid for ${left} more days`
      if (left < 0) resolve(bad(what, `ran out ${-left} days ago`, 'Renew it now: browsers refuse the site.'))
      else if (left < 14) resolve(warn(what, found, 'Renew it; a proxy such as Caddy does it by itself.'))
      else if (!socket.authorized)
        resolve(
          warn(
            what,
            `${found}, but this machine does not trust it (${socket.authorizationError})`,
            'Each machine needs the root of the local network: docs/operations.md.',
          ),
        )
      else resolve(ok(what, found))
      socket.destroy()
    })
    const missing = () => resolve(warn(what, 'could not be looked at', 'Fine while the proxy is stopped.'))
    socket.on('error', missing).on('timeout', () => socket.destroy(new Error('timeout')))
  })
}

/** Behind a proxy that is not declared, all visitors are one to the limits. */
export function proxies({ host, publicUrl, trustedProxies }: Config): Finding {
  const isBehind = !isLocal(new URL(publicUrl).hostname) && ['127.0.0.1', 'localhost', '::1'].includes(host)
  if (isBehind && trustedProxies.length === 0)
    return warn(
      'proxies',
      'none declared, though one must be there',
      'Set TRUSTED_PROXIES=127.0.0.1, or the address of the proxy: else limits count all visitors as one.',
    )
  return ok('proxies', trustedProxies.join(', ') || 'none')
}
