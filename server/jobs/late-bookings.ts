import { accepted } from '../../shared/domain/decision.ts'
import type { HappenedEvent } from '../../shared/domain/events.ts'
import type { PlanScope } from '../appointments/replan-store.ts'
import { touchAppointments } from '../appointments/touch.ts'
import type { AppDeps } from '../deps.ts'
import { type NetworkModel, offers } from '../network/model.ts'

export interface LateBookings {
  /** the network has changed, and this process has read it again */
  changed(events: readonly HappenedEvent[]): void
  stop(): void
}

/** Bookings that were under way beside the change have come to their end. */
const settledMs = 1000

/**
 * On PostgreSQL a booking and a change can run side by side: each looks, neither sees the other, both commit. A lock would make
 * every booking wait for it; instead whatever a change concerns is looked at once more, and what was booked beside it is dealt
 * anew like the rest.
 */
export function watchLateBookings(deps: Pick<AppDeps, 'clock' | 'network' | 'transact' | 'log'>): LateBookings {
  let waiting: HappenedEvent[] = []
  let stop: (() => void) | null = null
  return {
    changed(events) {
      waiting.push(...events.filter((event) => event.kind === 'networkChanged'))
      stop ??= deps.clock.after(settledMs, () => void look())
    },
    stop: () => stop?.(),
  }

  async function look() {
    const events = waiting
    waiting = []
    stop = null
    await deps
      .transact(async (tx) => {
        const scope = scopeOf(events, tx.network, tx.now)
        if (scope) await touchAppointments(tx, tx.network, scope)
        return accepted(null)
      })
      .catch((error) => deps.log.error({ err: error }, 'bookings made during a change of the network were not looked at'))
  }
}

function scopeOf(events: readonly HappenedEvent[], network: NetworkModel, now: number): PlanScope | null {
  // Its time zone may be another
  if (events.some((event) => event.code === 'network')) return { from: now }
  const siteIds = new Set(events.flatMap((event) => (event.code === 'service' ? sitesWith(network, event.partId) : (event.siteId ?? []))))
  const resourceIds = new Set(events.flatMap((event) => event.resourceId ?? []))
  return siteIds.size + resourceIds.size === 0 ? null : { siteIds, resourceIds, from: now }
}

/** A service that is gone may be booked anywhere. */
function sitesWith(network: NetworkModel, serviceId: string | undefined): string[] {
  const sites = [...network.sites.values()]
  const known = serviceId !== undefined && network.services.has(serviceId)
  return sites.filter((site) => !known || offers(site, serviceId)).map((site) => site.id)
}
