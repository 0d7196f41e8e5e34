import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { changeDevice } from './store.ts'

/** After a right code: the slips of many honest people in a day are no guessing. */
export async function forgetWrongCodes(tx: Tx, deviceId: string): Promise<Decision<{ deviceId: string }>> {
  await changeDevice(tx.db, deviceId, { wrong_codes: 0 })
  return accepted({ deviceId })
}
