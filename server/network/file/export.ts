import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import { presets, type QueuePolicy } from '../../../shared/domain/queue.ts'
import type { Row } from '../../db/schema.ts'
import { partKey } from './parts.ts'
import { channelOrder, type NetworkRows, rowsOf, weekdays } from './rows.ts'

type Site = NetworkFile['sites'][number]
type Person = NetworkFile['people'][number]
type Service = NetworkFile['services'][number]

/** A file as it will be read again from the database, where only the parts of these keys may be written otherwise. */
export function canonicalFile(file: NetworkFile, changed: ReadonlySet<string>): NetworkFile {
  const sites = file.sites.filter(({ id }) => changed.has(partKey('site', id)))
  const people = file.people.filter(({ id }) => changed.has(partKey('person', id)))
  const few = fileOf(rowsOf({ ...file, sites, people }, () => ''))
  return { ...few, sites: replaced(file.sites, few.sites), people: replaced(file.people, few.people) }
}

function replaced<Of extends { readonly id: string }>(all: readonly Of[], some: readonly Of[]): Of[] {
  const byId = new Map(some.map((each) => [each.id, each]))
  return all.map((each) => byId.get(each.id) ?? each)
}

/**
 * The rows as the readable file, in one order for one meaning: a file that is loaded and exported again is the same to the letter.
 * What equals what would hold anyway (the network's zone, a preset's figures, a unit for each desk) is left out.
 */
export function fileOf(rows: NetworkRows): NetworkFile {
  return {
    format: 'sportello-network/1',
    ...networkOf(rows.network),
    areas: rows.areas.map(({ id, name }) => ({ id, name })),
    institutions: rows.institutions.map(({ id, name }) => ({ id, name })),
    services: servicesOf(rows),
    sites: sitesOf(rows),
    people: peopleOf(rows),
    travel: rows.travel
      .map(({ from_site_id, to_site_id, minutes }) => ({ from: from_site_id, to: to_site_id, minutes }))
      .sort((one, other) => compare(one.from, other.from) || compare(one.to, other.to)),
  }
}

const networkOf = ({ invented, name, zone, language, phone, email }: NetworkRows['network']) =>
  given({ invented: invented === 1, name, zone, language, phone, email })

function servicesOf(rows: NetworkRows): Service[] {
  const texts = Map.groupBy(rows.texts, (text) => text.service_id)
  const requirements = Map.groupBy(rows.requirements, (requirement) => requirement.service_id)
  return rows.services.map((row) => ({
    id: row.id,
    lifeArea: row.life_area as Service['lifeArea'],
    icon: row.icon as Service['icon'],
    durationMinutes: row.duration_minutes,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    stepMinutes: row.step_minutes,
    noticeMinutes: row.notice_minutes,
    horizonDays: row.horizon_days,
    channels: channelsOf(row.channels),
    walkIn: row.walk_in === 1,
    requirements: (requirements.get(row.id) ?? [])
      .map(({ role, count, condition }) => ({ role, count, condition }))
      .sort((one, other) => compare(one.role, other.role)),
    texts: Object.fromEntries(
      (texts.get(row.id) ?? []).toSorted((one, other) => compare(one.language, other.language)).map((text) => [text.language, textOf(text)]),
    ),
  }))
}

const textOf = (row: Row<'service_text'>): Service['texts'][string] => ({
  name: row.name,
  summary: row.summary,
  forWhom: row.for_whom,
  documents: JSON.parse(row.documents),
  answerSheet: row.answer_sheet,
  reviewed: row.reviewed === 1,
})

function sitesOf(rows: NetworkRows): Site[] {
  const hours = Map.groupBy(ofSites(rows.hours), (row) => row.site_id)
  const exceptions = Map.groupBy(ofSites(rows.exceptions), (row) => row.site_id)
  const pools = poolsOf(rows)
  return rows.sites.map((row) =>
    given({
      id: row.id,
      area: row.area_id,
      name: row.name,
      kind: row.kind,
      zone: row.zone === rows.network.zone ? null : row.zone,
      address: row.address,
      city: row.city,
      phone: row.phone,
      email: row.email,
      series: row.series,
      queue: queueOf(JSON.parse(row.queue_policy)),
      arriveEarlyMinutes: row.arrive_early_minutes,
      arriveLateMinutes: row.arrive_late_minutes,
      hours: windowsOf(hours.get(row.id) ?? []).map(({ site, channels, ...window }) => window),
      holidays: row.holidays as Site['holidays'] | null,
      patronDay: row.patron_day,
      exceptions: exceptionsOf(exceptions.get(row.id) ?? []).map(({ site, ...exception }) => exception),
      pools: pools.get(row.id) ?? [],
    }),
  )
}

const ofSites = <Of extends { resource_id: string | null }>(all: readonly Of[]): Of[] => all.filter((row) => row.resource_id === null)

