/** A B A B …: on a shared machine each pair of neighbours has had the same weather. */
export async function interleaved<A, B>(count: number, first: () => Promise<A>, second: () => Promise<B>): Promise<readonly [A[], B[]]> {
  const firsts: A[] = []
  const seconds: B[] = []
  for (let round = 0; round < count; round++) {
    firsts.push(await first())
    seconds.push(await second())
  }
  return [firsts, seconds]
}

export const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((one, other) => one - other),
    0.5,
  )

/** Of ascending values; the nearest rank, so that a p99 is something that has happened. */
export const quantile = (ascending: ArrayLike<number>, share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.max(0, Math.ceil(share * ascending.length) - 1))] ?? Number.NaN
