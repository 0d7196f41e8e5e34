/** A count that is shown beside the counts it is the sum of: their places in the list of all counts. */
export interface Sum {
  readonly total: number
  readonly parts: readonly number[]
}

/** Counts from 1 to 4 are never shown: who sees them may know who it was. */
export const fewestShown = 5

/**
 * Which of the counts that are published together must be hidden, so that no hidden one follows from those that are shown by
 * subtraction along any of `sums`. Zero says nothing of anybody and stays. Beside a small count the next smallest part is
 * hidden too, until those hidden are at least two, make at least 5 together, and are not all ones; where no part is left, the
 * total. What two publications tell when they are subtracted from one another is not looked at.
 */
export function hiddenCounts(counts: readonly number[], sums: readonly Sum[]): boolean[] {
  const hidden = counts.map((count) => count > 0 && count < fewestShown)
  let changed = true
  while (changed) {
    changed = false
    for (const sum of sums) {
      const next = nextToHide(counts, sum, hidden)
      if (next === null) continue
      hidden[next] = true
      changed = true
    }
  }
  return hidden
}

function nextToHide(counts: readonly number[], { total, parts }: Sum, hidden: readonly boolean[]): number | null {
  const unseen = parts.filter((part) => hidden[part])
  if (hidden[total] ? unseen.length > 0 : isAmbiguous(unseen.map((part) => counts[part]!))) return null
  return (
    smallest(
      counts,
      parts.filter((part) => !hidden[part] && counts[part]! > 0),
    ) ?? (hidden[total] ? null : total)
  )
}

/** Nobody can tell them apart who knows their sum, and that each of them is at least 1. */
function isAmbiguous(unseen: readonly number[]): boolean {
  if (unseen.length === 0) return true
  const sum = unseen.reduce((all, count) => all + count, 0)
  return unseen.length > 1 && sum >= fewestShown && sum > unseen.length
}

function smallest(counts: readonly number[], places: readonly number[]): number | null {
  return places.reduce<number | null>((least, place) => (least === null || counts[place]! < counts[least]! ? place : least), null)
}
