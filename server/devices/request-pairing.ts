import { limits } from '../../shared/contracts/limits.ts'
import { minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { forgetExpiredPairings, insertDevice } from './store.ts'

export const pairingMinutes = 10

/** A screen that nobody knows yet shows a code and waits for staff to type it. Its token works from the approval on. */
export async function requestPairing(
  tx: Tx,
  kind: 'kiosk' | 'board',
): Promise<Decision<{ deviceId: string; pairingCode: string; expiresAt: number }>> {
  await forgetExpiredPairings(tx.db, tx.now)
  const deviceId = tx.chance.id()
  const pairingCode = tx.chance.digits(limits.pairingDigits)
  const expiresAt = tx.now + pairingMinutes * minute
  await insertDevice(tx.db, {
    id: deviceId,
    kind,
    site_id: null,
    name: '',
    pairing_code: pairingCode,
    pairing_expires_at: expiresAt,
    approved_at: null,
    approved_by: null,
    revoked_at: null,
    paused_until: null,
  })
  return accepted({ deviceId, pairingCode, expiresAt })
}
