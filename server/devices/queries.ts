import type { Device, DeviceSelf } from '../../shared/contracts/devices.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import type { Reader, Row } from '../db/schema.ts'
import type { NetworkModel } from '../network/model.ts'

export const deviceById = (db: Reader, id: string) => db.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst()

export const deviceByCode = (db: Reader, pairingCode: string, now: Instant) =>
  db
    .selectFrom('device')
    .selectAll()
    .where('pairing_code', '=', pairingCode)
    .where('pairing_expires_at', '>', now)
    .where('approved_at', 'is', null)
    .executeTakeFirst()

export interface CodeTries {
  readonly paused: boolean
  readonly wrong: number
}

export async function codeTries(db: Reader, deviceId: string, now: Instant): Promise<CodeTries> {
  const device = await deviceById(db, deviceId)
  return { paused: (device?.paused_until ?? 0) > now, wrong: device?.wrong_codes ?? 0 }
}

export function deviceSelf(device: Row<'device'>, network: NetworkModel, now: Instant): DeviceSelf {
  return {
    id: device.id,
    kind: device.kind,
    state: stateOf(device, now),
    siteId: device.site_id,
    siteName: device.site_id === null ? null : (network.sites.get(device.site_id)?.name ?? null),
  }
}

function stateOf(device: Row<'device'>, now: Instant): DeviceSelf['state'] {
  if (device.revoked_at !== null) return 'revoked'
  if (device.approved_at !== null) return 'paired'
  return (device.pairing_expires_at ?? 0) > now ? 'waiting' : 'expired'
}

/** Paired devices of these sites. */
export async function pairedDevices(db: Reader, network: NetworkModel, siteIds: readonly string[]): Promise<Device[]> {
  if (siteIds.length === 0) return []
  const rows = await db
    .selectFrom('device')
    .selectAll()
    .where('site_id', 'in', siteIds)
    .where('approved_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .orderBy('approved_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    siteId: row.site_id!,
    siteName: network.sites.get(row.site_id!)?.name ?? '',
    name: row.name,
    approvedAt: new Date(row.approved_at!).toISOString(),
  }))
}
