import type { Context } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Edge } from './context.ts'
import { RefusalError } from './problem.ts'

export interface Limiter {
  /** counts one try by address and one by what is tried; either may run out, whatever the other does */
  take(c: Context<Edge>, subject: string): Promise<void>
}

/** Two independent buckets. Libraries and reception centres share one address, so that one is ten times larger. */
export function createLimiter({ points, seconds }: { points: number; seconds: number }): Limiter {
  const bySubject = new RateLimiterMemory({ points, duration: seconds })
  const byAddress = new RateLimiterMemory({ points: points * 10, duration: seconds })
  return {
    async take(c, subject) {
      try {
        await bySubject.consume(subject)
        await byAddress.consume(networkOf(c.get('address')))
      } catch {
        throw new RefusalError('too_many_requests')
      }
    },
  }
}

/** An IPv6 household is a /64. */
const networkOf = (address: string): string => (address.includes(':') ? address.split(':').slice(0, 4).join(':') : address)
