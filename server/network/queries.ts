import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import type { Channel } from '../../shared/domain/appointment.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { type Hours, localDay } from '../../shared/domain/opening.ts'
import type { Stop } from '../../shared/domain/stops.ts'
import { travelTimes } from '../../shared/domain/travel.ts'
import type { Reader, Row } from '../db/schema.ts'
import { fileOf } from './file/export.ts'
import { partsOf } from './file/parts.ts'
import type { NetworkRows } from './file/rows.ts'
import { readRows } from './file/rows-queries.ts'
import { holidayClosures } from './holidays.ts'
import type { DeskModel, NetworkModel, PersonModel, PoolModel, PresenceModel, ServiceModel, SiteModel } from './model.ts'
import { Openings } from './openings.ts'

/** The whole configuration, or null when no network has been loaded yet. */
export async function readNetwork(db: Reader, now: Instant): Promise<NetworkModel | null> {
  const rows = await readRows(db)
  return rows && modelOf(rows, now)
}

/** Counted up by each change; -1 before there is a network. */
export async function networkVersion(db: Reader): Promise<number> {
  return (await db.selectFrom('network').select('version').executeTakeFirst())?.version ?? emptyNetwork.version
}

/** The whole configuration as its readable file. */
export async function exportNetwork(db: Reader): Promise<NetworkFile | null> {
  const rows = await readRows(db)
  return rows && fileOf(rows)
}

/** `now` says which years’ public holidays are meant. */
export function modelOf(rows: NetworkRows, now: Instant): NetworkModel {
  const { network } = rows
  const year = Number(localDay(network.zone, now).slice(0, 4))
  const sites = sitesOf(rows, rows.sites, year)
  const people = peopleOf(rows, sites)
  const file = once(() => fileOf(rows))
  return {
    name: network.name,
    zone: network.zone,
    language: network.language,
    phone: network.phone,
    email: network.email,
    invented: network.invented === 1,
    areas: byId(rows.areas.map(({ id, name }) => ({ id, name }))),
    institutions: byId(rows.institutions.map(({ id, name }) => ({ id, name }))),
    services: servicesOf(rows, rows.services),
    sites,
    desks: byId([...sites.values()].flatMap((site) => site.pools.flatMap((pool) => pool.desks))),
    people,
    peopleAt: peopleBySite(sites, people),
    travel: travelTimes(rows.travel.map((row) => ({ from: row.from_site_id, to: row.to_site_id, minutes: row.minutes }))),
    former: { services: servicesOf(rows, rows.former.services), sites: sitesOf(rows, rows.former.sites, year) },
    openings: new Openings(),
    version: network.version,
    file,
    parts: once(() => partsOf(file())),
  }
}

const emptyFile: NetworkFile = {
  format: 'sportello-network/1',
  invented: false,
  name: 'Sportello',
  zone: 'Europe/Rome',
  language: 'it',
  areas: [],
  institutions: [],
  services: [],
  sites: [],
  people: [],
  travel: [],
}

/** Before anything has been loaded. */
export const emptyNetwork: NetworkModel = {
  name: 'Sportello',
  zone: 'Europe/Rome',
  language: 'it',
  phone: null,
  email: null,
  invented: false,
  areas: new Map(),
  institutions: new Map(),
  services: new Map(),
  sites: new Map(),
  desks: new Map(),
  people: new Map(),
  peopleAt: new Map(),
  travel: travelTimes([]),
  former: { services: new Map(), sites: new Map() },
  openings: new Openings(),
  version: -1,
  file: () => emptyFile,
  parts: () => new Map(),
}

const byId = <Of extends { readonly id: string }>(list: readonly Of[]): Map<string, Of> => new Map(list.map((each) => [each.id, each]))

function once<Of>(make: () => Of): () => Of {
  let made: Of | undefined
  return () => {
    made ??= make()
    return made
  }
}

function peopleBySite(sites: ReadonlyMap<string, SiteModel>, people: ReadonlyMap<string, PersonModel>): Map<string, readonly PersonModel[]> {
  const found = new Map<string, PersonModel[]>([...sites.keys()].map((siteId) => [siteId, []]))
  for (const person of people.values()) {
    for (const siteId of new Set(person.presences.map((presence) => presence.siteId))) found.get(siteId)?.push(person)
  }
  return found
}

type ExceptionRow = NetworkRows['exceptions'][number]

const hoursOf = (zone: string, rows: readonly Row<'hours'>[], exceptions: readonly ExceptionRow[]): Hours => ({
  zone,
  weekly: rows.map((row) => ({
    weekday: row.weekday,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  })),
  exceptions: exceptions.map((row) => ({ fromDay: row.from_day, toDay: row.to_day, fromMinute: row.from_minute, toMinute: row.to_minute })),
})

function servicesOf(rows: NetworkRows, services: NetworkRows['services']): Map<string, ServiceModel> {
  const texts = Map.groupBy(rows.texts, (text) => text.service_id)
  const requirements = Map.groupBy(rows.requirements, (requirement) => requirement.service_id)
  return byId(
    services.map((row) => ({
      id: row.id,
      lifeArea: row.life_area,
      icon: row.icon,
      durationMinutes: row.duration_minutes,
      bufferBeforeMinutes: row.buffer_before_minutes,
      bufferAfterMinutes: row.buffer_after_minutes,
      stepMinutes: row.step_minutes,
      noticeMinutes: row.notice_minutes,
      horizonDays: row.horizon_days,
      channels: JSON.parse(row.channels) as Channel[],
      walkIn: row.walk_in === 1,
      requirements: requirements.get(row.id) ?? [],
      texts: new Map((texts.get(row.id) ?? []).map((text) => [text.language, textModel(text)])),
    })),
  )
}

