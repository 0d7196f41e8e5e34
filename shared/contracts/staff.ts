import { z } from 'zod'
import { id } from './values.ts'

/** `GET /api/staff/self`: who is signed in, where they may work, and the desk they have open. */
export const staffSelf = z.strictObject({
  staffId: id,
  name: z.string(),
  sites: z.array(
    z.strictObject({
      id,
      name: z.string(),
      role: z.enum(['clerk', 'coordinator', 'administrator']),
      desks: z.array(z.strictObject({ id, label: z.string(), poolName: z.string(), institutionName: z.string() })),
    }),
  ),
  openDesk: z.strictObject({ deskId: id, siteId: id }).nullable(),
})
export type StaffSelf = z.infer<typeof staffSelf>
