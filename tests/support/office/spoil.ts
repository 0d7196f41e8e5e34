import { limits } from '../../../shared/contracts/limits.ts'
import type { RefusalCode } from '../../../shared/contracts/refusal.ts'
import type { Operation } from './operations.ts'
import type { Request } from './request.ts'
import type { Sample } from './samples.ts'

/** One way in which a right request is made wrong, and the codes that may answer it. */
export interface Spoiled {
  readonly what: string
  readonly change: Partial<Request>
  readonly codes: readonly RefusalCode[]
}

/** Every way in which the form of this request can be wrong. */
export function spoil(operation: Operation, sample: Sample): Spoiled[] {
  return [
    ...spoiledPath(operation, sample),
    ...spoiledQuery(operation, sample),
    ...(operation.takesKey ? spoiledKey : []),
    ...(sample.token ? [{ what: 'a key that is too long', change: { headers: { 'sportello-token': long } }, codes: invalid }] : []),
    ...(operation.method === 'post' ? spoiledBody : []),
    ...(operation.method === 'post' && !operation.takesBody ? surplusBody : []),
    ...(operation.takesBody ? [...spoiledJson, ...spoiledFields(sample.body ?? {})] : []),
  ]
}

const invalid = ['invalid_input'] as const
const malformed = ['malformed_json'] as const
const unread = ['malformed_json', 'invalid_input'] as const
const long = 'x'.repeat(3000)

const badIds: Readonly<Record<string, string>> = {
  'a NUL': '%00',
  'a blank': 'a%20b',
  'a dot': 'a.b',
  'a way up': '..%2Fnetwork',
  'half a letter': '%E0%A4',
  'a lone per cent sign': '%',
  'an emoji': '%F0%9F%98%80',
  'too long': 'x'.repeat(limits.id + 1),
  '__proto__ with a colon': '__proto__:',
}

function spoiledPath({ path, pathNames }: Operation, sample: Sample): Spoiled[] {
  return pathNames.flatMap((name) =>
    Object.entries(badIds).map(([what, value]) => ({
      what: `${name} with ${what}`,
      change: { path: withValue(path, name, value) },
      codes: [...invalid, 'not_found'] as const,
    })),
  )

  function withValue(template: string, name: string, value: string): string {
    const place = template.split('/').indexOf(`{${name}}`)
    return sample.path.split('/').with(place, value).join('/')
  }
}

function spoiledQuery({ queryNames }: Operation, { path }: Sample): Spoiled[] {
  if (queryNames.length === 0) return []
  const [bare = '', query = ''] = path.split('?')
  const spoiled = (what: string, change: (asked: URLSearchParams) => void): Spoiled => {
    const asked = new URLSearchParams(query)
    change(asked)
    return { what, change: { path: `${bare}?${asked}` }, codes: invalid }
  }
  return [
    spoiled('an unknown question', (asked) => asked.set('surplus', '1')),
    spoiled('__proto__ as a question', (asked) => asked.set('__proto__', '1')),
    ...queryNames.flatMap((name) => [
      spoiled(`${name} twice`, (asked) => {
        asked.set(name, asked.get(name) ?? 'xx')
        asked.append(name, asked.get(name)!)
      }),
      spoiled(`${name} with a NUL`, (asked) => asked.set(name, '\u0000')),
      spoiled(`${name} too long`, (asked) => asked.set(name, long)),
      spoiled(`${name} empty`, (asked) => asked.set(name, '')),
      spoiled(`${name} of another kind`, (asked) => asked.set(name, '{"a":[1]}')),
    ]),
  ]
}

const spoiledKey: readonly Spoiled[] = [
  { what: 'an empty idempotency key', change: { headers: { 'idempotency-key': '' } }, codes: ['idempotency_key_missing'] },
  {
    what: 'an idempotency key that is too long',
    change: { headers: { 'idempotency-key': 'x'.repeat(limits.idempotencyKey + 1) } },
    codes: ['idempotency_key_missing'],
  },
]

const tooLarge = JSON.stringify({ a: 'x'.repeat(limits.networkBodyBytes) })
const ofType = (type: string, body: string): Partial<Request> => ({ headers: { 'content-type': type }, body })

