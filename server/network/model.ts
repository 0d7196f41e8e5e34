import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import type { Channel } from '../../shared/domain/appointment.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import type { Hours } from '../../shared/domain/opening.ts'
import type { QueuePolicy } from '../../shared/domain/queue.ts'
import { type Stop, stopOn } from '../../shared/domain/stops.ts'
import type { TravelTimes } from '../../shared/domain/travel.ts'
import type { Parts } from './file/parts.ts'
import type { Openings } from './openings.ts'

/**
 * The network as configured: read at start and after each change of it, kept whole in memory (a region of 35 areas is a few
 * megabytes), and never written to. Maps keep the order of the network file.
 */
export interface NetworkModel {
  readonly name: string
  readonly zone: string
  readonly language: string
  readonly phone: string | null
  readonly email: string | null
  readonly invented: boolean
  readonly areas: ReadonlyMap<string, Named>
  readonly institutions: ReadonlyMap<string, Named>
  readonly services: ReadonlyMap<string, ServiceModel>
  readonly sites: ReadonlyMap<string, SiteModel>
  readonly desks: ReadonlyMap<string, DeskModel>
  readonly people: ReadonlyMap<string, PersonModel>
  /** by site: whoever is ever there; in a region of 35 areas that is a small part */
  readonly peopleAt: ReadonlyMap<string, readonly PersonModel[]>
  /** what has been taken away, for what still speaks of it; nothing is offered there */
  readonly former: { readonly services: ReadonlyMap<string, ServiceModel>; readonly sites: ReadonlyMap<string, SiteModel> }
  readonly travel: TravelTimes
  readonly openings: Openings
  /** counts the changes of the network: a transaction that finds another one has to read it anew */
  readonly version: number
  /** the same as its readable file, whole and part by part; put together when first asked for */
  file(): NetworkFile
  parts(): Parts
}

export interface Named {
  readonly id: string
  readonly name: string
}

export interface ServiceModel {
  readonly id: string
  readonly lifeArea: string
  readonly icon: string
  readonly durationMinutes: number
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  readonly stepMinutes: number
  readonly noticeMinutes: number
  readonly horizonDays: number
  readonly channels: readonly Channel[]
  readonly walkIn: boolean
  readonly requirements: readonly RequirementModel[]
  readonly texts: ReadonlyMap<string, ServiceTextModel>
}

export interface RequirementModel {
  readonly role: string
  readonly count: number
  readonly condition: 'always' | 'language'
}

export interface ServiceTextModel {
  readonly language: string
  readonly name: string
  readonly summary: string
  readonly forWhom: string
  readonly documents: readonly string[]
  readonly answerSheet: string
  /** a person has read it */
  readonly reviewed: boolean
}

export interface SiteModel {
  readonly id: string
  readonly areaId: string
  readonly name: string
  readonly kind: 'fixed' | 'mobile' | 'remote'
  readonly zone: string
  readonly address: string
  readonly city: string
  readonly phone: string | null
  readonly email: string | null
  readonly series: string
  readonly policy: QueuePolicy
  readonly arriveEarlyMinutes: number
  readonly arriveLateMinutes: number
  /** with the public holidays on which it is closed */
  readonly hours: Hours
  /** of a mobile unit, in order of time */
  readonly stops: readonly Stop[]
  readonly pools: readonly PoolModel[]
}

export interface PoolModel {
  readonly id: string
  readonly siteId: string
  readonly institutionId: string
  readonly institutionName: string
  readonly name: string
  readonly languages: readonly string[]
  readonly serviceIds: ReadonlySet<string>
  readonly unitIds: readonly string[]
  readonly desks: readonly DeskModel[]
}

export interface DeskModel {
  readonly id: string
  readonly siteId: string
  readonly poolId: string
  readonly label: string
}

/** An interpreter or a named professional, and when they are where, for which channels. */
export interface PersonModel {
  readonly id: string
  readonly kind: 'interpreter' | 'professional'
  readonly name: string
  readonly languages: readonly string[]
  readonly roles: readonly string[]
  /** the most that may be planned in a week; null: no limit */
  readonly weeklyMinutes: number | null
  readonly presences: readonly PresenceModel[]
}

export interface PresenceModel {
  readonly key: string
  readonly siteId: string
  readonly channels: readonly Channel[]
  readonly hours: Hours
}

export const interpreterRole = 'interpreter'
export const deskRole = 'desk'

export const poolOf = (site: SiteModel, deskId: string): PoolModel | undefined =>
  site.pools.find((pool) => pool.desks.some((desk) => desk.id === deskId))
