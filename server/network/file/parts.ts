import { createHash } from 'node:crypto'
import type { PartKind } from '../../../shared/contracts/network-changes.ts'
import type { NetworkFile } from '../../../shared/contracts/network-file.ts'

/** The parts of a network by kind and id: each is exactly its entry of the file. */
export type Parts = ReadonlyMap<string, Part>

export interface Part {
  readonly kind: PartKind
  readonly id: string
  readonly value: unknown
}

export const partKey = (kind: PartKind, id: string): string => `${kind} ${id}`

export function partsOf(file: NetworkFile): Parts {
  const { areas, institutions, services, sites, people, travel, format, ...network } = file
  const listed = (kind: PartKind, list: readonly { readonly id: string }[]): Part[] => list.map((value) => ({ kind, id: value.id, value }))
  const parts: readonly Part[] = [
    { kind: 'network', id: 'network', value: network },
    ...listed('area', areas),
    ...listed('institution', institutions),
    ...listed('service', services),
    ...listed('site', sites),
    ...listed('person', people),
    { kind: 'travel', id: 'travel', value: travel },
  ]
  return new Map(parts.map((part) => [partKey(part.kind, part.id), part]))
}

/** Follows from the value alone, in whatever order its fields stand. */
export const versionOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('base64url').slice(0, 22)

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  )

/** The sites that an interpreter or professional comes to. */
export function placesOf({ value }: Pick<Part, 'value'>): string[] {
  const { windows, exceptions } = value as NetworkFile['people'][number]
  return [...new Set([...windows, ...exceptions].map((each) => each.site))]
}