const spoiledBody: readonly Spoiled[] = [
  { what: 'plain text', change: ofType('text/plain', '{}'), codes: ['unsupported_media_type'] },
  { what: 'a form', change: ofType('application/x-www-form-urlencoded', 'a=1'), codes: ['unsupported_media_type'] },
  { what: 'a form with parts', change: ofType('multipart/form-data; boundary=x', '--x--'), codes: ['unsupported_media_type'] },
  { what: 'XML', change: ofType('application/xml', '<a/>'), codes: ['unsupported_media_type'] },
  { what: 'a type that only begins like JSON', change: ofType('application/jsonp', '{}'), codes: ['unsupported_media_type'] },
  { what: 'JSON and more', change: ofType('application/json x', '{}'), codes: ['unsupported_media_type'] },
  { what: 'JSON with half a parameter', change: ofType('application/json; charset', '{}'), codes: ['unsupported_media_type'] },
  { what: 'too large a body', change: { body: tooLarge }, codes: ['body_too_large'] },
  { what: 'half an object', change: { body: '{"a":' }, codes: malformed },
  { what: 'a bare word', change: { body: 'undefined' }, codes: malformed },
  { what: 'two objects', change: { body: '{}{}' }, codes: malformed },
  { what: 'a NUL', change: { body: '\u0000' }, codes: malformed },
  { what: 'null', change: { body: 'null' }, codes: invalid },
  { what: 'a list', change: { body: '[]' }, codes: invalid },
  { what: 'a text', change: { body: '"a"' }, codes: invalid },
  { what: 'a number', change: { body: '7' }, codes: invalid },
  { what: 'a deep list', change: { body: '['.repeat(4000) + ']'.repeat(4000) }, codes: invalid },
  { what: 'a deep object', change: { body: `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}` }, codes: invalid },
]

const surplusBody: readonly Spoiled[] = [{ what: 'a body where none is taken', change: { body: '{"surplus":1}' }, codes: invalid }]

const spoiledJson: readonly Spoiled[] = [
  { what: 'an empty body', change: { body: '' }, codes: unread },
  { what: 'an empty object', change: { body: '{}' }, codes: invalid },
]

type Leaf = readonly (string | number)[]

function spoiledFields(body: object): Spoiled[] {
  const objects = [[], ...pathsTo(body, (value) => typeof value === 'object')]
  const leaves = pathsTo(body, (value) => typeof value === 'string')
  return [
    ...objects.map((path) => spoiledAt(body, path, 'with an unknown key', (value) => ({ ...(value as object), surplus: 1 }))),
    ...objects.map((path) => ({
      what: `${path.join('.') || 'the body'} with __proto__`,
      change: { body: withProto(JSON.stringify(changedAt(body, path, marked))) },
      codes: invalid,
    })),
    ...leaves.flatMap((path) => [
      spoiledAt(body, path, 'as an object', () => ({})),
      spoiledAt(body, path, 'as a list', (value) => [value]),
      spoiledAt(body, path, 'as a number', () => 1e300),
      spoiledAt(body, path, 'as true', () => true),
      spoiledAt(body, path, 'as null', () => null),
      spoiledAt(body, path, 'too long', () => long),
    ]),
    ...objects.slice(1).map((path) => spoiledAt(body, path, 'as a text', () => 'x')),
  ]
}

const marked = (value: unknown) => ({ mark: 1, ...(value as object) })
const withProto = (json: string): string => json.replace('"mark":1', '"__proto__":{"surplus":1}')

const spoiledAt = (body: object, path: Leaf, what: string, change: (value: unknown) => unknown): Spoiled => ({
  what: `${path.join('.') || 'the body'} ${what}`,
  change: { body: JSON.stringify(changedAt(body, path, change)) },
  codes: invalid,
})

function pathsTo(value: object, wanted: (value: unknown) => boolean, at: Leaf = []): Leaf[] {
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(wanted(inner) ? [[...at, key]] : []),
    ...(typeof inner === 'object' && inner !== null ? pathsTo(inner, wanted, [...at, key]) : []),
  ])
}

function changedAt(value: unknown, [key, ...rest]: Leaf, change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  return { ...(value as object), [key]: changedAt((value as Record<string, unknown>)[key], rest, change) }
}
