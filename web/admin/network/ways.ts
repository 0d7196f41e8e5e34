import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { PartValue } from '../part/value.ts'

export type Travel = PartValue<'travel'>

/** Two sites between which somebody may have to travel. */
export interface Way {
  readonly one: NetworkOutline['sites'][number]
  readonly other: NetworkOutline['sites'][number]
}

/** Only sites that share an interpreter or a professional, and those that already have a time. */
export function waysOf({ sites, people }: Pick<NetworkOutline, 'sites' | 'people'>, travel: Travel): Way[] {
  const pairs = new Map<string, Way>()
  const known = new Map(sites.map((site, position) => [site.id, { site, position }]))
  const add = (from: string, to: string) => {
    const [one, other] = [known.get(from), known.get(to)].sort((a, b) => (a?.position ?? 0) - (b?.position ?? 0))
    if (one && other && one !== other) pairs.set(`${one.site.id} ${other.site.id}`, { one: one.site, other: other.site })
  }
  for (const { siteIds } of people) for (const from of siteIds) for (const to of siteIds) add(from, to)
  for (const { from, to } of travel) add(from, to)
  return [...pairs.values()]
}

export const minutesOf = (travel: Travel, from: string, to: string): number | null =>
  travel.find((each) => each.from === from && each.to === to)?.minutes ?? null

/** Empty takes the row away; a row stays where it stands. */
export function withMinutes(travel: Travel, from: string, to: string, minutes: number | null): Travel {
  const isIt = (each: Travel[number]) => each.from === from && each.to === to
  if (minutes === null) return travel.filter((each) => !isIt(each))
  return travel.some(isIt) ? travel.map((each) => (isIt(each) ? { ...each, minutes } : each)) : [...travel, { from, to, minutes }]
}
