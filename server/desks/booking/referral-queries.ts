import type { PlacesQuery, Referral, ReferralPlaces } from '../../../shared/contracts/referral.ts'
import type { Slot } from '../../../shared/contracts/slots.ts'
import { type Channel, canBeReached } from '../../../shared/domain/appointment.ts'
import type { Instant } from '../../../shared/domain/cells.ts'
import { freeSlots } from '../../appointments/queries.ts'
import type { Reader } from '../../db/schema.ts'
import {
  institutionNamesFor,
  institutionsServing,
  interpreterNeed,
  type NetworkModel,
  poolsFor,
  type ServiceModel,
  type SiteModel,
  textOf,
} from '../../network/model.ts'
import type { DeskAt } from '../at-desk.ts'
import { type FollowedUp, followedUp } from './following-queries.ts'

/** Who does what in the network, for a visit of this desk: also what its own institution does, so that nobody reads that nobody does it. */
export async function referralView(
  db: Reader,
  network: NetworkModel,
  { site, deskId, pool }: DeskAt,
  { stepId, language }: { readonly stepId: string; readonly language: string },
  now: Instant,
): Promise<Referral | null> {
  const visit = await followedUp(db, site, deskId, stepId, now)
  if (!visit) return null
  const services = [...network.services.values()].flatMap((service) => {
    const institutions = institutionsDoing(network, service.id)
    if (institutions.size === 0) return []
    const own = institutions.get(pool.institutionId) ?? null
    institutions.delete(pool.institutionId)
    const { icon } = service
    return [{ serviceId: service.id, serviceName: textOf(service, language, network).name, icon, institutions: [...institutions.values()], own }]
  })
  return {
    stepId,
    language: visit.language,
    named: visit.given_name !== null || visit.family_name !== null,
    reachable: visit.email !== null || visit.phone !== null,
    // what a referral can be to comes first
    services: services.sort((one, other) => Number(one.institutions.length === 0) - Number(other.institutions.length === 0)),
  }
}

/** As many as fit on the digits without a second look. */
const mostPlaces = 5
/** Enough starts that the second and third site are among them */
const mostStarts = 60

/** The first free start at each site where another institution does it, the earliest first; where they are few, later ones too. */
export async function referralPlaces(
  db: Reader,
  network: NetworkModel,
  { site, deskId, pool }: DeskAt,
  { stepId, serviceId, alone, from }: PlacesQuery,
  now: Instant,
): Promise<ReferralPlaces | null> {
  const visit = await followedUp(db, site, deskId, stepId, now)
  const service = network.services.get(serviceId)
  const sites = sitesElsewhere(network, pool.institutionId, serviceId)
  if (!visit || !service || sites.length === 0) return null
  const channel = channelFor(service, visit)
  const search = { service, sites, channel, interpreter: alone ? undefined : spokenBy(visit), from, to: undefined, limit: mostStarts }
  const { slots } = await freeSlots(db, network, search, now)
  const firsts = slots.filter((slot, at) => slots.findIndex(({ siteId }) => siteId === slot.siteId) === at)
  const chosen = [...new Set([...firsts, ...slots])].slice(0, mostPlaces)
  const placeOf = (slot: Slot) => {
    const at = network.sites.get(slot.siteId)!
    return { slot, siteName: at.name, city: at.city, institutions: institutionNamesFor(at, serviceId, pool.institutionId) }
  }
  const interpreter = sites.map((each) => interpreterNeed(service, each, spokenBy(visit))).find((needed) => needed !== null) ?? null
  return {
    channel,
    interpreter,
    contactLeft: canBeReached({ ...visit, channel }),
    places: slots.filter((slot) => chosen.includes(slot)).map(placeOf),
  }
}

/** Sites where another institution does this, also beside one’s own: whose desk is free first serves it there. */
export const sitesElsewhere = (network: NetworkModel, ownInstitutionId: string, serviceId: string): SiteModel[] =>
  [...network.sites.values()].filter((site) => institutionsServing(site, serviceId).some((id) => id !== ownInstitutionId))

/** Names by id, of whoever does it at any site. */
const institutionsDoing = (network: NetworkModel, serviceId: string): Map<string, string> =>
  new Map([...network.sites.values()].flatMap((site) => poolsFor(site, serviceId)).map((pool) => [pool.institutionId, pool.institutionName]))

/** As they came, where that can be; else at the desk. */
export function channelFor({ channels }: ServiceModel, { channel }: Pick<FollowedUp, 'channel'>): Channel {
  return [channel, 'onSite' as const].find((each) => channels.includes(each)) ?? channels[0]!
}

/** What an interpreter would be asked for: at this desk none may have been needed, since it speaks the language itself. */
export const spokenBy = (visit: Pick<FollowedUp, 'interpreter_language' | 'language'>): string => visit.interpreter_language ?? visit.language

/** The institution whose desk has sent the holder of this appointment; null where nobody has, or where its person did not agree. */
export async function sentBy(db: Reader, appointmentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('referral')
    .innerJoin('desk', 'desk.id', 'referral.desk_id')
    .innerJoin('pool', 'pool.id', 'desk.pool_id')
    .innerJoin('institution', 'institution.id', 'pool.institution_id')
    .select('institution.name')
    .where('referral.appointment_id', '=', appointmentId)
    .where('referral.agreed', '=', 1)
    .executeTakeFirst()
  return row?.name ?? null
}
