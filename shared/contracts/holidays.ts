import { z } from 'zod'
import { day } from './values.ts'

/** `GET /api/network/holidays`: the public holidays of a country within a year from today, the next one first. */
export const holidayQuestion = z.strictObject({ country: z.enum(['IT']).default('IT') })

export const publicHoliday = z.strictObject({
  day,
  /** `12-25` for one that stands still, `easter` and `easterMonday` for those that move: screens have names for these */
  code: z.string(),
  /** in Italian, for one that has no other name yet */
  name: z.string(),
})
export const holidayList = z.strictObject({ holidays: z.array(publicHoliday) })
export type HolidayList = z.infer<typeof holidayList>
