/** Equal in all that is written of them: a field that is undefined is one that is not there. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return false
  return keysOf(one, other).every((key) => same(one[key], other[key]))
}

export type Fields = Readonly<Record<string, unknown>>
export const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null
export const keysOf = (...objects: Fields[]): string[] => [...new Set(objects.flatMap((object) => Object.keys(object)))]
