import type { Instant } from '../../shared/domain/cells.ts'
import { same } from '../../shared/domain/same.ts'
import type { NetworkModel, PersonModel, SiteModel } from '../network/model.ts'
import { interpretersAt, windowsAt } from '../present/interpreter-queries.ts'
import { dayMs, idsAtSite } from './admission.ts'
import type { Change } from './stranded.ts'

/** Whether anybody's chances at this site can be others today than before the change; asked of memory alone, a change can be of all sites. */
export function isConcernedToday(change: Change, site: SiteModel, now: Instant): boolean {
  const after = change.after.sites.get(site.id)
  if (!after || idsAtSite(change.before, site).some((id) => change.newlyAway.has(id) || change.dealtAnew.has(id))) return true
  return !(sameHours(change, site, after, now) && samePlaces(change, site, after) && samePeople(change, site, after, now))
}

function sameHours({ before, after }: Change, was: SiteModel, is: SiteModel, now: Instant): boolean {
  const today = ({ openings }: NetworkModel, { id, hours }: SiteModel) => openings.around(id, hours, { from: now, to: now + dayMs })
  return same(was.hours, is.hours) || same(today(before, was), today(after, is))
}

function samePlaces({ before, after }: Change, was: SiteModel, is: SiteModel): boolean {
  const places = ({ services }: NetworkModel, { policy, arriveLateMinutes, pools }: SiteModel) => [
    policy,
    arriveLateMinutes,
    pools.map(({ id, languages, unitIds, desks, serviceIds }) => [
      id,
      languages,
      unitIds,
      desks.map((desk) => desk.id),
      minutesOf(services, serviceIds),
    ]),
  ]
  return same(places(before, was), places(after, is))
}

const minutesOf = (services: NetworkModel['services'], ids: ReadonlySet<string>) => [...ids].map((id) => [id, services.get(id)?.durationMinutes])

function samePeople({ before, after }: Change, was: SiteModel, is: SiteModel, now: Instant): boolean {
  const [had, has] = [interpretersAt(before, was), interpretersAt(after, is)]
  const isAsBefore = (person: PersonModel, one: PersonModel | undefined) =>
    person.id === one?.id &&
    same(person.languages, one.languages) &&
    (same(person.presences, one.presences) || same(windowsAt(before, was, person, now), windowsAt(after, is, one, now)))
  return had.length === has.length && had.every((person, at) => isAsBefore(person, has[at]))
}
