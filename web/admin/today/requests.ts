import type { NetworkChange, Touched } from '../../../shared/contracts/network-changes.ts'
import { closedEarly, type DrawnException, type DrawnWindow } from '../../../shared/domain/close-early.ts'
import type { UnavailabilityReason } from '../../../shared/domain/unavailability.ts'
import { write } from '../../kit/api.ts'
import { makeChange, readPart, rehearse } from '../part/requests.ts'
import type { Act } from './act.ts'

interface Wish {
  readonly who: { resourceId: string } | { poolId: string; units: number | 'all' }
  readonly from?: string
  readonly to?: string
  readonly reason: Exclude<UnavailabilityReason, 'calendar'>
}

/** Somebody, or so many places of a pool, cannot be had for a while. */
export const cannotBeHad = (wish: Wish, said: string): Act => ({
  said,
  rehearse: () => write<Touched>('/api/unavailability/rehearse', wish),
  make: (seal) => write('/api/unavailability', { ...wish, seal }),
})

interface SitePart {
  readonly hours: readonly DrawnWindow[]
  readonly exceptions: readonly DrawnException[]
}

/** The site closes today at `time`. Read anew each time, so that nobody's change of the site is lost. */
export function closesEarly(siteId: string, day: string, time: string, reason: string, said: string): Act {
  let change: NetworkChange | null = null
  return {
    said,
    async rehearse() {
      const { version, value } = await readPart<SitePart>('site', siteId)
      const exceptions = closedEarly(value.hours, value.exceptions, day, time, reason)
      change = { kind: 'site', id: siteId, base: version, value: { ...value, exceptions } } as NetworkChange
      return rehearse(change)
    },
    make: (seal) => makeChange(change!, seal),
  }
}

export const isHereAgain = (unavailabilityId: string): Promise<unknown> => write(`/api/unavailability/${unavailabilityId}/end`)

export type SilentEnd = 'giveBack' | 'finish'

export const endsSilent = (deskId: string, stepId: string, end: SilentEnd): Promise<unknown> =>
  write(`/api/desks/${deskId}/end-silent`, { stepId, end })
