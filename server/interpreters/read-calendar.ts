import { lookup } from 'node:dns'
import { get as getHttp, type IncomingMessage } from 'node:http'
import { get as getHttps } from 'node:https'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'
import type { FeedProblem } from '../../shared/contracts/interpreters.ts'

export type CalendarText = { readonly text: string } | { readonly problem: FeedProblem }

/** A busy year of a busy person is below half a megabyte. */
const mostBytes = 2_000_000
const patienceMs = 10_000
const mostRedirects = 3

/**
 * Reads a calendar from outside. The address is somebody's own words, so nothing of our net can be asked through it: https alone,
 * no private address, also behind a redirect or a name that changes its mind, not more than two megabytes, ten seconds in all.
 * `trustedHosts` are those of one's own net that may be asked all the same, in plain http too.
 */
export async function readCalendar(url: string, trustedHosts: readonly string[]): Promise<CalendarText> {
  const signal = AbortSignal.timeout(patienceMs)
  let address = url
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const target = targetOf(address, trustedHosts)
    if (!target) return { problem: 'feed_address_refused' }
    const answer = await ask(target, signal).catch((error) => ({ problem: problemOf(error) }))
    if ('problem' in answer) return answer
    const { statusCode = 0, headers } = answer
    if (statusCode < 300 || statusCode >= 400 || !headers.location) return textIn(answer)
    answer.destroy()
    const next = URL.parse(headers.location, target.url)
    if (!next) return { problem: 'feed_unreachable' }
    address = next.href
  }
  return { problem: 'feed_unreachable' }
}

interface Target {
  readonly url: URL
  readonly trusted: boolean
}

function targetOf(address: string, trustedHosts: readonly string[]): Target | null {
  // webcal: is how calendar programs write it
  const url = URL.parse(address.replace(/^webcals?:/i, 'https:'))
  if (!url || url.username || url.password) return null
  const trusted = trustedHosts.includes(url.host) || trustedHosts.includes(url.hostname)
  if (trusted) return url.protocol === 'https:' || url.protocol === 'http:' ? { url, trusted } : null
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  const isPrivate = isIP(literal) !== 0 && isOurs(literal)
  return url.protocol === 'https:' && !isPrivate && (url.port === '' || url.port === '443') ? { url, trusted } : null
}

class PrivateAddressError extends Error {}

const ask = ({ url, trusted }: Target, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? getHttps : getHttp
    const options = { signal, headers: { accept: 'text/calendar', 'user-agent': 'Sportello' }, ...(trusted ? {} : { lookup: lookupPublic }) }
    get(url, options, resolve).on('error', reject)
  })

/** The address that is connected to is the one that was looked at: a name cannot answer twice. */
const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0)
    const open = addresses.filter(({ address }) => !isOurs(address))
    const first = open[0]
    if (!first || open.length < addresses.length) return done(new PrivateAddressError(hostname), '', 0)
    if (options.all) return (done as unknown as (error: null, all: typeof open) => void)(null, open)
    return done(null, first.address, first.family)
  })
}

const ours = new BlockList()
for (const [net, bits] of [
  ...[
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
  ],
  ...[
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ],
] as [string, number][])
  ours.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as [string, number][])
  ours.addSubnet(net, bits, 'ipv6')

function isOurs(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return ours.check(mapped, 'ipv4')
  return isIPv6(address) ? ours.check(address, 'ipv6') || /^::ffff:/i.test(address) : ours.check(address, 'ipv4')
}

async function textIn(answer: IncomingMessage): Promise<CalendarText> {
  if (answer.statusCode !== 200) {
    answer.destroy()
    return { problem: 'feed_unreachable' }
  }
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > mostBytes) {
        answer.destroy()
        return { problem: 'feed_too_large' }
      }
      chunks.push(chunk)
    }
  } catch {
    return { problem: 'feed_unreachable' }
  }
  return { text: Buffer.concat(chunks).toString('utf8') }
}

const problemOf = (error: unknown): FeedProblem => (error instanceof PrivateAddressError ? 'feed_address_refused' : 'feed_unreachable')
