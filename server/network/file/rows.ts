import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import { presets, type QueuePolicy } from '../../../shared/domain/queue.ts'
import type { Row } from '../../db/schema.ts'

/** A network as the database keeps it: what the model, the file and each change are made of. What is retired is not among it. */
export interface NetworkRows {
  readonly network: Row<'network'>
  readonly areas: readonly Omit<Row<'area'>, 'retired_at'>[]
  readonly institutions: readonly Omit<Row<'institution'>, 'retired_at'>[]
  readonly services: readonly Omit<Row<'service'>, 'retired_at'>[]
  readonly texts: readonly Row<'service_text'>[]
  readonly requirements: readonly Row<'requirement'>[]
  readonly sites: readonly Omit<Row<'site'>, 'retired_at'>[]
  readonly pools: readonly Omit<Row<'pool'>, 'retired_at'>[]
  readonly poolServices: readonly Row<'pool_service'>[]
  readonly units: readonly { id: string; pool_id: string; position: number }[]
  /** there for one day: no part of what the file says */
  readonly extraUnits: readonly { id: string; pool_id: string }[]
  readonly desks: readonly Row<'desk'>[]
  readonly people: readonly { id: string; kind: Row<'resource'>['kind']; name: string; weekly_minutes: number | null; position: number }[]
  readonly languages: readonly Row<'resource_language'>[]
  readonly roles: readonly Row<'resource_role'>[]
  readonly hours: readonly Row<'hours'>[]
  readonly exceptions: readonly Row<'hours_exception'>[]
  readonly travel: readonly Row<'travel'>[]
  /** what has been taken away */
  readonly former: { readonly services: NetworkRows['services']; readonly sites: NetworkRows['sites'] }
}

type NextId = () => string
type Site = NetworkFile['sites'][number]
type Person = NetworkFile['people'][number]
type Service = NetworkFile['services'][number]

/** The whole file in rows; `nextId` for those that nobody has named. */
export const rowsOf = (file: NetworkFile, nextId: NextId): NetworkRows => ({
  network: { ...networkRow(file), version: 0 },
  areas: file.areas.map((area, position) => ({ ...area, position })),
  institutions: file.institutions.map((institution, position) => ({ ...institution, position })),
  ...servicesRows(file.services),
  ...sitesRows(file.sites, file.zone),
  extraUnits: [],
  ...peopleRows(file.people),
  hours: [...file.sites.flatMap((site) => siteHours(site, nextId)), ...file.people.flatMap((person) => personHours(person, nextId))],
  exceptions: [...file.sites.flatMap((site) => siteExceptions(site, nextId)), ...file.people.flatMap((person) => personExceptions(person, nextId))],
  travel: travelRows(file.travel),
  former: { services: [], sites: [] },
})

type NetworkValue = Pick<NetworkFile, 'name' | 'zone' | 'language' | 'phone' | 'email' | 'invented'>

export const networkRow = (file: NetworkValue): Omit<NetworkRows['network'], 'version'> => ({
  id: 'network',
  name: file.name,
  zone: file.zone,
  language: file.language,
  phone: file.phone ?? null,
  email: file.email ?? null,
  invented: Number(file.invented),
})

export const travelRows = (travel: NetworkFile['travel']): NetworkRows['travel'] =>
  travel.map(({ from, to, minutes }) => ({ from_site_id: from, to_site_id: to, minutes }))

export const servicesRows = (services: readonly Service[]): Pick<NetworkRows, 'services' | 'texts' | 'requirements'> => ({
  services: services.map((service, position) => ({
    id: service.id,
    life_area: service.lifeArea,
    icon: service.icon,
    duration_minutes: service.durationMinutes,
    buffer_before_minutes: service.bufferBeforeMinutes,
    buffer_after_minutes: service.bufferAfterMinutes,
    step_minutes: service.stepMinutes,
    notice_minutes: service.noticeMinutes,
    horizon_days: service.horizonDays,
    channels: inOrder(service.channels),
    walk_in: Number(service.walkIn),
    position,
  })),
  texts: services.flatMap((service) => Object.entries(service.texts).map(([language, text]) => textRow(service.id, language, text))),
  requirements: services.flatMap((service) => service.requirements.map((requirement) => ({ service_id: service.id, ...requirement }))),
})

const textRow = (serviceId: string, language: string, text: Service['texts'][string]): Row<'service_text'> => ({
  service_id: serviceId,
  language,
  name: text.name,
  summary: text.summary,
  for_whom: text.forWhom,
  documents: JSON.stringify(text.documents),
  answer_sheet: text.answerSheet,
  reviewed: Number(text.reviewed),
})

type SitesRows = Pick<NetworkRows, 'sites' | 'pools' | 'poolServices' | 'units' | 'desks'>

