/** The same order in every run. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const mixed = [...values]
  const next = repeatable(seed)
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
  }
  return mixed
}

/** Park and Miller: good enough to spread things, and the same everywhere. */
function repeatable(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}
