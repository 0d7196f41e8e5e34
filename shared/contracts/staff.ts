import { z } from 'zod'
import { roles } from '../domain/actor.ts'
import { limits } from './limits.ts'
import { email, id } from './values.ts'

/** `POST /api/auth/sign-in/email`. Refusals: wrong_sign_in, which does not tell whether the address is known, too_many_requests. */
export const signInRequest = z.strictObject({ email, password: z.string().min(1).max(limits.password) })
/** The session itself is a cookie that no script can read. */
export const signedIn = z.strictObject({ staffId: id })
export const signedOut = z.strictObject({})

/** `GET /api/staff/self`: who is signed in, where they may work, and the desk they have open. */
export const staffSelf = z.strictObject({
  staffId: id,
  name: z.string(),
  /** the role for the network as a whole, null for none */
  overall: z.enum(roles).nullable(),
  /** the interpreter or professional they are */
  resourceId: id.nullable(),
  sites: z.array(
    z.strictObject({
      id,
      name: z.string(),
      areaName: z.string(),
      /** the strongest that they have there */
      role: z.enum(roles),
      /** those at which they may serve; `mayChoose`: and call somebody out of turn */
      desks: z.array(z.strictObject({ id, label: z.string(), poolName: z.string(), institutionName: z.string(), mayChoose: z.boolean() })),
    }),
  ),
  openDesk: z.strictObject({ deskId: id, siteId: id }).nullable(),
})
export type StaffSelf = z.infer<typeof staffSelf>
