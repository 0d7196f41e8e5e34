import type { Channel } from '../../shared/domain/appointment.ts'
import { type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { merged } from '../../shared/domain/intervals.ts'
import type { Candidate, Demand, SlotQuestion } from '../../shared/domain/slots.ts'
import { deskRole, interpreterRole, type NetworkModel, poolsFor, type ServiceModel, type SiteModel } from '../network/model.ts'

/** What somebody wants: which service, where, by which channel, with an interpreter of which language. */
export interface Wanted {
  readonly service: ServiceModel
  readonly site: SiteModel
  readonly channel: Channel
  /** null: none needed */
  readonly interpreter: string | null
}

/** Times at which a resource is taken already, sorted by start. */
export type BusyByResource = ReadonlyMap<string, readonly Interval[]>

/** Puts the configured network and what is taken into the form the slot engine reads. */
export function slotQuestion(network: NetworkModel, wanted: Wanted, busy: BusyByResource, range: Interval, now: Instant): SlotQuestion {
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
    demands: demandsOf(network, wanted, busy, around),
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

function demandsOf(network: NetworkModel, wanted: Wanted, busy: BusyByResource, range: Interval): Demand[] {
  return rolesOf(wanted).map(({ role, count }) => ({
    role,
    count,
    candidates: membersOf(network, wanted, role).map((id) => candidate(network, wanted, id, busy, range)),
  }))
}

/** Requirements that hold for this visit: `language` ones only with an interpreter's language. */
const rolesOf = ({ service, interpreter }: Wanted) =>
  service.requirements.filter((requirement) => requirement.condition === 'always' || interpreter !== null)

function membersOf(network: NetworkModel, { service, site, interpreter }: Wanted, role: string): string[] {
  if (role === deskRole) return poolsFor(site, service.id).flatMap((pool) => pool.unitIds)
  const people = [...network.people.values()]
  if (role === interpreterRole) {
    return people.filter((person) => person.kind === 'interpreter' && person.languages.includes(interpreter ?? '')).map((person) => person.id)
  }
  return people.filter((person) => person.roles.includes(role)).map((person) => person.id)
}

function candidate(network: NetworkModel, { site, channel }: Wanted, resourceId: string, busy: BusyByResource, range: Interval): Candidate {
  const person = network.people.get(resourceId)
  return {
    resourceId,
    windows: person
      ? merged(
          person.presences
            .filter((presence) => presence.siteId === site.id && presence.channels.includes(channel))
            .flatMap((presence) => network.openings.around(presence.key, presence.hours, range)),
        )
      : network.openings.around(site.id, site.hours, range),
    busy: busy.get(resourceId) ?? [],
  }
}
