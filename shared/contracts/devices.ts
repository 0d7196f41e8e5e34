import { z } from 'zod'
import { limits } from './limits.ts'
import { id, instant, text } from './values.ts'

/** A device asks to be paired and shows `pairingCode` (8 digits, valid 10 minutes) on its screen; `token` works once staff have approved it. */
export const pairingRequest = z.strictObject({ kind: z.enum(['kiosk', 'board']) })
export const pairing = z.strictObject({ deviceId: id, token: z.string(), pairingCode: z.string(), expiresAt: instant })
export type Pairing = z.infer<typeof pairing>

/** `GET /api/devices/self` with the token. */
export const deviceSelf = z.strictObject({
  id,
  kind: z.enum(['kiosk', 'board']),
  state: z.enum(['waiting', 'paired', 'expired', 'revoked']),
  siteId: id.nullable(),
  siteName: z.string().nullable(),
})
export type DeviceSelf = z.infer<typeof deviceSelf>

/** Staff type the code they read on the device: first a look at what it is, then the approval for one of their sites. */
export const pairingCode = z
  .string()
  .max(12)
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{8}$/))
export const lookRequest = z.strictObject({ pairingCode })
export const looked = z.strictObject({ deviceId: id, kind: z.enum(['kiosk', 'board']) })
export const approveRequest = z.strictObject({
  pairingCode,
  siteId: id,
  name: text(limits.name).pipe(z.string().min(1)),
  /** a kiosk with a printer for 80 mm slips; without one it shows number and QR only */
  printer: z.boolean().default(false),
})
export const device = z.strictObject({
  id,
  kind: z.enum(['kiosk', 'board']),
  siteId: id,
  siteName: z.string(),
  name: z.string(),
  approvedAt: instant,
})
export const deviceList = z.strictObject({ devices: z.array(device) })
export type Device = z.infer<typeof device>
