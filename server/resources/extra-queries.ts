import type { ExtraUnitGain } from '../../shared/contracts/extra-units.ts'
import { type Instant, minute } from '../../shared/domain/cells.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { freeSlots } from '../appointments/queries.ts'
import type { Tx } from '../db/transact.ts'
import { deskRole, type NetworkModel, type ServiceModel, textOf } from '../network/model.ts'

type Starts = ReadonlyMap<string, readonly Instant[]>

/** More than a day has. */
const allOfADay = 300

/** The starts that are still free today, by service of the pool. */
export async function startsToday({ db, now }: Pick<Tx, 'db' | 'now'>, network: NetworkModel, siteId: string, poolId: string): Promise<Starts> {
  const site = network.sites.get(siteId)!
  const today = localDay(site.zone, now)
  const starts = new Map<string, Instant[]>()
  for (const serviceId of site.pools.find(({ id }) => id === poolId)!.serviceIds) {
    const service = network.services.get(serviceId)
    if (!service) continue
    const channel = service.channels.includes('onSite') ? 'onSite' : service.channels[0]!
    const search = { service, sites: [site], channel, interpreter: undefined, from: today, to: today, limit: allOfADay }
    const { slots } = await freeSlots(db, network, search, now)
    starts.set(
      serviceId,
      slots.map((slot) => Date.parse(slot.start)),
    )
  }
  return starts
}

export const gainOf = (network: NetworkModel, before: Starts, after: Starts, language: string): ExtraUnitGain['services'] =>
  [...after].map(([serviceId, starts]) => {
    const service = network.services.get(serviceId)!
    return {
      serviceId,
      serviceName: textOf(service, language, network).name,
      places: takesDeskAlone(service) ? oneAfterTheOther(service, starts) : 0,
      before: before.get(serviceId)?.length ?? 0,
      after: starts.length,
    }
  })

const takesDeskAlone = ({ requirements }: ServiceModel): boolean =>
  requirements.every(({ role, condition }) => role === deskRole || condition !== 'always')

/** Of a place that nobody has yet. */
function oneAfterTheOther({ durationMinutes, bufferBeforeMinutes, bufferAfterMinutes }: ServiceModel, starts: readonly Instant[]): number {
  let [count, freeFrom] = [0, 0]
  for (const start of starts) {
    if (start - bufferBeforeMinutes * minute < freeFrom) continue
    freeFrom = start + (durationMinutes + bufferAfterMinutes) * minute
    count += 1
  }
  return count
}
