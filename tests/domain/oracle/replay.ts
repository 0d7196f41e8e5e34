import type { Parameters } from 'fast-check'

/** `FC_SEED=… vitest run …` repeats the run whose seed a failure printed. */
export function runs<T>(numRuns: number): Parameters<T> {
  const seed = process.env.FC_SEED
  return seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) }
}

/** Milliseconds that a test of thousands of runs may take on a busy machine. */
export const patience = 120_000

/** For a control that must fail: the first failure is enough, nobody reads its smallest form. */
export const controlRuns = <T>(numRuns: number): Parameters<T> => ({ ...runs<T>(numRuns), endOnFailure: true })
