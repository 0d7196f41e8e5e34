import type { NetworkChange, PartKind } from '../../../shared/contracts/network-changes.ts'
import { type Complaint, complaintsOf } from '../../../shared/contracts/network-check.ts'
import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import { type Refused, type RefusedField, refused } from '../../../shared/domain/decision.ts'
import { type Part, type Parts, partKey, partsOf } from './parts.ts'

/** What one part was and will be; null where it is not. */
export interface PartDifference {
  readonly kind: PartKind
  readonly id: string
  readonly before: unknown
  readonly after: unknown
}

type PartChange = Pick<NetworkChange, 'kind' | 'id'> & { readonly value: unknown }

const lists = { area: 'areas', institution: 'institutions', service: 'services', site: 'sites', person: 'people' } as const
type Listed = keyof typeof lists

/** The file with these parts put or taken away. What is new comes last; travel times of a site go with it. */
export function changedFile(file: NetworkFile, changes: readonly PartChange[]): NetworkFile {
  let next = file
  for (const { kind, id, value } of changes) {
    if (kind === 'network') next = { ...next, ...onlyGiven(value as object) }
    else if (kind === 'travel') next = { ...next, travel: (value ?? []) as NetworkFile['travel'] }
    else next = { ...next, [lists[kind]]: changedList(next[lists[kind]], id, value) }
  }
  const gone = new Set(changes.filter((change) => change.kind === 'site' && change.value === null).map((change) => change.id))
  if (gone.size === 0) return next
  return { ...next, travel: next.travel.filter(({ from, to }) => !gone.has(from) && !gone.has(to)) }
}

// What is no longer given must not stay as it was
const onlyGiven = (value: object): object => ({ phone: undefined, email: undefined, ...value })

function changedList(list: readonly { readonly id: string }[], id: string, value: unknown): readonly unknown[] {
  if (value === null) return list.filter((each) => each.id !== id)
  return list.some((each) => each.id === id) ? list.map((each) => (each.id === id ? value : each)) : [...list, value]
}

/** What differs between two files, part by part, in the order in which it can be written. */
export function differencesOf(before: NetworkFile, after: NetworkFile): PartDifference[] {
  const [old, next] = [partsOf(before), partsOf(after)]
  const gone = [...old.entries()].filter(([key]) => !next.has(key)).map(([, { kind, id, value }]) => ({ kind, id, before: value, after: null }))
  return [...[...next.entries()].flatMap(([key, part]) => difference(old.get(key), part)), ...gone]
}

const difference = (old: Part | undefined, { kind, id, value }: Part): PartDifference[] =>
  old && (old.value === value || JSON.stringify(old.value) === JSON.stringify(value)) ? [] : [{ kind, id, before: old?.value ?? null, after: value }]

/**
 * What is wrong with the network as it would be: in the parts that are changed, with paths of the part; else in what still speaks
 * of something that is taken away. Null: it is whole. What was wrong before is not held against anybody.
 */
export function refusedWhole(before: NetworkFile, after: NetworkFile, changed: ReadonlySet<string>): Refused | null {
  const complaints = complaintsOf(after).map((complaint) => placed(after, complaint))
  const own = complaints.filter((each) => changed.has(each.key))
  if (own.length > 0) return refused('network_invalid', own.map(fieldOf))
  if (complaints.length === 0) return null
  const known = new Set(complaintsOf(before).map((complaint) => sayingOf(placed(before, complaint))))
  const caused = complaints.filter((each) => !known.has(sayingOf(each)))
  return caused.length === 0 ? null : refused('still_in_use', users(partsOf(after), caused))
}

interface Placed {
  readonly key: string
  readonly path: string
  readonly complaint: Complaint
}

/** Where in which part it is, given where in the file. */
function placed(file: NetworkFile, complaint: Complaint): Placed {
  const [list, index, ...rest] = complaint.path
  const kind = (Object.keys(lists) as Listed[]).find((each) => lists[each] === list)
  if (!kind) return { key: partKey('travel', 'travel'), path: complaint.path.slice(1).join('.'), complaint }
  return { key: partKey(kind, file[lists[kind]][Number(index)]!.id), path: rest.join('.'), complaint }
}

const sayingOf = ({ key, complaint: { check, value } }: Placed): string => `${key} ${check} ${value}`

const fieldOf = ({ path, complaint: { check, value } }: Placed): RefusedField => ({ path, expected: value, check })

/** Each part that speaks of what is taken away, once, by its name. */
const users = (parts: Parts, placed: readonly Placed[]): RefusedField[] =>
  [...new Set(placed.map((each) => each.key))].map((key) => {
    const part = parts.get(key)
    return { path: key.replace(' ', '.'), expected: (part?.value as { name?: string } | undefined)?.name ?? part?.id ?? '' }
  })
