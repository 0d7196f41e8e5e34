import type { Channel } from '../../shared/domain/appointment.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { merged, without } from '../../shared/domain/intervals.ts'
import type { Demand, SlotQuestion } from '../../shared/domain/slots.ts'
import {
  deskRole,
  interpreterRole,
  type NetworkModel,
  type PersonModel,
  type PresenceModel,
  poolsFor,
  type ServiceModel,
  type SiteModel,
} from '../network/model.ts'
import type { TimesByResource } from '../resources/away-queries.ts'

/** What somebody wants: which service, where, by which channel, with an interpreter of which language. */
export interface Wanted {
  readonly service: ServiceModel
  readonly site: SiteModel
  readonly channel: Channel
  /** null: none needed */
  readonly interpreter: string | null
}

/** What stands in the way of taking a resource. */
export interface Plans {
  /** when it is taken already */
  readonly busy: TimesByResource
  /** when it cannot be had although its hours say so */
  readonly away: TimesByResource
}

/** Puts the configured network and what is taken into the form the slot engine reads. */
export function slotQuestion(network: NetworkModel, wanted: Wanted, plans: Plans, range: Interval, now: Instant): SlotQuestion {
  const { service, site } = wanted
  const around = reach(wanted, range)
  return {
    now,
    range,
    opening: network.openings.around(site.id, site.hours, around),
    durationMinutes: service.durationMinutes,
    bufferBeforeMinutes: service.bufferBeforeMinutes,
    bufferAfterMinutes: service.bufferAfterMinutes,
    stepMinutes: service.stepMinutes,
    noticeMinutes: service.noticeMinutes,
    horizonDays: service.horizonDays,
    demands: demandsOf(network, wanted, rolesOf(wanted), plans, around),
  }
}

/** The range with the visit and its buffers around it: what may stand in the way. */
export function reach({ service }: Pick<Wanted, 'service'>, range: Interval): Interval {
  return {
    from: range.from - service.bufferBeforeMinutes * minute,
    to: range.to + (service.durationMinutes + service.bufferAfterMinutes) * minute,
  }
}

/** Every resource that could be taken for it, in any role. */
export function candidateIds(network: NetworkModel, wanted: Wanted): string[] {
  return [...new Set(rolesOf(wanted).flatMap((role) => membersOf(network, wanted, role.role)))]
}

export interface RoleCount {
  readonly role: string
  readonly count: number
}

/** Who could be taken for each role, and when. */
export function demandsOf(network: NetworkModel, wanted: Wanted, roles: readonly RoleCount[], { busy, away }: Plans, range: Interval): Demand[] {
  const opening = network.openings.around(wanted.site.id, wanted.site.hours, range)
  const candidate = (resourceId: string, windows: readonly Interval[]) => ({
    resourceId,
    windows: without(windows, away.get(resourceId) ?? []),
    busy: busy.get(resourceId) ?? [],
  })
  return roles.map(({ role, count }) => ({
    role,
    count,
    candidates:
      role === deskRole
        ? unitsFor(wanted).map((id) => candidate(id, opening))
        : peopleFor(network, wanted, role).map((person) => candidate(person.id, windowsOf(network, wanted, person, range))),
  }))
}

/** Requirements that hold for this visit: `language` ones only with an interpreter's language. */
export const rolesOf = ({ service, interpreter }: Wanted) =>
  service.requirements.filter((requirement) => requirement.condition === 'always' || interpreter !== null)

/** Who and what could be taken in this role. */
export const membersOf = (network: NetworkModel, wanted: Wanted, role: string): readonly string[] =>
  role === deskRole ? unitsFor(wanted) : peopleFor(network, wanted, role).map((person) => person.id)

const unitsFor = ({ service, site }: Wanted): string[] => poolsFor(site, service.id).flatMap((pool) => pool.unitIds)

/** Whom the role can be asked of. */
function peopleFor(network: NetworkModel, wanted: Wanted, role: string): PersonModel[] {
  const can = (person: PersonModel) =>
    role === interpreterRole ? person.kind === 'interpreter' && person.languages.includes(wanted.interpreter ?? '') : person.roles.includes(role)
  return (network.peopleAt.get(wanted.site.id) ?? []).filter((person) => can(person) && person.presences.some((presence) => isFor(presence, wanted)))
}

const windowsOf = (network: NetworkModel, wanted: Wanted, person: PersonModel, range: Interval): readonly Interval[] =>
  merged(
    person.presences
      .filter((presence) => isFor(presence, wanted))
      .flatMap((presence) => network.openings.around(presence.key, presence.hours, range)),
  )

const isFor = (presence: PresenceModel, { site, channel }: Wanted): boolean => presence.siteId === site.id && presence.channels.includes(channel)
