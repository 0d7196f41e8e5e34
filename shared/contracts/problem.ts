import { z } from 'zod'
import { refusalCodes } from './refusal.ts'
import { slot } from './slots.ts'
import { day, time } from './values.ts'

/**
 * RFC 9457. `code` is of the closed list and stays; `title` and `detail` are texts in the language of the request:
 * what happened, and what can be done now. `request` names the request in the log.
 */
export const problem = z.strictObject({
  type: z.string(),
  status: z.int(),
  code: z.enum(refusalCodes),
  title: z.string(),
  detail: z.string(),
  request: z.string(),
  /** `invalid_input`, `network_invalid`: which fields, as paths of the body or the part, and what was expected; `still_in_use`: by what */
  fields: z
    .array(
      z.strictObject({
        path: z.string(),
        expected: z.string(),
        /** what is wrong there, in the language of the request */
        text: z.string().optional(),
      }),
    )
    .optional(),
  /** `slot_gone`: the next three starts that are still free */
  alternatives: z.array(slot).optional(),
  /** `too_early`, `too_late`, `wrong_site` for the right code: when and where the appointment is, for somebody who could not be told of a new time */
  appointment: z.strictObject({ day, time, siteName: z.string() }).optional(),
})
export type Problem = z.infer<typeof problem>
