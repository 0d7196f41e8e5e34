import { isObject } from '../../../shared/domain/same.ts'
import type { Refusal } from '../../kit/api.ts'
import type { TextKey } from './text.ts'

export interface Mistake {
  /** `texts.it.name`, as the part names its fields; empty for the part as a whole */
  readonly path: string
  /** the server's own sentence; null where `key` has the words */
  readonly sentence: string | null
  readonly key: TextKey
  /** what `key` speaks of */
  readonly values: { readonly name?: string }
}

/** Which fields the server found fault with. The server has the sentences; we say what is missing. */
export function mistakesOf(refusal: Refusal | null, value: unknown): Mistake[] {
  const { code, fields = [] } = refusal?.problem ?? {}
  if (code === 'still_in_use') return fields.map(({ path, expected }) => ({ path, sentence: null, key: userOf(path), values: { name: expected } }))
  if (code === 'network_invalid') return fields.map(({ path, expected }) => ({ path, sentence: expected, key: 'mistakeHere', values: {} }))
  if (code !== 'invalid_input') return []
  return fields.map((field) => {
    const path = ownPath(field.path)
    if (isEmpty(valueAt(value, path))) return { path, sentence: null, key: 'mistakeEmpty', values: {} }
    return { path, sentence: field.text ?? null, key: 'mistakeHere', values: {} }
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
