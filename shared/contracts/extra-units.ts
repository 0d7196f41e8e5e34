import { z } from 'zod'
import { id } from './values.ts'

/**
 * `POST /api/sites/{siteId}/extra-units/rehearse`: what one more desk of this pool would gain today; nothing is changed.
 * `POST /api/sites/{siteId}/extra-units`: opens it, until the end of the day. Refusals: not_found.
 */
export const extraUnitRequest = z.strictObject({ poolId: id })
export const extraUnitGain = z.strictObject({
  /** were to be planned anew, have not been told, and get their time back */
  restored: z.int(),
  /**
   * `places`: how many appointments of today fit in it, one after the other; 0 where the desk is not all it takes, but for an
   * interpreter. `before` and `after`: free starts of today, without it and with it.
   */
  services: z.array(z.strictObject({ serviceId: id, serviceName: z.string(), places: z.int(), before: z.int(), after: z.int() })),
})
export type ExtraUnitGain = z.infer<typeof extraUnitGain>
