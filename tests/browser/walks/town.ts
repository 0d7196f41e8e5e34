import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import { smallTown } from '../../support/network.ts'

const lifeAreas = ['education', 'housing', 'work', 'health', 'welfare'] as const

/** In the afternoon of the tests' own today. */
const stopToday = { fromDay: '2026-03-10', toDay: '2026-03-10', from: '15:00', to: '18:00', reason: '' }

/**
 * The small town, with what it takes to see every screen: so many services that they are asked for by life area and fill two
 * pages of a kiosk, and an annex that is closed but on Sundays, and a mobile unit that
 * is still on its way.
 */
export function wideTown(): NetworkFile {
  const town = smallTown()
  const card = town.services.find((service) => service.id === 'card')!
  const more = lifeAreas.map((lifeArea) => ({ ...card, id: lifeArea, lifeArea }))
  const pools = town.sites[0]!.pools.map((pool) =>
    pool.id === 'asl-pool' ? { ...pool, services: [...pool.services, ...lifeAreas], desks: [{ id: 'desk-3', label: 'PT-2' }] } : pool,
  )
  const annex = {
    ...town.sites[1]!,
    id: 'annex',
    name: 'Annex',
    series: 'C',
    hours: [{ on: ['sun' as const], from: '09:00', to: '10:00' }],
    pools: [{ ...town.sites[1]!.pools[0]!, id: 'annex-pool', desks: [{ id: 'annex-1', label: '1' }] }],
  }
  const unit = {
    ...annex,
    id: 'unit',
    name: 'Mobile unit',
    kind: 'mobile' as const,
    series: 'D',
    hours: [],
    exceptions: [{ ...stopToday, place: 'Market square', address: 'Piazza del Mercato 12' }],
    pools: [{ ...annex.pools[0]!, id: 'unit-pool', desks: [{ id: 'unit-1', label: '1' }] }],
  }
  return {
    ...town,
    invented: true,
    email: 'help@town.example',
    services: [...town.services, ...more],
    sites: [{ ...town.sites[0]!, pools }, town.sites[1]!, annex, unit],
  }
}
