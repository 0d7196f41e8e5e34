/** Chance that can be repeated: the same seed makes the same requests. The order in which they meet is the machine's. */
export interface Random {
  readonly seed: number
  /** 0 to `limit` - 1 */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
}

/** Says its seed, so that a race that was lost can be run again: `RACE_SEED` or the run's own `TEST_SEED`. */
export function seededRandom(what: string): Random {
  const given = process.env.RACE_SEED ?? process.env.TEST_SEED
  const random = randomOf(given === undefined ? Date.now() % 1_000_000_000 : Number(given))
  console.log(`${what}: RACE_SEED=${random.seed} repeats the requests`)
  return random
}

/** mulberry32 */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { seed, below, pick: (list) => list[below(list.length)]! }
}
