import type { ExtraUnitGain } from '../../shared/contracts/extra-units.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { freeSlots } from '../appointments/queries.ts'
import type { Tx } from '../db/transact.ts'
import { type NetworkModel, textOf } from '../network/model.ts'

type Starts = ReadonlyMap<string, number>

/** More than a day has. */
const allOfADay = 300

/** How many starts are still free today, by service of the pool. */
export async function startsToday({ db, now }: Pick<Tx, 'db' | 'now'>, network: NetworkModel, siteId: string, poolId: string): Promise<Starts> {
  const site = network.sites.get(siteId)!
  const today = localDay(site.zone, now)
  const starts = new Map<string, number>()
  for (const serviceId of site.pools.find(({ id }) => id === poolId)!.serviceIds) {
    const service = network.services.get(serviceId)
    if (!service) continue
    const channel = service.channels.includes('onSite') ? 'onSite' : service.channels[0]!
    const search = { service, sites: [site], channel, interpreter: undefined, from: today, to: today, limit: allOfADay }
    starts.set(serviceId, (await freeSlots(db, network, search, now)).slots.length)
  }
  return starts
}

export const gainOf = (network: NetworkModel, before: Starts, after: Starts, language: string): ExtraUnitGain['services'] =>
  [...after].map(([serviceId, count]) => ({
    serviceId,
    serviceName: textOf(network.services.get(serviceId)!, language, network).name,
    before: before.get(serviceId) ?? 0,
    after: count,
  }))
