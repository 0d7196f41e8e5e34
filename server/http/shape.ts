import type { RefusedField } from '../../shared/domain/decision.ts'

/** As zod names what does not fit; only what is read here. */
interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly origin?: string
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly divisor?: unknown
  readonly format?: string
  readonly params?: { readonly tooLong?: number } | undefined
  /** of a union: what is wrong by each of its shapes */
  readonly errors?: readonly (readonly Issue[])[]
}

/** The fields that do not fit their contract, with what to say of each to whoever filled it in. Of several shapes, the one that fits best. */
export function misshapen(issue: Issue): RefusedField[] {
  const nearest = issue.errors?.toSorted((one, other) => one.length - other.length)[0]
  if (nearest?.length) return nearest.flatMap((inner) => misshapen({ ...inner, path: [...issue.path, ...inner.path] }))
  return [{ path: issue.path.join('.'), expected: issue.message, shape: shapeOf(issue) }]
}

function shapeOf(issue: Issue): NonNullable<RefusedField['shape']> {
  switch (issue.code) {
    case 'too_small':
      return isMissing(issue) ? { key: 'missing', n: 1 } : { key: smallOf[issue.origin ?? ''] ?? 'least', n: Number(issue.minimum) }
    case 'too_big':
      return { key: bigOf[issue.origin ?? ''] ?? 'most', n: Number(issue.maximum) }
    case 'not_multiple_of':
      return { key: 'multiple', n: Number(issue.divisor) }
    case 'invalid_format':
      return { key: issue.format === 'email' ? 'email' : 'form', n: 0 }
    case 'invalid_type':
      return { key: issue.message.endsWith('received undefined') || issue.message.endsWith('received null') ? 'missing' : 'form', n: 0 }
    case 'invalid_value':
      return { key: 'choice', n: 0 }
    case 'unrecognized_keys':
      return { key: 'unknown', n: 0 }
    case 'custom':
      return issue.params?.tooLong === undefined ? { key: 'other', n: 0 } : { key: 'long', n: issue.params.tooLong }
    default:
      return { key: 'other', n: 0 }
  }
}

const isMissing = ({ origin, minimum }: Issue): boolean => origin === 'string' && Number(minimum) === 1

const smallOf: Readonly<Record<string, string>> = { string: 'short', array: 'few', set: 'few' }
const bigOf: Readonly<Record<string, string>> = { string: 'long', array: 'many', set: 'many' }
