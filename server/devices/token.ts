import type { Actor } from '../../shared/domain/actor.ts'
import type { Reader } from '../db/schema.ts'
import type { Tokens } from '../deps.ts'
import { deviceById } from './queries.ts'

/** The device whose token the request carries, approved or not; null for none or a forged one. */
export function bearerOf(headers: Headers, tokens: Tokens): string | null {
  const bearer = /^Bearer ([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,64})$/.exec(headers.get('authorization') ?? '')
  const [, deviceId = '', token = ''] = bearer ?? []
  return bearer && tokens.fits('device', deviceId, token) ? deviceId : null
}

/** A paired device as an actor: looked up for each request, so that a revoked one is nobody at once. */
export async function deviceActor(db: Reader, headers: Headers, tokens: Tokens): Promise<Extract<Actor, { kind: 'device' }> | null> {
  const deviceId = bearerOf(headers, tokens)
  const device = deviceId && (await deviceById(db, deviceId))
  if (!device || device.approved_at === null || device.revoked_at !== null || device.site_id === null) return null
  return { kind: 'device', deviceId: device.id, use: device.kind, siteId: device.site_id, printer: device.printer === 1 }
}