export function sitesRows(sites: readonly Site[], zone: string): SitesRows {
  const pools = sites.flatMap((site) => site.pools.map((pool) => ({ site, pool })))
  return {
    sites: sites.map((site, position) => siteRow(site, position, zone)),
    pools: pools.map(({ site, pool }, position) => ({
      id: pool.id,
      site_id: site.id,
      institution_id: pool.institution,
      name: pool.name,
      languages: JSON.stringify(pool.languages),
      position,
    })),
    poolServices: pools.flatMap(({ pool }) => pool.services.map((serviceId) => ({ pool_id: pool.id, service_id: serviceId }))),
    units: pools.flatMap(({ pool }) =>
      Array.from({ length: pool.units ?? pool.desks.length }, (_, position) => ({ id: unitId(pool.id, position), pool_id: pool.id, position })),
    ),
    desks: pools.flatMap(({ site, pool }) => pool.desks.map((desk, position) => ({ ...desk, pool_id: pool.id, site_id: site.id, position }))),
  }
}

export const unitId = (poolId: string, position: number): string => `${poolId}-unit-${position + 1}`

const siteRow = (site: Site, position: number, zone: string): SitesRows['sites'][number] => ({
  id: site.id,
  area_id: site.area,
  name: site.name,
  kind: site.kind,
  zone: site.zone ?? zone,
  address: site.address,
  city: site.city,
  phone: site.phone ?? null,
  email: site.email ?? null,
  series: site.series,
  queue_policy: JSON.stringify(policyOf(site.queue)),
  arrive_early_minutes: site.arriveEarlyMinutes,
  arrive_late_minutes: site.arriveLateMinutes,
  position,
  holidays: site.holidays ?? null,
  patron_day: site.patronDay ?? null,
})

/** A preset, with what the site has tuned. */
function policyOf({ preset, maxPassed, weights }: Site['queue']): QueuePolicy {
  const chosen = presets[preset]
  return { preset, maxPassed: maxPassed ?? chosen.maxPassed, weights: { ...chosen.weights, ...weights } }
}

export const peopleRows = (people: readonly Person[]): Pick<NetworkRows, 'people' | 'languages' | 'roles'> => ({
  people: people.map(({ id, kind, name, weeklyMinutes }, position) => ({ id, kind, name, weekly_minutes: weeklyMinutes ?? null, position })),
  languages: people.flatMap((person) => person.languages.map((language) => ({ resource_id: person.id, language }))),
  roles: people.flatMap((person) => person.roles.map((role) => ({ resource_id: person.id, role }))),
})

export const channelOrder = ['onSite', 'phone', 'video'] as const
const inOrder = (channels: readonly (typeof channelOrder)[number][]): string =>
  JSON.stringify(channelOrder.filter((channel) => channels.includes(channel)))

export const siteHours = (site: Site, nextId: NextId): Row<'hours'>[] =>
  site.hours.flatMap((window) => hoursRows(nextId, site.id, null, channelOrder, window))
export const personHours = (person: Person, nextId: NextId): Row<'hours'>[] =>
  person.windows.flatMap((window) => hoursRows(nextId, window.site, person.id, window.channels, window))
export const siteExceptions = (site: Site, nextId: NextId): Row<'hours_exception'>[] =>
  site.exceptions.map((exception) => exceptionRow(nextId(), site.id, null, exception))
export const personExceptions = (person: Person, nextId: NextId): Row<'hours_exception'>[] =>
  person.exceptions.map((exception) => exceptionRow(nextId(), exception.site, person.id, exception))

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

type Channels = Person['windows'][number]['channels']
function hoursRows(nextId: NextId, siteId: string, personId: string | null, channels: Readonly<Channels>, window: Site['hours'][number]) {
  return window.on.map((weekday) => ({
    id: nextId(),
    site_id: siteId,
    resource_id: personId,
    channels: inOrder(channels),
    weekday: weekdays.indexOf(weekday) + 1,
    from_minute: minuteOf(window.from),
    to_minute: minuteOf(window.to),
    valid_from: window.validFrom ?? null,
    valid_to: window.validTo ?? null,
  }))
}

const exceptionRow = (id: string, siteId: string, personId: string | null, exception: Site['exceptions'][number]): Row<'hours_exception'> => ({
  id,
  site_id: siteId,
  resource_id: personId,
  from_day: exception.fromDay,
  to_day: exception.toDay,
  from_minute: exception.from === undefined ? null : minuteOf(exception.from),
  to_minute: exception.to === undefined ? null : minuteOf(exception.to),
  reason: exception.reason,
  place: exception.place ?? null,
  address: exception.address ?? null,
})

function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number)
  return hours! * 60 + minutes!
}