const textModel = (row: Row<'service_text'>) => ({
  language: row.language,
  name: row.name,
  summary: row.summary,
  forWhom: row.for_whom,
  documents: JSON.parse(row.documents) as string[],
  answerSheet: row.answer_sheet,
  reviewed: row.reviewed === 1,
})

function sitesOf(rows: NetworkRows, sites: NetworkRows['sites'], year: number): Map<string, SiteModel> {
  const hours = Map.groupBy(rows.hours.filter(isOfSite), (row) => row.site_id)
  const exceptions = Map.groupBy(rows.exceptions.filter(isOfSite), (row) => row.site_id)
  const pools = Map.groupBy(poolsOf(rows), (pool) => pool.siteId)
  return byId(
    sites.map((row) => ({
      id: row.id,
      areaId: row.area_id,
      name: row.name,
      kind: row.kind,
      zone: row.zone,
      address: row.address,
      city: row.city,
      phone: row.phone,
      email: row.email,
      series: row.series,
      policy: JSON.parse(row.queue_policy),
      arriveEarlyMinutes: row.arrive_early_minutes,
      arriveLateMinutes: row.arrive_late_minutes,
      hours: withHolidays(hoursOf(row.zone, hours.get(row.id) ?? [], exceptions.get(row.id) ?? []), row, year),
      stops: stopsOf(exceptions.get(row.id) ?? []),
      pools: pools.get(row.id) ?? [],
    })),
  )
}

const withHolidays = (hours: Hours, { holidays, patron_day }: NetworkRows['sites'][number], year: number): Hours => ({
  ...hours,
  exceptions: [...hours.exceptions, ...holidayClosures({ holidays, patronDay: patron_day }, hours.exceptions, year)],
})

const stopsOf = (exceptions: readonly ExceptionRow[]): Stop[] =>
  exceptions
    .flatMap(({ place, address, from_day, to_day, from_minute, to_minute }) =>
      place === null || from_minute === null || to_minute === null
        ? []
        : [{ fromDay: from_day, toDay: to_day, fromMinute: from_minute, toMinute: to_minute, place, address }],
    )
    .sort((one, other) => (one.fromDay < other.fromDay ? -1 : one.fromDay > other.fromDay ? 1 : one.fromMinute - other.fromMinute))

const isOfSite = (row: { readonly resource_id: string | null }): boolean => row.resource_id === null

function poolsOf(rows: NetworkRows): PoolModel[] {
  const institutions = byId(rows.institutions)
  const services = Map.groupBy(rows.poolServices, (row) => row.pool_id)
  const units = Map.groupBy([...rows.units, ...rows.extraUnits], (row) => row.pool_id)
  const desks = Map.groupBy(rows.desks, (row) => row.pool_id)
  return rows.pools.map((row) => ({
    id: row.id,
    siteId: row.site_id,
    institutionId: row.institution_id,
    institutionName: institutions.get(row.institution_id)?.name ?? '',
    name: row.name,
    languages: JSON.parse(row.languages) as string[],
    serviceIds: new Set((services.get(row.id) ?? []).map((each) => each.service_id)),
    unitIds: (units.get(row.id) ?? []).map((each) => each.id),
    desks: (desks.get(row.id) ?? []).map(deskModel),
  }))
}

const deskModel = (row: Row<'desk'>): DeskModel => ({ id: row.id, siteId: row.site_id, poolId: row.pool_id, label: row.label })

function peopleOf(rows: NetworkRows, sites: ReadonlyMap<string, SiteModel>): Map<string, PersonModel> {
  const languages = Map.groupBy(rows.languages, (row) => row.resource_id)
  const roles = Map.groupBy(rows.roles, (row) => row.resource_id)
  const hours = Map.groupBy(rows.hours, (row) => row.resource_id)
  const exceptions = Map.groupBy(rows.exceptions, (row) => row.resource_id)
  return byId(
    rows.people.map((row) => ({
      id: row.id,
      kind: row.kind as PersonModel['kind'],
      name: row.name,
      languages: (languages.get(row.id) ?? []).map((each) => each.language),
      roles: (roles.get(row.id) ?? []).map((each) => each.role),
      weeklyMinutes: row.weekly_minutes,
      presences: presencesOf(row.id, hours.get(row.id) ?? [], exceptions.get(row.id) ?? [], sites),
    })),
  )
}

function presencesOf(
  personId: string,
  hours: readonly Row<'hours'>[],
  exceptions: readonly ExceptionRow[],
  sites: ReadonlyMap<string, SiteModel>,
): PresenceModel[] {
  return [...Map.groupBy(hours, (row) => `${row.site_id} ${row.channels}`)].map(([group, rows]) => {
    const siteId = rows[0]!.site_id
    const here = exceptions.filter((exception) => exception.site_id === siteId)
    return {
      key: `${personId} ${group}`,
      siteId,
      channels: JSON.parse(rows[0]!.channels) as Channel[],
      hours: hoursOf(sites.get(siteId)?.zone ?? 'UTC', rows, here),
    }
  })
}
