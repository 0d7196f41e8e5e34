import { z } from 'zod'
import { boardDoor } from './doors.ts'
import { ticketFace } from './tickets.ts'
import { id, instant, time } from './values.ts'

/**
 * What a waiting room may see, and all it may see: number, desk, whether it is being called or served, and when.
 * Never a name, a service or a language that belongs to a person.
 */
export const boardCall = z.strictObject({
  id,
  face: ticketFace,
  desk: z.string(),
  status: z.enum(['called', 'serving']),
  calledAt: instant,
  /** counts recalls: a change chimes again */
  calls: z.int(),
})
export const board = z.strictObject({
  version: z.string(),
  siteName: z.string(),
  /** of a mobile unit: where it stands today */
  place: z.string().nullable(),
  zone: z.string(),
  now: instant,
  open: z.boolean(),
  /** local, of an open site: when it closes today, where that is earlier than every week or soon */
  closesTime: time.nullable(),
  waiting: z.int(),
  /** newest first, at most eight */
  calls: z.array(boardCall),
  /** only where there is no kiosk, and while the site is open */
  door: boardDoor.nullable(),
})
export type Board = z.infer<typeof board>
export type BoardCall = z.infer<typeof boardCall>
