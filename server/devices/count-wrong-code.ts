import { limits } from '../../shared/contracts/limits.ts'
import { minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { deviceById } from './queries.ts'
import { changeDevice } from './store.ts'

/** Five wrong codes, then the kiosk pauses: nine digits are not for guessing. */
export async function countWrongCode(tx: Tx, deviceId: string): Promise<Decision<{ paused: boolean }>> {
  const device = await deviceById(tx.db, deviceId)
  const wrong = (device?.wrong_codes ?? 0) + 1
  const paused = wrong >= limits.codeTries
  await changeDevice(tx.db, deviceId, {
    wrong_codes: paused ? 0 : wrong,
    paused_until: paused ? tx.now + limits.codePauseMinutes * minute : (device?.paused_until ?? null),
  })
  return accepted({ paused })
}
