/** How often each whole number came: of minutes, of days. The last place holds whatever is longer. */
export type Spread = Uint32Array

/** Where the bars of a distribution begin, in minutes of waiting and in days from booking to visit; the last has no end. */
export const waitEdges = [0, 5, 10, 20, 30, 45, 60, 90] as const
export const dayEdges = [0, 1, 4, 8, 15, 31] as const

export const newSpread = (longest: number): Spread => new Uint32Array(longest + 1)

export function countIn(spread: Spread, value: number): void {
  const place = Math.min(Math.max(0, value), spread.length - 1)
  spread[place] = spread[place]! + 1
}

/** One count for each edge: from it to the next. */
export function binned(spread: Spread, edges: readonly number[]): number[] {
  return edges.map((edge, index) => sizeOf(spread.subarray(edge, edges[index + 1])))
}

/** The least number at or below which `share` of them lie: 0.5 for the median. Null when there are none. */
export function quantile(spread: Spread, share: number): number | null {
  const wanted = sizeOf(spread) * share
  if (wanted === 0) return null
  let seen = 0
  return spread.findIndex((count) => {
    seen += count
    return seen >= wanted
  })
}

export const sizeOf = (spread: Spread): number => spread.reduce((sum, count) => sum + count, 0)
