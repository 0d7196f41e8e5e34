/**
 * Seats that different resources must fill, where a resource may be an option of several seats: a bipartite matching by
 * augmenting paths (Kuhn). Made once, asked for many starts: it allocates nothing for `isPossible`.
 */
export interface Seating {
  /** Whether every seat can be filled at once. */
  isPossible(): boolean
  /** For each seat the position of its option: the first in order with which all later seats can still be filled; else null. */
  first(): number[] | null
}

/**
 * `options[seat]` are the resources that could take a seat, in order of preference, as numbers from 0.
 * `isFree(seat, position)` says whether the option at that position can take the seat now.
 */
export function createSeating(options: readonly (readonly number[])[], isFree: (seat: number, position: number) => boolean): Seating {
  const resources = options.reduce((most, seat) => seat.reduce((a, b) => Math.max(a, b + 1), most), 0)
  const seatOf = new Int32Array(resources)
  const visited = new Uint8Array(resources)
  const pinned = new Uint8Array(resources)

  function isPossible(): boolean {
    pinned.fill(0)
    return canFillFrom(0)
  }

  function first(): number[] | null {
    if (!isPossible()) return null
    return options.map((_, seat) => pinFirst(seat))
  }

  function pinFirst(seat: number): number {
    return options[seat]!.findIndex((resource, position) => {
      if (pinned[resource] || !isFree(seat, position)) return false
      pinned[resource] = 1
      const fits = canFillFrom(seat + 1)
      if (!fits) pinned[resource] = 0
      return fits
    })
  }

  function canFillFrom(seat: number): boolean {
    seatOf.fill(nobody)
    for (let next = seat; next < options.length; next++) {
      visited.set(pinned)
      if (!canSeat(next)) return false
    }
    return true
  }

  function canSeat(seat: number): boolean {
    const own = options[seat]!
    for (let position = 0; position < own.length; position++) {
      const resource = own[position]!
      if (visited[resource] || !isFree(seat, position)) continue
      visited[resource] = 1
      if (seatOf[resource] !== nobody && !canSeat(seatOf[resource]!)) continue
      seatOf[resource] = seat
      return true
    }
    return false
  }

  return { isPossible, first }
}

const nobody = -1
