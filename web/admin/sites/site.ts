import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { Part } from '../part/part.ts'
import type { PartValue } from '../part/value.ts'

export type Site = PartValue<'site'>
export type Pool = Site['pools'][number]

/** What each section of the form is given. */
export interface SectionProps {
  readonly part: Part<Site>
  readonly outline: NetworkOutline
}

/** What a new site begins with: most have one area to choose from, and desks of one institution. */
export function blankSite(outline: NetworkOutline): Site {
  return {
    id: '',
    area: outline.areas.length === 1 ? outline.areas[0]!.id : '',
    name: '',
    kind: 'fixed',
    address: '',
    city: '',
    series: 'A',
    queue: { preset: 'balanced' },
    arriveEarlyMinutes: 60,
    arriveLateMinutes: 30,
    // what every office expects; the form shows it, and which days they are
    ...(outline.network.zone === 'Europe/Rome' ? { holidays: 'IT' as const } : {}),
    hours: [],
    exceptions: [],
    pools: [],
  }
}

export function newPool(site: Site, { institutions, services, network }: NetworkOutline): Pool {
  const taken = site.pools.map((pool) => pool.id)
  const pool: Pool = {
    id: firstFree((n) => poolId(site.id, n), taken),
    institution: institutions.length === 1 ? institutions[0]!.id : '',
    name: '',
    languages: [network.language],
    desks: [],
    services: services.length === 1 ? [services[0]!.id] : [],
  }
  return { ...pool, desks: [newDesk(site, pool)] }
}

/** The label is the next number of the site: the board shows it. */
export function newDesk(site: Site, pool: Pool): Pool['desks'][number] {
  const labels = site.pools.flatMap((each) => each.desks.map((desk) => Number(desk.label))).filter(Number.isInteger)
  const taken = pool.desks.map((desk) => desk.id)
  return { id: firstFree((n) => `${pool.id}-${n}`, taken), label: String(Math.max(0, ...labels) + 1) }
}

/** The ids of the desks of a new site begin with its own, which may change until it is saved. */
export const withPoolIds = (pools: readonly Pool[], siteId: string): Pool[] =>
  pools.map((pool, at) => {
    const id = poolId(siteId, at + 1)
    return { ...pool, id, desks: pool.desks.map((desk, index) => ({ ...desk, id: `${id}-${index + 1}` })) }
  })

const poolId = (siteId: string, n: number): string => `${siteId || 'site'}-desks${n === 1 ? '' : `-${n}`}`

function firstFree(idOf: (n: number) => string, taken: readonly string[]): string {
  let n = 1
  while (taken.includes(idOf(n))) n++
  return idOf(n)
}
