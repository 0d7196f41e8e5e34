import { type Actor, mayLead } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { deviceById } from './queries.ts'
import { changeDevice } from './store.ts'

/** A lost or stolen device opens nothing from now on; its stream ends within five seconds. */
export async function revokeDevice(tx: Tx, actor: Actor, deviceId: string): Promise<Decision<{ deviceId: string }>> {
  const device = await deviceById(tx.db, deviceId)
  if (!device?.site_id || !mayLead(actor, device.site_id)) return refused('not_found')
  await changeDevice(tx.db, deviceId, { revoked_at: tx.now })
  tx.record({ kind: 'deviceRevoked', siteId: device.site_id, deviceId })
  return accepted({ deviceId })
}
