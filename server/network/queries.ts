import type { Channel } from '../../shared/domain/appointment.ts'
import type { Hours } from '../../shared/domain/opening.ts'
import type { Reader, Row } from '../db/schema.ts'
import type { DeskModel, NetworkModel, PersonModel, PoolModel, PresenceModel, ServiceModel, SiteModel } from './model.ts'
import { Openings } from './openings.ts'

/** The whole configuration, or null when no network has been loaded yet. */
export async function readNetwork(db: Reader): Promise<NetworkModel | null> {
  const network = await db.selectFrom('network').selectAll().executeTakeFirst()
  if (!network) return null
  const hours = await hoursByOwner(db)
  const sites = await readSites(db, hours)
  const people = await readPeople(db, hours, sites)
  return {
    name: network.name,
    zone: network.zone,
    language: network.language,
    phone: network.phone,
    email: network.email,
    invented: network.invented === 1,
    services: await readServices(db),
    sites,
    desks: new Map([...sites.values()].flatMap((site) => site.pools.flatMap((pool) => pool.desks.map((desk) => [desk.id, desk] as const)))),
    people,
    peopleAt: new Map(
      [...sites.keys()].map((siteId) => [
        siteId,
        people
          .values()
          .filter((person) => isEverAt(person, siteId))
          .toArray(),
      ]),
    ),
    openings: new Openings(),
  }
}

const isEverAt = (person: PersonModel, siteId: string): boolean => person.presences.some((presence) => presence.siteId === siteId)

/** Before anything has been loaded. */
export const emptyNetwork: NetworkModel = {
  name: 'Sportello',
  zone: 'Europe/Rome',
  language: 'it',
  phone: null,
  email: null,
  invented: false,
  services: new Map(),
  sites: new Map(),
  desks: new Map(),
  people: new Map(),
  peopleAt: new Map(),
  openings: new Openings(),
}

type HoursRow = Row<'hours'>
interface HoursByOwner {
  readonly hours: readonly HoursRow[]
  readonly exceptions: readonly Row<'hours_exception'>[]
}

async function hoursByOwner(db: Reader): Promise<HoursByOwner> {
  return {
    hours: await db.selectFrom('hours').selectAll().orderBy('id').execute(),
    exceptions: await db.selectFrom('hours_exception').selectAll().orderBy('id').execute(),
  }
}

function hoursOf(all: HoursByOwner, zone: string, rows: readonly HoursRow[], siteId: string, resourceId: string | null): Hours {
  return {
    zone,
    weekly: rows.map((row) => ({
      weekday: row.weekday,
      fromMinute: row.from_minute,
      toMinute: row.to_minute,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    })),
    exceptions: all.exceptions
      .filter((row) => row.site_id === siteId && row.resource_id === resourceId)
      .map((row) => ({ fromDay: row.from_day, toDay: row.to_day, fromMinute: row.from_minute, toMinute: row.to_minute })),
  }
}

async function readServices(db: Reader): Promise<Map<string, ServiceModel>> {
  const services = await db.selectFrom('service').selectAll().orderBy('position').execute()
  const texts = await db.selectFrom('service_text').selectAll().execute()
  const requirements = await db.selectFrom('requirement').selectAll().orderBy('role').execute()
  return new Map(
    services.map((row) => [
      row.id,
      {
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
        requirements: requirements.filter((requirement) => requirement.service_id === row.id),
        texts: new Map(texts.filter((text) => text.service_id === row.id).map((text) => [text.language, textModel(text)])),
      },
    ]),
  )
}

const textModel = (row: Row<'service_text'>) => ({
  language: row.language,
  name: row.name,
  summary: row.summary,
  forWhom: row.for_whom,
  documents: JSON.parse(row.documents) as string[],
  answerSheet: row.answer_sheet,
})

async function readSites(db: Reader, hours: HoursByOwner): Promise<Map<string, SiteModel>> {
  const sites = await db.selectFrom('site').selectAll().orderBy('position').execute()
  const pools = await readPools(db)
  return new Map(
    sites.map((row) => [
      row.id,
      {
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
        hours: hoursOf(
          hours,
          row.zone,
          hours.hours.filter((each) => each.site_id === row.id && each.resource_id === null),
          row.id,
          null,
        ),
        pools: pools.filter((pool) => pool.siteId === row.id),
      },
    ]),
  )
}

async function readPools(db: Reader): Promise<PoolModel[]> {
  const rows = await db
    .selectFrom('pool')
    .innerJoin('institution', 'institution.id', 'pool.institution_id')
    .select(['pool.id', 'pool.site_id', 'pool.institution_id', 'pool.name', 'pool.languages', 'institution.name as institution_name'])
    .orderBy('pool.position')
    .execute()
  const services = await db.selectFrom('pool_service').selectAll().execute()
  const units = await db
    .selectFrom('resource')
    .select(['id', 'pool_id'])
    .where('kind', '=', 'unit')
    .where('active', '=', 1)
    .orderBy('position')
    .execute()
  const desks = await db.selectFrom('desk').selectAll().orderBy('position').execute()
  return rows.map((row) => ({
    id: row.id,
    siteId: row.site_id,
    institutionId: row.institution_id,
    institutionName: row.institution_name,
    name: row.name,
    languages: JSON.parse(row.languages) as string[],
    serviceIds: new Set(services.filter((each) => each.pool_id === row.id).map((each) => each.service_id)),
    unitIds: units.filter((each) => each.pool_id === row.id).map((each) => each.id),
    desks: desks.filter((desk) => desk.pool_id === row.id).map(deskModel),
  }))
}

const deskModel = (row: Row<'desk'>): DeskModel => ({ id: row.id, siteId: row.site_id, poolId: row.pool_id, label: row.label })

async function readPeople(db: Reader, hours: HoursByOwner, sites: ReadonlyMap<string, SiteModel>): Promise<Map<string, PersonModel>> {
  const people = await db
    .selectFrom('resource')
    .select(['id', 'kind', 'name'])
    .where('kind', 'in', ['interpreter', 'professional'])
    .where('active', '=', 1)
    .orderBy('position')
    .execute()
  const languages = await db.selectFrom('resource_language').selectAll().execute()
  const roles = await db.selectFrom('resource_role').selectAll().execute()
  return new Map(
    people.map((row) => [
      row.id,
      {
        id: row.id,
        kind: row.kind as PersonModel['kind'],
        name: row.name,
        languages: languages.filter((each) => each.resource_id === row.id).map((each) => each.language),
        roles: roles.filter((each) => each.resource_id === row.id).map((each) => each.role),
        presences: presencesOf(row.id, hours, sites),
      },
    ]),
  )
}

function presencesOf(personId: string, all: HoursByOwner, sites: ReadonlyMap<string, SiteModel>): PresenceModel[] {
  const groups = Map.groupBy(
    all.hours.filter((row) => row.resource_id === personId),
    (row) => `${row.site_id} ${row.channels}`,
  )
  return [...groups].map(([group, rows]) => {
    const siteId = rows[0]!.site_id
    const zone = sites.get(siteId)?.zone ?? 'UTC'
    return {
      key: `${personId} ${group}`,
      siteId,
      channels: JSON.parse(rows[0]!.channels) as Channel[],
      hours: hoursOf(all, zone, rows, siteId, personId),
    }
  })
}
