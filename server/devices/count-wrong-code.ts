import { limits } from '../../shared/contracts/limits.ts'
import { minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { addWrongCode, changeDevice } from './store.ts'

/** Five wrong codes with no right one between them, then the kiosk pauses: nine digits are not for guessing. */
export async function countWrongCode(tx: Tx, deviceId: string): Promise<Decision<{ paused: boolean }>> {
  const paused = (await addWrongCode(tx.db, deviceId)) >= limits.codeTries
  if (paused) await changeDevice(tx.db, deviceId, { wrong_codes: 0, paused_until: tx.now + limits.codePauseMinutes * minute })
  return accepted({ paused })
}
