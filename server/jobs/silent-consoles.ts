import { minute } from '../../shared/domain/cells.ts'
import { silentMs } from '../../shared/domain/ticket.ts'
import type { AppDeps } from '../deps.ts'
import { giveBack } from '../desks/session/give-back.ts'
import { silentDesks } from '../desks/session/store.ts'

const lookEveryMs = minute / 2

export interface SilentConsoles {
  look(): Promise<void>
  stop(): void
}

/** Takes the ticket back from consoles that have died. Nobody could be heard while the server was away: silence counts from its start. */
export function watchConsoles({ clock, database, transact, log }: Pick<AppDeps, 'clock' | 'database' | 'transact' | 'log'>): SilentConsoles {
  const startedAt = clock.now()
  const stop = clock.every(lookEveryMs, () => void look())
  return { look, stop }

  async function look() {
    if (clock.now() - startedAt <= silentMs) return
    try {
      for (const { desk_id } of await silentDesks(database.reader, clock.now() - silentMs)) await transact((tx) => giveBack(tx, desk_id))
    } catch (error) {
      log.error({ err: error }, 'silent consoles could not be looked for')
    }
  }
}
