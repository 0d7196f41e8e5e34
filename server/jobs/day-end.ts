import { minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { localDay } from '../../shared/domain/opening.ts'
import type { AppDeps } from '../deps.ts'
import type { SiteModel } from '../network/model.ts'
import { eraseOutlived, truncateLog } from '../privacy/erase-store.ts'
import { endExtra } from '../resources/end-extra.ts'
import { closeDay } from '../tickets/close-day.ts'

const lookEveryMs = minute

export interface DayEnd {
  /** ends all days that are over; for a start after a night switched off */
  run(): Promise<void>
  stop(): void
}

/** After each site's own midnight, and at the start for nights that were missed. */
export function createDayEnd(
  deps: Pick<AppDeps, 'clock' | 'network' | 'reloadNetwork' | 'transact' | 'database' | 'log'>,
  onNewDay: () => void = () => {},
): DayEnd {
  const { clock, network, reloadNetwork, transact, database, log } = deps
  const ended = new Map<string, string>()
  let running = false
  const stop = clock.every(lookEveryMs, () => {
    if (running) return
    running = true
    void run()
      .catch((error) => log.error({ err: error }, 'the day could not be ended'))
      .finally(() => {
        running = false
      })
  })
  return { run, stop }

  async function run() {
    let newDay = false
    // Also a site that has been taken away had a last day
    for (const site of [...network().sites.values(), ...network().former.sites.values()]) {
      const today = localDay(site.zone, clock.now())
      if (ended.get(site.id) === today) continue
      // One site that cannot be ended now is tried again in a minute, and keeps no other from its night
      const done = await endDay(site, today).catch((error) => {
        log.error({ err: error, site: site.id }, 'the day of a site could not be ended')
        return refused('busy')
      })
      if (!done.ok) continue
      ended.set(site.id, today)
      newDay = true
    }
    if (!newDay) return
    const erased = await transact(async (tx) => accepted(await eraseOutlived(tx.db, tx.now)))
    if (!erased.ok) ended.clear()
    if (database.engine === 'sqlite') await truncateLog(database.writer)
    onNewDay()
  }

  // Two transactions: everybody else takes the network's turn before that of a queue
  async function endDay(site: SiteModel, today: string): Promise<Decision<unknown>> {
    const closed = await transact((tx) => closeDay(tx, site, today))
    if (!closed.ok) return closed
    const retired = await transact((tx) => endExtra(tx, site, today))
    // At the start nobody listens yet, and what was there for that day would still be offered
    if (retired.ok && retired.value > 0) await reloadNetwork()
    return retired
  }
}
