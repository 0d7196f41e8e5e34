import { isObject } from '../../../shared/domain/same.ts'
import type { Refusal } from '../../kit/api.ts'
import type { TextKey } from './text.ts'

export interface Mistake {
  /** `texts.it.name`, as the part names its fields; empty for the part as a whole */
  readonly path: string
  /** the server's own sentence; null where `key` has the words */
  readonly sentence: string | null
  readonly key: TextKey
  /** what `key` speaks of: a limit, a name */
  readonly values: { readonly n?: number; readonly name?: string }
}

/** Which fields the server found fault with. What only a whole network can say comes as a sentence; of a shape, we have the words. */
export function mistakesOf(refusal: Refusal | null, value: unknown): Mistake[] {
  const { code, fields = [] } = refusal?.problem ?? {}
  if (code === 'still_in_use') return fields.map(({ path, expected }) => ({ path, sentence: null, key: userOf(path), values: { name: expected } }))
  if (code === 'network_invalid') return fields.map(({ path, expected }) => ({ path, sentence: expected, key: 'mistakeHere', values: {} }))
  if (code !== 'invalid_input') return []
  return fields.map((field) => {
    const path = ownPath(field.path)
    return { path, sentence: null, ...shapeMistake(field.expected, isEmpty(valueAt(value, path))) }
  })
}

const users = ['site', 'person', 'desk', 'queue', 'replan'] as const

/** `site.centre`: the site with this id uses it. */
function userOf(path: string): TextKey {
  const kind = users.find((each) => each === path.split('.')[0])
  return kind ? `usedBy_${kind}` : 'usedBy_other'
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

function shapeMistake(expected: string, empty: boolean): Pick<Mistake, 'key' | 'values'> {
  if (empty) return { key: 'mistakeEmpty', values: {} }
  for (const [pattern, key] of shapes) {
    const found = pattern.exec(expected)
    if (found) return { key, values: { n: Number(found[1] ?? 0) } }
  }
  return { key: 'mistakeHere', values: {} }
}
