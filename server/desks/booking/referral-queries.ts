import type { PlacesQuery, Referral, ReferralPlaces } from '../../../shared/contracts/referral.ts'
import type { Slot } from '../../../shared/contracts/slots.ts'
import { type Channel, canBeReached } from '../../../shared/domain/appointment.ts'
import type { Instant } from '../../../shared/domain/cells.ts'
import { freeSlots } from '../../appointments/queries.ts'
import type { Reader } from '../../db/schema.ts'
import { institutionsServing, interpreterNeed, type NetworkModel, poolsFor, type ServiceModel, type SiteModel, textOf } from '../../network/model.ts'
import type { DeskAt } from '../at-desk.ts'
import { type FollowedUp, followedUp } from './following-queries.ts'

/** What other institutions of the network do, for a visit of this desk. */
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
    const sites = sitesElsewhere(network, pool.institutionId, service.id)
    if (sites.length === 0) return []
    const institutions = [...new Set(sites.flatMap((each) => institutionNames(each, service.id)))]
    return [{ serviceId: service.id, serviceName: textOf(service, language, network).name, icon: service.icon, institutions }]
  })
  return {
    stepId,
    language: visit.language,
    named: visit.given_name !== null || visit.family_name !== null,
    reachable: visit.email !== null || visit.phone !== null,
    services,
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
  { stepId, serviceId, alone }: PlacesQuery,
  now: Instant,
): Promise<ReferralPlaces | null> {
  const visit = await followedUp(db, site, deskId, stepId, now)
  const service = network.services.get(serviceId)
  const sites = sitesElsewhere(network, pool.institutionId, serviceId)
  if (!visit || !service || sites.length === 0) return null
  const channel = channelFor(service, visit)
  const search = { service, sites, channel, interpreter: alone ? undefined : spokenBy(visit), from: undefined, to: undefined, limit: mostStarts }
  const { slots } = await freeSlots(db, network, search, now)
  const firsts = slots.filter((slot, at) => slots.findIndex(({ siteId }) => siteId === slot.siteId) === at)
  const chosen = [...new Set([...firsts, ...slots])].slice(0, mostPlaces)
  const interpreter = sites.map((each) => interpreterNeed(service, each, spokenBy(visit))).find((needed) => needed !== null) ?? null
  return {
    channel,
    interpreter,
    contactLeft: canBeReached({ ...visit, channel }),
    places: slots.filter((slot) => chosen.includes(slot)).map((slot) => placeOf(slot, network.sites.get(slot.siteId)!, serviceId)),
  }
}

const placeOf = (slot: Slot, site: SiteModel, serviceId: string): ReferralPlaces['places'][number] => ({
  slot,
  siteName: site.name,
  city: site.city,
  institutionName: institutionNames(site, serviceId).join(', '),
})

/** Sites where this service is another institution’s business alone: what one’s own does there is the next appointment. */
export const sitesElsewhere = (network: NetworkModel, ownInstitutionId: string, serviceId: string): SiteModel[] =>
  [...network.sites.values()].filter((site) => {
    const serving = institutionsServing(site, serviceId)
    return serving.length > 0 && !serving.includes(ownInstitutionId)
  })

/** As they came, where that can be; else at the desk. */
export function channelFor({ channels }: ServiceModel, { channel }: Pick<FollowedUp, 'channel'>): Channel {
  return [channel, 'onSite' as const].find((each) => channels.includes(each)) ?? channels[0]!
}

/** What an interpreter would be asked for: at this desk none may have been needed, since it speaks the language itself. */
export const spokenBy = (visit: Pick<FollowedUp, 'interpreter_language' | 'language'>): string => visit.interpreter_language ?? visit.language

const institutionNames = (site: SiteModel, serviceId: string): string[] => [...new Set(poolsFor(site, serviceId).map((pool) => pool.institutionName))]

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
