import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { WaitEstimate } from '../../shared/domain/wait.ts'
import type { Tx } from '../db/transact.ts'
import { noteEstimate as keepEstimate } from './store.ts'

/** Keeps the first estimate that was shown: figures compare it with what came. */
export async function noteEstimate(tx: Tx, ticketId: string, estimate: WaitEstimate): Promise<Decision<{ ticketId: string }>> {
  if (estimate.kind === 'range') {
    await keepEstimate(tx.db, ticketId, {
      estimate_low_minutes: estimate.lowMinutes,
      estimate_high_minutes: estimate.highMinutes,
      promised_at: estimate.notLaterThan,
    })
  }
  return accepted({ ticketId })
}
