import type { Interval } from './cells.ts'
import { holds } from './intervals.ts'

/** Somebody who needs one of several places that are as good as each other. */
export interface Seat {
  readonly visit: Interval
  /** the visit with its buffers: what nobody else may have of the place */
  readonly taken: Interval
  /** the place it has; null for one without */
  readonly has: string | null
}

export interface Place {
  readonly resourceId: string
  /** when it can be had */
  readonly windows: readonly Interval[]
}

/**
 * Deals the places anew, in order of time, each keeping its own where it can; null when they are too few. Where all places can
 * be had all the time this finds a deal whenever there is one: as many places as seats at the busiest instant are enough.
 */
export function dealtAnew(seats: readonly Seat[], places: readonly Place[]): string[] | null {
  const freeFrom = new Map(places.map((place) => [place.resourceId, Number.NEGATIVE_INFINITY]))
  const dealt: string[] = seats.map(() => '')
  const inOrder = seats.map((seat, at) => ({ seat, at })).sort((one, other) => one.seat.taken.from - other.seat.taken.from)
  for (const { seat, at } of inOrder) {
    const free = places.filter((place) => freeFrom.get(place.resourceId)! <= seat.taken.from && holds(place.windows, seat.visit))
    const place = free.find(({ resourceId }) => resourceId === seat.has) ?? free[0]
    if (!place) return null
    dealt[at] = place.resourceId
    freeFrom.set(place.resourceId, seat.taken.to)
  }
  return dealt
}

/** Of those who have the places now, whoever stands in the way of `wanted`, or of somebody who does, and so on. */
export function entangledWith<Taking extends { readonly taken: Interval }>(wanted: Interval, others: readonly Taking[]): Taking[] {
  const found = new Set<Taking>()
  let reach = wanted
  for (;;) {
    const more = others.filter((other) => !found.has(other) && other.taken.from < reach.to && reach.from < other.taken.to)
    if (more.length === 0) return others.filter((other) => found.has(other))
    for (const each of more) found.add(each)
    reach = { from: Math.min(reach.from, ...more.map(({ taken }) => taken.from)), to: Math.max(reach.to, ...more.map(({ taken }) => taken.to)) }
  }
}
