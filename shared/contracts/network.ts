import { z } from 'zod'
import { channel, day, id, languageTag, time } from './values.ts'

/** A service as a visitor sees it, in the language asked for (else the network's own language). */
export const service = z.strictObject({
  id,
  lifeArea: z.string(),
  icon: z.string(),
  name: z.string(),
  summary: z.string(),
  forWhom: z.string(),
  documents: z.array(z.string()),
  durationMinutes: z.int(),
  channels: z.array(channel),
  walkIn: z.boolean(),
  /** an interpreter comes when the visitor's language is not spoken at the desk */
  interpreter: z.boolean(),
  /** the language the texts are in, when it is not the one asked for */
  language: languageTag,
})
export type Service = z.infer<typeof service>

/** A place with desks. `hours` are today's rule, weekday 1 (Monday) to 7; the words around them are the client's. */
export const site = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(['fixed', 'mobile', 'remote']),
  address: z.string(),
  city: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  zone: z.string(),
  hours: z.array(z.strictObject({ weekday: z.int(), from: z.string(), to: z.string() })),
  open: z.boolean(),
  /** of a day that ends before the hours of the week do: when; without a time it is closed for the rest of this day */
  closing: z.strictObject({ time: time.nullable() }).nullable(),
  /** of a mobile unit, the next ones: times are local, days inclusive */
  stops: z.array(z.strictObject({ fromDay: day, toDay: day, from: z.string(), to: z.string(), place: z.string(), address: z.string().nullable() })),
})
export type Site = z.infer<typeof site>

/** Who runs this installation, and the languages that interpreters speak in it. */
export const network = z.strictObject({
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  interpreterLanguages: z.array(languageTag),
  /** whether one can come without an appointment: not while every site that takes numbers has closed early */
  walkIn: z.boolean(),
  /** true: staffing and people of this installation are invented, for trying it out */
  invented: z.boolean(),
})
export type Network = z.infer<typeof network>

export const languageQuery = z.strictObject({ lang: languageTag.optional() })
export const serviceList = z.strictObject({ services: z.array(service) })
export const siteQuery = z.strictObject({ serviceId: id.optional(), lang: languageTag.optional() })
export const siteList = z.strictObject({ sites: z.array(site) })
