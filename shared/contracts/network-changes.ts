import { z } from 'zod'
import { replanReasons } from '../domain/appointment.ts'
import { limits } from './limits.ts'
import { areaPart, institutionPart, networkPart, personPart, servicePart, sitePart, travelPart } from './network-file.ts'
import { ticketFace } from './tickets.ts'
import { channel, day, id, instant, languageTag, time, version } from './values.ts'

/**
 * A network is set up part by part. A part is what one page edits and one entry of the network file: the installation (`network`),
 * an area, an institution, a service with its texts, a site with its pools and desks, a person with their windows, and all
 * travel times together. The ids of `network` and `travel` are their own names.
 */
export const partKinds = ['network', 'area', 'institution', 'service', 'site', 'person', 'travel'] as const
export type PartKind = (typeof partKinds)[number]

const partOf = <const Kind extends PartKind, Value extends z.ZodType>(kind: Kind, value: Value) =>
  z.strictObject({
    kind: z.literal(kind),
    id,
    /** the version that was read; null for a part that is new */
    base: version.nullable(),
    /** null takes it away: what has been keeps speaking of it */
    value: value.nullable(),
  })

export const networkChange = z.discriminatedUnion('kind', [
  partOf('network', networkPart),
  partOf('area', areaPart),
  partOf('institution', institutionPart),
  partOf('service', servicePart),
  partOf('site', sitePart),
  partOf('person', personPart),
  partOf('travel', travelPart),
])
export type NetworkChange = z.infer<typeof networkChange>

/**
 * `POST /api/network/rehearse`: what these changes would touch; nothing is changed. `POST /api/network/changes`: makes them, all
 * or none. `seal` is of the rehearsal that was shown. Refusals: changed_meanwhile (somebody else has saved since `base`; `fields`
 * name the part), network_invalid with `fields` (path in the part, what was expected), still_in_use with `fields` (`site.centre` and its name: what
 * still speaks of what would go; `desk.centre-1` and its label: somebody has it open; `queue`: how many wait there; `replan.centre` and the
 * site with a count: appointments that nobody could plan anew afterwards), touches_changed (it would touch others by now), not_found, not_allowed.
 */
export const rehearseRequest = z.strictObject({ changes: z.array(networkChange).min(1).max(50) })
export const changeRequest = rehearseRequest.extend({ seal: version })

export const touchedAppointment = z.strictObject({
  appointmentId: id,
  siteId: id,
  siteName: z.string(),
  serviceId: id,
  serviceName: z.string(),
  channel,
  interpreter: languageTag.nullable(),
  start: instant,
  day,
  time,
  /** why it must be planned anew; null: another desk or person takes it at the same time */
  reason: z.enum(replanReasons).nullable(),
})
export type TouchedAppointment = z.infer<typeof touchedAppointment>

/** What a change touches. `seal` stands for exactly this. Lists hold at most `limits.touched`; counts are whole. */
export const touched = z.strictObject({
  seal: version,
  replanCount: z.int(),
  reassignedCount: z.int(),
  waitingCount: z.int(),
  /** keep their time at another address, and are told by mail */
  elsewhereCount: z.int(),
  /** were to be planned anew, have not been told, and get their time back */
  restoredCount: z.int(),
  /** those that go to “to be planned anew” */
  replan: z.array(touchedAppointment).max(limits.touched),
  /** those that keep their time with another desk, interpreter or professional */
  reassigned: z.array(touchedAppointment).max(limits.touched),
  /** numbers of today that nobody could serve any more */
  waiting: z.array(z.strictObject({ face: ticketFace, siteName: z.string(), serviceName: z.string() })).max(limits.touched),
})
export type Touched = z.infer<typeof touched>
/** `versions` of the parts that were put, by kind and id: `site/centre` */
export const changesMade = z.strictObject({ touched, versions: z.record(z.string(), version) })

/** `GET /api/network/parts/{kind}/{id}`; a kind that there is not is not found */
export const partParams = z.strictObject({ kind: id, id })
export const networkPartAnswer = z.strictObject({ kind: z.enum(partKinds), id, version, value: z.unknown() })

const named = { id, name: z.string() }
/** `GET /api/network/outline`: the lists of the setup pages, of what the reader may see. `mayEdit`: they may change it too. */
export const networkOutline = z.strictObject({
  network: z.strictObject({ name: z.string(), zone: z.string(), language: languageTag, mayEdit: z.boolean() }),
  areas: z.array(z.strictObject({ ...named, siteCount: z.int() })),
  institutions: z.array(z.strictObject({ ...named, deskCount: z.int() })),
  services: z.array(
    z.strictObject({
      ...named,
      icon: z.string(),
      lifeArea: z.string(),
      /** interface languages without a text, and those whose text nobody has reviewed */
      missing: z.array(z.string()),
      unreviewed: z.array(z.string()),
      siteCount: z.int(),
    }),
  ),
  sites: z.array(
    z.strictObject({
      ...named,
      areaId: id,
      areaName: z.string(),
      city: z.string(),
      kind: z.enum(['fixed', 'mobile', 'remote']),
      deskCount: z.int(),
      mayEdit: z.boolean(),
    }),
  ),
  people: z.array(
    z.strictObject({
      ...named,
      kind: z.enum(['interpreter', 'professional']),
      languages: z.array(languageTag),
      roles: z.array(z.string()),
      siteIds: z.array(id),
      mayEdit: z.boolean(),
    }),
  ),
})
export type NetworkOutline = z.infer<typeof networkOutline>