export const poolsFor = (site: SiteModel, serviceId: string): readonly PoolModel[] => site.pools.filter((pool) => pool.serviceIds.has(serviceId))
export const institutionsServing = (site: SiteModel, serviceId: string): string[] => poolsFor(site, serviceId).map((pool) => pool.institutionId)
/** Who does it there, by name, in the order of the pools; `last` after all others. */
export const institutionNamesFor = (site: SiteModel, serviceId: string, last?: string): string[] => [
  ...new Set(
    [...poolsFor(site, serviceId)]
      .sort((one, other) => Number(one.institutionId === last) - Number(other.institutionId === last))
      .map((pool) => pool.institutionName),
  ),
]
export const offers = (site: SiteModel, serviceId: string): boolean => site.pools.some((pool) => pool.serviceIds.has(serviceId))
export const takesInterpreter = (service: ServiceModel): boolean => service.requirements.some((requirement) => requirement.role === interpreterRole)

/** Where a unit or a person is to be had. */
export const sitesWith = (network: NetworkModel, resourceId: string): SiteModel[] =>
  [...network.sites.values()].filter(
    (site) =>
      site.pools.some((pool) => pool.unitIds.includes(resourceId)) ||
      (network.peopleAt.get(site.id) ?? []).some((person) => person.id === resourceId),
  )

/** Also where it has been taken away meanwhile. */
export const knownSite = ({ sites, former }: Pick<NetworkModel, 'sites' | 'former'>, siteId: string): SiteModel | undefined =>
  sites.get(siteId) ?? former.sites.get(siteId)
export const knownService = ({ services, former }: Pick<NetworkModel, 'services' | 'former'>, serviceId: string): ServiceModel | undefined =>
  services.get(serviceId) ?? former.services.get(serviceId)

/** The stop at which a mobile unit is at this instant; null for a site that does not move. */
export const stopAt = ({ openings }: Pick<NetworkModel, 'openings'>, site: SiteModel, at: Instant): Stop | null =>
  site.stops.length === 0 ? null : (stopOn(site.stops, openings.dayOf(site.zone, at), openings.minuteOf(site.zone, at)) ?? null)

/** What follows the name of a site: where one goes. */
export const addressOf = (site: Pick<SiteModel, 'address' | 'city'>, stop: Stop | null): string =>
  stop ? [stop.place, stop.address ?? site.city].filter(Boolean).join(', ') : [site.address, site.city].filter(Boolean).join(', ')

/** Where a mobile unit stands today: now, else where it opens next; null for a site that does not move, and when it has gone. */
export function placeToday({ openings }: Pick<NetworkModel, 'openings'>, site: SiteModel, now: Instant): string | null {
  if (site.stops.length === 0) return null
  const today = openings.dayOf(site.zone, now)
  const next = openings.around(site.id, site.hours, { from: now, to: now + 1 }).find((interval) => interval.to > now)
  return next && openings.dayOf(site.zone, next.from) <= today ? placeAt({ openings }, site, Math.max(now, next.from)) : null
}

/** Where a mobile unit stands at this instant, in one line. */
export function placeAt({ openings }: Pick<NetworkModel, 'openings'>, site: SiteModel, at: Instant): string | null {
  const stop = stopAt({ openings }, site, at)
  return stop && addressOf(site, stop)
}

/** Whether more than their cells binds them: a limit of the week, or ways between sites. */
export const isBound = ({ travel }: Pick<NetworkModel, 'travel'>, { weeklyMinutes, presences }: PersonModel): boolean =>
  weeklyMinutes !== null || (travel.longestMinutes > 0 && presences.some(({ siteId }) => siteId !== presences[0]!.siteId))

/** Languages that every desk of the site speaks for this service: nobody needs an interpreter for these. */
export function deskLanguages(site: SiteModel, serviceId?: string): readonly string[] {
  const pools = serviceId ? poolsFor(site, serviceId) : site.pools
  const [first, ...rest] = pools
  return (first?.languages ?? []).filter((language) => rest.every((pool) => pool.languages.includes(language)))
}

/** The language an interpreter is needed for, or null: none asked, none foreseen for this service, or the desk speaks it. */
export function interpreterNeed(service: ServiceModel, site: SiteModel, asked: string | undefined): string | null {
  if (!asked || !takesInterpreter(service)) return null
  return deskLanguages(site, service.id).includes(asked) ? null : asked
}

/** The texts in `language`, else in the network's own, else in any there is. */
export function textOf(service: ServiceModel, language: string, network: Pick<NetworkModel, 'language'>): ServiceTextModel {
  const found = service.texts.get(language) ?? service.texts.get(network.language) ?? service.texts.values().next().value
  return found ?? { language: network.language, name: service.id, summary: '', forWhom: '', documents: [], answerSheet: '', reviewed: false }
}
