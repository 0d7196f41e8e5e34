import type { Refusal } from '../../kit/api.ts'
import { isObject } from './same.ts'
import type { TextKey } from './text.ts'

export interface Mistake {
  /** `texts.it.name`, as the part names its fields; empty for the part as a whole */
  readonly path: string
  /** the server's own sentence; null where `key` has the words */
  readonly sentence: string | null
  readonly key: TextKey
  /** the number that `key` speaks of */
  readonly n: number
}

/** Which fields the server found fault with. What only a whole network can say comes as a sentence; of a shape, we have the words. */
export function mistakesOf(refusal: Refusal | null, value: unknown): Mistake[] {
  const problem = refusal?.problem
  return (problem?.fields ?? []).map((field) => {
    const path = ownPath(field.path)
    if (problem?.code !== 'invalid_input') return { path, sentence: field.expected, key: 'mistakeHere', n: 0 }
    return { path, sentence: null, ...shapeMistake(field.expected, isEmpty(valueAt(value, path))) }
  })
}

/** The request holds a list of changes; this part is the first and only one of it. */
const ownPath = (path: string): string => path.replace(/^changes\.0\.(value\.?)?/, '')

const valueAt = (value: unknown, path: string): unknown => path.split('.').reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value)

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const shapes: readonly (readonly [RegExp, TextKey])[] = [
  [/multiple of (\d+)/, 'mistakeMultiple'],
  [/<=?\s*(\d+) (characters|items)/, 'mistakeTooLong'],
  [/<=?\s*(\d+)/, 'mistakeAtMost'],
  [/>=?\s*(\d+)/, 'mistakeAtLeast'],
  [/email/, 'mistakeEmail'],
]

function shapeMistake(expected: string, empty: boolean): Pick<Mistake, 'key' | 'n'> {
  if (empty) return { key: 'mistakeEmpty', n: 0 }
  for (const [pattern, key] of shapes) {
    const found = pattern.exec(expected)
    if (found) return { key, n: Number(found[1] ?? 0) }
  }
  return { key: 'mistakeHere', n: 0 }
}
