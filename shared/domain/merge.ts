import { type Fields, isObject, keysOf, same } from './same.ts'

export interface Merged<Value> {
  readonly value: Value
  /** fields that both have changed, each in another way: mine stands */
  readonly conflicts: number
}

/**
 * What two people made of the same `base`. Field by field, the change of whoever made one; a list is one field, unless its
 * entries have ids.
 */
export function merge<Value>(base: Value, mine: Value, theirs: Value): Merged<Value> {
  const counter = { conflicts: 0 }
  const value = fieldOf(base, mine, theirs, counter) as Value
  return { value, conflicts: counter.conflicts }
}

function fieldOf(base: unknown, mine: unknown, theirs: unknown, counter: { conflicts: number }): unknown {
  if (same(mine, theirs) || same(base, theirs)) return mine
  if (same(base, mine)) return theirs
  if (haveIds(base) && haveIds(mine) && haveIds(theirs)) return listOf(base, mine, theirs, counter)
  if (isRecord(base) && isRecord(mine) && isRecord(theirs)) return recordOf(base, mine, theirs, counter)
  counter.conflicts++
  return mine
}

const recordOf = (base: Fields, mine: Fields, theirs: Fields, counter: { conflicts: number }): Fields =>
  Object.fromEntries(
    keysOf(mine, theirs).flatMap((key) => {
      const value = fieldOf(base[key], mine[key], theirs[key], counter)
      return value === undefined ? [] : [[key, value]]
    }),
  )

/** In my order; what they have added stands behind it. */
function listOf(base: Entry[], mine: Entry[], theirs: Entry[], counter: { conflicts: number }): unknown[] {
  const at = (list: Entry[], id: string) => list.find((entry) => entry.id === id)
  const ids = [...new Set([...mine, ...theirs].map((entry) => entry.id))]
  return ids.map((id) => fieldOf(at(base, id), at(mine, id), at(theirs, id), counter)).filter((entry) => entry !== undefined)
}

interface Entry {
  readonly id: string
}
const isRecord = (value: unknown): value is Fields => isObject(value) && !Array.isArray(value)
const haveIds = (value: unknown): value is Entry[] => Array.isArray(value) && value.every((entry) => isObject(entry) && typeof entry.id === 'string')
