import { type Actor, mayLead } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { deviceByCode } from './queries.ts'
import { changeDevice } from './store.ts'

export interface Approval {
  readonly pairingCode: string
  readonly siteId: string
  readonly name: string
  readonly printer: boolean
}

/** Pairs the device that shows this code with a site of whoever approves it. */
export async function approveDevice(tx: Tx, actor: Actor, approval: Approval): Promise<Decision<{ deviceId: string }>> {
  if (actor.kind !== 'staff' || !mayLead(actor, approval.siteId)) return refused('not_found')
  const device = await deviceByCode(tx.db, approval.pairingCode, tx.now)
  if (!device) return refused('pairing_expired')
  await changeDevice(tx.db, device.id, {
    site_id: approval.siteId,
    name: approval.name,
    printer: Number(approval.printer),
    approved_at: tx.now,
    approved_by: actor.staffId,
    pairing_code: null,
    pairing_expires_at: null,
  })
  tx.record({ kind: 'devicePaired', siteId: approval.siteId, deviceId: device.id })
  return accepted({ deviceId: device.id })
}
