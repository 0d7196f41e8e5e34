import { z } from 'zod'
import { queuePresets } from '../domain/queue.ts'
import { serviceIcons } from './icons.ts'
import { complaintsOf } from './network-check.ts'
import { channel, day, id, languageTag, zone } from './values.ts'

/**
 * The readable file that describes a network: what `npm start` loads into an empty database, and what an import takes.
 * Ids are slugs chosen by the writer and stay for ever. Weekdays are `mon` to `sun`, times `HH:MM` local to the site
 * (`24:00` is the end of the day), durations whole minutes that are multiples of five.
 */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const fives = z.int().multipleOf(5)
/** a waiting time is multiplied by it */
const weight = z.number().min(0.1).max(100)
const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
const window = z.strictObject({ on: z.array(weekday).min(1), from: clock, to: clock, validFrom: day.optional(), validTo: day.optional() })
/** without `from` and `to`: closed on these days */
const exception = z.strictObject({ fromDay: day, toDay: day, from: clock.optional(), to: clock.optional(), reason: z.string().max(200) })
export const lifeAreas = [
  'permits',
  'education',
  'work',
  'housing',
  'health',
  'legal',
  'antiDiscrimination',
  'welfare',
  'socialSecurity',
  'exchange',
] as const
const interfaceLanguage = z.string().min(2).max(12)

export const serviceText = z.strictObject({
  name: z.string().min(1).max(80),
  summary: z.string().max(400),
  forWhom: z.string().max(400),
  documents: z.array(z.string().max(200)).max(20),
  /** for clerks; Markdown is not rendered, lines are */
  answerSheet: z.string().max(4000).default(''),
  reviewed: z.boolean().default(false),
})

/** The installation itself. */
export const networkPart = z.strictObject({
  /** true: staffing and people are invented */
  invented: z.boolean().default(false),
  name: z.string().min(1).max(120),
  zone,
  language: languageTag,
  phone: z.string().max(40).optional(),
  email: z.email().optional(),
})
export const areaPart = z.strictObject({ id, name: z.string().min(1).max(120) })
export const institutionPart = z.strictObject({ id, name: z.string().min(1).max(120) })

export const servicePart = z.strictObject({
  id,
  lifeArea: z.enum(lifeAreas),
  icon: z.enum(serviceIcons),
  durationMinutes: fives.min(5).max(240),
  bufferBeforeMinutes: fives.min(0).max(120).default(0),
  bufferAfterMinutes: fives.min(0).max(120).default(0),
  /** starts are offered every so many minutes; it divides the day, so that the grid is the same on each */
  stepMinutes: fives
    .min(5)
    .max(240)
    .refine((minutes) => 1440 % minutes === 0, 'divides 1440'),
  noticeMinutes: z
    .int()
    .min(0)
    .max(60 * 24 * 30)
    .default(60),
  horizonDays: z.int().min(1).max(180).default(60),
  channels: z.array(channel).min(1),
  walkIn: z.boolean(),
  /** `condition: language` takes the role only when the visitor's language is not spoken at the desk */
  requirements: z
    .array(
      z.strictObject({
        role: z.string().min(1).max(40),
        count: z.int().min(1).max(5).default(1),
        condition: z.enum(['always', 'language']).default('always'),
      }),
    )
    .max(10),
  texts: z.record(interfaceLanguage, serviceText),
})

export const poolPart = z.strictObject({
  id,
  institution: id,
  name: z.string().min(1).max(120),
  /** languages that staff of this pool speak themselves */
  languages: z.array(languageTag).min(1),
  /** appointments claim units; by default as many as there are desks */
  units: z.int().min(0).max(200).optional(),
  desks: z.array(z.strictObject({ id, label: z.string().min(1).max(6) })).max(200),
  services: z.array(id).min(1).max(200),
})

export const sitePart = z.strictObject({
  id,
  area: id,
  name: z.string().min(1).max(120),
  kind: z.enum(['fixed', 'mobile', 'remote']).default('fixed'),
  zone: zone.optional(),
  address: z.string().max(200),
  city: z.string().max(120),
  phone: z.string().max(40).optional(),
  email: z.email().optional(),
  /** one letter before every number of this site; it carries no meaning */
  series: z
    .string()
    .regex(/^[A-Z]$/)
    .default('A'),
  queue: z
    .strictObject({
      preset: z.enum(queuePresets).default('balanced'),
      maxPassed: z.int().min(1).max(20).optional(),
      weights: z.strictObject({ walkIn: weight.optional(), appointment: weight.optional(), priority: weight.optional() }).optional(),
    })
    .prefault({}),
  arriveEarlyMinutes: z.int().min(0).max(240).default(60),
  arriveLateMinutes: z.int().min(0).max(240).default(30),
  hours: z.array(window).max(200),
  /** a country whose public holidays close the site, and the day of its patron saint, `12-07` */
  holidays: z.enum(['IT']).optional(),
  patronDay: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    .optional(),
  /** with `place` (and `address`): a stop of a mobile unit */
  exceptions: z
    .array(exception.extend({ place: z.string().max(120).optional(), address: z.string().max(200).optional() }))
    .max(1000)
    .default([]),
  pools: z.array(poolPart).max(100),
})

/** An interpreter or a named professional: what they speak, what role they fill, and when they are where. */
export const personPart = z.strictObject({
  id,
  kind: z.enum(['interpreter', 'professional']),
  name: z.string().min(1).max(120),
  roles: z.array(z.string().min(1).max(40)).max(20).default([]),
  languages: z.array(languageTag).max(40).default([]),
  weeklyMinutes: z.int().min(0).max(10_080).optional(),
  windows: z.array(window.extend({ site: id, channels: z.array(channel).default(['onSite']) })).max(200),
  exceptions: z
    .array(exception.extend({ site: id }))
    .max(1000)
    .default([]),
})

/** How long an interpreter needs from one site to another; the way back has a row of its own. */
export const travelPart = z.array(z.strictObject({ from: id, to: id, minutes: z.int().min(0).max(600) })).max(10_000)

const shape = networkPart.extend({
  format: z.literal('sportello-network/1'),
  areas: z.array(areaPart),
  institutions: z.array(institutionPart),
  services: z.array(servicePart),
  sites: z.array(sitePart),
  people: z.array(personPart),
  travel: travelPart.default([]),
})

/** Whole in itself: a file that is not is refused with the path of each complaint. */
export const networkFile = shape.superRefine((file, context) => {
  for (const { path, check, value } of complaintsOf(file)) context.addIssue({ code: 'custom', path: [...path], message: `${check}: ${value}` })
})
export type NetworkFile = z.infer<typeof shape>
