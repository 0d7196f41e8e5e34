import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import { presets, type QueuePolicy } from '../../shared/domain/queue.ts'
import type { Tx } from '../db/transact.ts'
import { insertAll } from './store.ts'

/** Writes a whole network into an empty database. */
export async function loadNetwork(tx: Tx, file: NetworkFile): Promise<Decision<{ sites: number }>> {
  const { db } = tx
  await insertAll(db, 'network', [
    {
      id: 'network',
      name: file.name,
      zone: file.zone,
      language: file.language,
      phone: file.phone ?? null,
      email: file.email ?? null,
      invented: Number(file.invented),
    },
  ])
  await insertAll(
    db,
    'area',
    file.areas.map((area, position) => ({ ...area, position })),
  )
  await insertAll(
    db,
    'institution',
    file.institutions.map((institution, position) => ({ ...institution, position })),
  )
  await loadServices(tx, file)
  await loadSites(tx, file)
  await loadPools(tx, file)
  await loadPeople(tx, file)
  await insertAll(
    db,
    'travel',
    file.travel.map((travel) => ({ from_site_id: travel.from, to_site_id: travel.to, minutes: travel.minutes })),
  )
  tx.record({ kind: 'networkChanged', siteId: null })
  return accepted({ sites: file.sites.length })
}

async function loadServices({ db }: Tx, file: NetworkFile) {
  await insertAll(
    db,
    'service',
    file.services.map((service, position) => ({
      id: service.id,
      life_area: service.lifeArea,
      icon: service.icon,
      duration_minutes: service.durationMinutes,
      buffer_before_minutes: service.bufferBeforeMinutes,
      buffer_after_minutes: service.bufferAfterMinutes,
      step_minutes: service.stepMinutes,
      notice_minutes: service.noticeMinutes,
      horizon_days: service.horizonDays,
      channels: JSON.stringify(service.channels),
      walk_in: Number(service.walkIn),
      position,
    })),
  )
  await insertAll(
    db,
    'service_text',
    file.services.flatMap((service) =>
      Object.entries(service.texts).map(([language, text]) => ({
        service_id: service.id,
        language,
        name: text.name,
        summary: text.summary,
        for_whom: text.forWhom,
        documents: JSON.stringify(text.documents),
        answer_sheet: text.answerSheet,
        reviewed: Number(text.reviewed),
      })),
    ),
  )
  await insertAll(
    db,
    'requirement',
    file.services.flatMap((service) => service.requirements.map((requirement) => ({ service_id: service.id, ...requirement }))),
  )
}

async function loadSites({ db, chance }: Tx, file: NetworkFile) {
  await insertAll(
    db,
    'site',
    file.sites.map((site, position) => ({
      id: site.id,
      area_id: site.area,
      name: site.name,
      kind: site.kind,
      zone: site.zone ?? file.zone,
      address: site.address,
      city: site.city,
      phone: site.phone ?? null,
      email: site.email ?? null,
      series: site.series,
      queue_policy: JSON.stringify(policyOf(site.queue)),
      arrive_early_minutes: site.arriveEarlyMinutes,
      arrive_late_minutes: site.arriveLateMinutes,
      position,
    })),
  )
  await insertAll(
    db,
    'queue_state',
    file.sites.map((site) => ({ site_id: site.id })),
  )
  await insertAll(
    db,
    'hours',
    file.sites.flatMap((site) => site.hours.flatMap((window) => hoursRows(chance.id, site.id, null, ['onSite', 'phone', 'video'], window))),
  )
  await insertAll(
    db,
    'hours_exception',
    file.sites.flatMap((site) => site.exceptions.map((exception) => exceptionRow(chance.id(), site.id, null, exception))),
  )
}

async function loadPools({ db }: Tx, file: NetworkFile) {
  const pools = file.sites.flatMap((site) => site.pools.map((pool) => ({ site, pool })))
  await insertAll(
    db,
    'pool',
    pools.map(({ site, pool }, position) => ({
      id: pool.id,
      site_id: site.id,
      institution_id: pool.institution,
      name: pool.name,
      languages: JSON.stringify(pool.languages),
      position,
    })),
  )
  await insertAll(
    db,
    'pool_service',
    pools.flatMap(({ pool }) => pool.services.map((service) => ({ pool_id: pool.id, service_id: service }))),
  )
  await insertAll(
    db,
    'resource',
    pools.flatMap(({ pool }) => [
      ...Array.from({ length: pool.units ?? pool.desks.length }, (_, index) => ({
        id: `${pool.id}-unit-${index + 1}`,
        kind: 'unit' as const,
        name: String(index + 1),
        pool_id: pool.id,
        weekly_minutes: null,
        position: index,
      })),
      ...pool.desks.map((desk, position) => ({
        id: desk.id,
        kind: 'desk' as const,
        name: desk.label,
        pool_id: pool.id,
        weekly_minutes: null,
        position,
      })),
    ]),
  )
  await insertAll(
    db,
    'desk',
    pools.flatMap(({ site, pool }) =>
      pool.desks.map((desk, position) => ({ id: desk.id, pool_id: pool.id, site_id: site.id, label: desk.label, position })),
    ),
  )
}

async function loadPeople({ db, chance }: Tx, file: NetworkFile) {
  await insertAll(
    db,
    'resource',
    file.people.map((person, position) => ({
      id: person.id,
      kind: person.kind,
      name: person.name,
      pool_id: null,
      weekly_minutes: person.weeklyMinutes ?? null,
      position,
    })),
  )
  await insertAll(
    db,
    'resource_language',
    file.people.flatMap((person) => person.languages.map((language) => ({ resource_id: person.id, language }))),
  )
  await insertAll(
    db,
    'resource_role',
    file.people.flatMap((person) => person.roles.map((role) => ({ resource_id: person.id, role }))),
  )
  await insertAll(
    db,
    'hours',
    file.people.flatMap((person) => person.windows.flatMap((window) => hoursRows(chance.id, window.site, person.id, window.channels, window))),
  )
  await insertAll(
    db,
    'hours_exception',
    file.people.flatMap((person) => person.exceptions.map((exception) => exceptionRow(chance.id(), exception.site, person.id, exception))),
  )
}

/** A preset, with what the site has tuned. */
function policyOf({ preset, maxPassed, weights }: NetworkFile['sites'][number]['queue']): QueuePolicy {
  const chosen = presets[preset]
  return { preset, maxPassed: maxPassed ?? chosen.maxPassed, weights: { ...chosen.weights, ...weights } }
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

type Window = NetworkFile['sites'][number]['hours'][number]
function hoursRows(nextId: () => string, siteId: string, resourceId: string | null, channels: readonly string[], window: Window) {
  return window.on.map((weekday) => ({
    id: nextId(),
    site_id: siteId,
    resource_id: resourceId,
    channels: JSON.stringify(channels),
    weekday: weekdays.indexOf(weekday) + 1,
    from_minute: minuteOf(window.from),
    to_minute: minuteOf(window.to),
    valid_from: window.validFrom ?? null,
    valid_to: window.validTo ?? null,
  }))
}

type Exception = NetworkFile['sites'][number]['exceptions'][number]
function exceptionRow(id: string, siteId: string, resourceId: string | null, exception: Exception) {
  return {
    id,
    site_id: siteId,
    resource_id: resourceId,
    from_day: exception.fromDay,
    to_day: exception.toDay,
    from_minute: exception.from ? minuteOf(exception.from) : null,
    to_minute: exception.to ? minuteOf(exception.to) : null,
    reason: exception.reason,
  }
}

function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number)
  return hours! * 60 + minutes!
}
