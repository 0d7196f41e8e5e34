import type { AppDeps } from '../deps.ts'

export interface Rounds {
  /** there may be something: look now */
  wake(): void
  /** ends after the round that is under way */
  close(): Promise<void>
}

const lookEveryMs = 30_000

/** Runs `round` when woken and every half minute, one at a time; once more where somebody woke it meanwhile. */
export function createRounds({ clock, log }: Pick<AppDeps, 'clock' | 'log'>, round: (isClosed: () => boolean) => Promise<void>): Rounds {
  let running: Promise<void> | null = null
  let again = false
  let closed = false
  const stop = clock.every(lookEveryMs, wake)
  return {
    wake,
    async close() {
      closed = true
      stop()
      await running
    },
  }

  function wake() {
    if (closed) return
    if (running) {
      again = true
      return
    }
    running = round(() => closed)
      .catch((error) => log.error({ err: error }, 'mail could not be looked after'))
      .finally(() => {
        running = null
        if (again) {
          again = false
          wake()
        }
      })
  }
}