/** What the site has tuned on its preset. */
function queueOf({ preset, maxPassed, weights }: QueuePolicy): Site['queue'] {
  const chosen = presets[preset]
  const tuned = Object.entries(weights).filter(([name, weight]) => weight !== chosen.weights[name as keyof typeof weights])
  return given({
    preset,
    maxPassed: maxPassed === chosen.maxPassed ? null : maxPassed,
    weights: tuned.length === 0 ? null : (Object.fromEntries(tuned) as NonNullable<Site['queue']['weights']>),
  })
}

function poolsOf(rows: NetworkRows): Map<string, Site['pools']> {
  const services = Map.groupBy(rows.poolServices, (row) => row.pool_id)
  const units = Map.groupBy(rows.units, (row) => row.pool_id)
  const desks = Map.groupBy(rows.desks, (row) => row.pool_id)
  const bySite = Map.groupBy(rows.pools, (row) => row.site_id)
  return new Map([...bySite].map(([siteId, pools]) => [siteId, pools.map(poolOf)]))

  function poolOf(row: NetworkRows['pools'][number]): Site['pools'][number] {
    const own = desks.get(row.id) ?? []
    const unitCount = units.get(row.id)?.length ?? 0
    return given({
      id: row.id,
      institution: row.institution_id,
      name: row.name,
      languages: JSON.parse(row.languages) as string[],
      units: unitCount === own.length ? null : unitCount,
      desks: own.map(({ id, label }) => ({ id, label })),
      services: (services.get(row.id) ?? []).map((each) => each.service_id).sort(compare),
    })
  }
}

function peopleOf(rows: NetworkRows): Person[] {
  const hours = Map.groupBy(rows.hours, (row) => row.resource_id)
  const exceptions = Map.groupBy(rows.exceptions, (row) => row.resource_id)
  const languages = Map.groupBy(rows.languages, (row) => row.resource_id)
  const roles = Map.groupBy(rows.roles, (row) => row.resource_id)
  return rows.people.map((row) =>
    given({
      id: row.id,
      kind: row.kind as Person['kind'],
      name: row.name,
      roles: (roles.get(row.id) ?? []).map((each) => each.role).sort(compare),
      languages: (languages.get(row.id) ?? []).map((each) => each.language).sort(compare),
      weeklyMinutes: row.weekly_minutes,
      windows: windowsOf(hours.get(row.id) ?? []),
      exceptions: exceptionsOf(exceptions.get(row.id) ?? []),
    }),
  )
}

/** Weekdays with the same window are one entry. */
function windowsOf(rows: readonly Row<'hours'>[]): Person['windows'] {
  const same = Map.groupBy(rows, (row) => JSON.stringify([row.site_id, row.from_minute, row.to_minute, row.valid_from, row.valid_to, row.channels]))
  return [...same.values()]
    .map((each) => ({ on: weekdays.filter((_, index) => each.some((row) => row.weekday === index + 1)), row: each[0]! }))
    .sort(
      (one, other) =>
        weekdays.indexOf(one.on[0]!) - weekdays.indexOf(other.on[0]!) ||
        one.row.from_minute - other.row.from_minute ||
        compare(one.row.site_id, other.row.site_id) ||
        compare(one.row.valid_from ?? '', other.row.valid_from ?? '') ||
        one.row.to_minute - other.row.to_minute ||
        compare(one.row.channels, other.row.channels) ||
        compare(one.row.valid_to ?? '', other.row.valid_to ?? ''),
    )
    .map(({ on, row }) =>
      given({
        on,
        from: clockOf(row.from_minute),
        to: clockOf(row.to_minute),
        validFrom: row.valid_from,
        validTo: row.valid_to,
        site: row.site_id,
        channels: channelsOf(row.channels),
      }),
    )
}

function exceptionsOf(rows: readonly Row<'hours_exception'>[]): (Person['exceptions'][number] & Site['exceptions'][number])[] {
  return rows
    .map((row) =>
      given({
        fromDay: row.from_day,
        toDay: row.to_day,
        from: row.from_minute === null ? null : clockOf(row.from_minute),
        to: row.to_minute === null ? null : clockOf(row.to_minute),
        reason: row.reason,
        place: row.place,
        address: row.address,
        site: row.site_id,
      }),
    )
    .map((exception) => ({ exception, key: JSON.stringify([exception.fromDay, exception.toDay, exception.from ?? '', exception]) }))
    .sort((one, other) => compare(one.key, other.key))
    .map(({ exception }) => exception)
}

const channelsOf = (json: string): Person['windows'][number]['channels'] => {
  const channels: string[] = JSON.parse(json)
  return channelOrder.filter((channel) => channels.includes(channel))
}

const clockOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** By code units: the same on every machine, whatever its locale. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

type Given<Of> = { [Key in keyof Of as null extends Of[Key] ? never : Key]: Of[Key] } & {
  [Key in keyof Of as null extends Of[Key] ? Key : never]?: Exclude<Of[Key], null>
}

/** Without what is not set: the file leaves it out. */
const given = <Of extends object>(fields: Of): Given<Of> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as Given<Of>
