import type { Site } from '../../shared/contracts/network.ts'

/** More offices than this on a phone are looked for by name, not by scrolling. */
export const placesAtOnce = 6

/** The offices in whose name, address or town each typed word occurs, whatever its case and accents. */
export function placesCalled(sites: readonly Site[], typed: string): Site[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return sites.filter((site) => words.every((word) => plain(`${site.name} ${site.address} ${site.city}`).includes(word)))
}

/** The first of them, and the chosen one, so that nobody looks for it in vain. */
export function firstPlaces(sites: readonly Site[], chosen: string | null): Site[] {
  return sites.filter((site, at) => at < placesAtOnce || site.id === chosen)
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[’']/g, "'")
    .toLowerCase()
