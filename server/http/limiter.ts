import { isIPv6 } from 'node:net'
import type { Context } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Edge } from './context.ts'
import { RefusalError } from './problem.ts'

export interface Limiter {
  /** counts one try of this subject and one from this address: `too_many_requests` when either has run out */
  take(c: Context<Edge>, subject: string): Promise<void>
  /** counts nothing, and refuses where nothing is left: for what only a wrong try is counted */
  check(c: Context<Edge>, subject: string): Promise<void>
}

/** Two buckets. Libraries and reception centres share one address, so that one is ten times larger. */
export function createLimiter({ points, seconds }: { points: number; seconds: number }): Limiter {
  const bySubject = new RateLimiterMemory({ points, duration: seconds })
  const byAddress = new RateLimiterMemory({ points: points * 10, duration: seconds })
  const has = async (bucket: RateLimiterMemory, key: string) => ((await bucket.get(key))?.remainingPoints ?? 1) > 0
  return {
    async check(c, subject) {
      const left = (await has(bySubject, subject)) && (await has(byAddress, networkOf(c.get('address'))))
      if (!left) throw new RefusalError('too_many_requests')
    },
    async take(c, subject) {
      const address = c.get('address')
      // This machine itself, or a proxy on it that nobody has declared: it says nothing about who asks
      const taken = await Promise.allSettled([bySubject.consume(subject), ...(isLoopback(address) ? [] : [byAddress.consume(networkOf(address))])])
      if (taken.some((each) => each.status === 'rejected')) throw new RefusalError('too_many_requests')
    },
  }
}

export const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1'

/** An IPv6 household is a /64. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const start = head === '' ? [] : head.split(':')
  const end = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - start.length - end.length
  return [...start, ...Array<string>(Math.max(0, zeros)).fill('0'), ...end].slice(0, 4).join(':')
}
