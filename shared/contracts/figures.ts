import { z } from 'zod'
import { day, id, languageTag } from './values.ts'

/** How somebody came: with an appointment, with a number from a kiosk, a door … An open list. */
const arrival = z
  .string()
  .max(32)
  .regex(/^[A-Za-z]+$/)

/**
 * `GET /api/figures`, `GET /api/figures.csv`. Local days, both inclusive; `to` is today when absent (in the zone of the network),
 * `from` the same day as `to`. Refusals: invalid_input (`to` before `from`, more than `limits.figureDays` days), service_unknown,
 * not_found for a site or area that the reader does not lead.
 */
export const figuresQuery = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  siteId: id.optional(),
  areaId: id.optional(),
  serviceId: id.optional(),
  language: languageTag.optional(),
  channel: arrival.optional(),
  lang: languageTag.optional(),
})

/** null: from 1 to 4, or hidden beside such a count so that it does not follow from the others */
const count = z.int().min(0).nullable()
/** null: of fewer than 5, or of a row that is hidden */
const measure = z.int().min(0).nullable()

/** Nothing of it is of a person, and none of a clerk. Whoever needs two services is one visit, and in `byService` one of each; each service has its own wait and outcome. */
export const measures = z.strictObject({
  visits: count,
  /** minutes: half of them, and nine of ten, waited no longer */
  waitMedian: measure,
  waitNinth: measure,
  /** first called within the time that was shown with the number, and later; the others had none or were not called */
  kept: count,
  broken: count,
  /** whether it was their first visit to these desks; the others were not asked */
  first: count,
  again: count,
  /** visits with an appointment (null in `byChannel`, which says it), and appointments to which nobody came */
  came: count,
  missed: count,
  /** days from the booking to the visit that was booked, and to the first that was free; medians */
  daysMedian: measure,
  firstFreeMedian: measure,
})
export type Measures = z.infer<typeof measures>

/** `name` is in the language of the request; null for what the client names: a day, a month, an hour, a language, a channel. */
export const figuresRow = measures.extend({ key: z.string(), name: z.string().nullable() })
export type FiguresRow = z.infer<typeof figuresRow>

export const outcomeKinds = ['done', 'papersMissing', 'comeBack', 'absent', 'left', 'closed', 'open', 'other'] as const

const named = { id, name: z.string() }
export const figures = z.strictObject({
  from: day,
  to: day,
  /** in the zone of the network */
  today: day,
  /** what the rows of `byTime` are of: `2026-03-10`, or `2026-03` where the period is long */
  unit: z.enum(['day', 'month']),
  total: measures,
  /** the count of each of `waitEdges` (`shared/domain/spread.ts`); `notCalled`: who left or was not called */
  waits: z.array(count),
  notCalled: count,
  /** the count of each of `dayEdges`, of those who came with an appointment */
  daysAhead: z.array(count),
  outcomes: z.array(z.strictObject({ outcome: z.enum(outcomeKinds), visits: count })),
  byTime: z.array(figuresRow),
  /** hours of the day, local to each site: `9` is from 9 to 10 */
  byHour: z.array(figuresRow),
  byArea: z.array(figuresRow),
  bySite: z.array(figuresRow),
  byService: z.array(figuresRow),
  byLanguage: z.array(figuresRow),
  byChannel: z.array(figuresRow),
  /** what can be chosen in this period */
  choices: z.strictObject({
    areas: z.array(z.strictObject(named)),
    sites: z.array(z.strictObject({ ...named, areaId: id })),
    services: z.array(z.strictObject(named)),
    languages: z.array(languageTag),
    channels: z.array(arrival),
  }),
})
export type Figures = z.infer<typeof figures>
