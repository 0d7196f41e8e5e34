import fc from 'fast-check'
import { limits } from '../../../shared/contracts/limits.ts'
import type { Answer } from '../server.ts'
import type { Office } from './office.ts'
import type { Operation } from './operations.ts'
import { faultsOf, languages } from './problem.ts'
import { freshKey, type Request, request } from './request.ts'
import { type Sample, sampleOf } from './samples.ts'

/** Sends `count` spoiled requests to one operation, twenty at a time; fails with the smallest batch that breaks a promise. */
export async function fuzz(office: Office, operation: Operation, count: number, seed: number): Promise<void> {
  const { writer } = office.server.running.deps.database
  const sendAllAway = () => writer.deleteFrom('ticket').execute()
  await sendAllAway()
  const sample = await sampleOf(office, operation.id)
  const batches = fc.array(spoiledRequest(office, operation, sample), { minLength: together, maxLength: together, size: 'max' })
  await fc.assert(
    fc.asyncProperty(batches, async (requests) => {
      const answers = await Promise.all(requests.map((each) => request(office.server, each)))
      // Hundreds who wait are another test’s concern, and make each answer slow
      if (givesNumbers.includes(operation.id)) await sendAllAway()
      const broken = answers.map(breaches).filter((found) => found.length > 0)
      if (broken.length > 0) throw new Error(JSON.stringify(broken))
    }),
    { seed, numRuns: Math.ceil(count / together), interruptAfterTimeLimit: 10 * 60_000, markInterruptAsFailure: true },
  )
}

const together = 20
const givesNumbers = ['takeTicket', 'giveTicket', 'takePhoneTicket']

/** The promises that hold for whatever comes in. */
function breaches(answer: Answer): string[] {
  if (answer.status < 400) return answer.status === 200 || answer.status === 201 ? [] : [`answered ${answer.status}`]
  const perLanguage = languages.map((language) => faultsOf(answer, language))
  return perLanguage.some((faults) => faults.length === 0) ? [] : perLanguage[0]!
}

/** Texts that have broken somebody's program before, and any others. */
const strange = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '\u0000', '\ud800', '\udfff\ud800', '\u202e', '\ufeff', '__proto__', 'constructor', 'toString', 'null', 'NaN', '-0', '1e999'],
    ...["' or 1=1 --", '"; drop table ticket; --', '#{7*7}', '{{7*7}}', '<script>', '../../etc/passwd', 'a\r\nb: c', '%00', '٣', '１', 'ﬀ', 'İ'],
    ...['9999-12-31', '-000001-01-01', '2026-02-30', '2026-03-29T02:30:00Z', '9999-12-31T23:59:60Z', '275760-09-13T00:00:00Z'],
    ...['x'.repeat(limits.id), 'x'.repeat(limits.id + 1), 'é'.repeat(400), '\u0301'.repeat(300), '👩‍👩‍👧'.repeat(60)],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ maxLength: 40 }),
)
const strangeValue = fc.oneof(strange, fc.jsonValue({ maxDepth: 4 }), fc.double(), fc.maxSafeInteger(), fc.constantFrom(null, true, [], {}))
const strangeHeader = fc.oneof(strange, fc.string({ maxLength: 300 })).map((text) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').trim())

const strangeType = fc.constantFrom(
  'application/json;',
  'application/json; charset',
  'application/json x',
  'application/vnd.api+json',
  'APPLICATION/JSON',
  '',
)

/** Mostly right, so that what is strange gets past the first checks. */
const mostly = <T>(right: T, wrong: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: wrong })

function spoiledRequest(office: Office, operation: Operation, sample: Sample): fc.Arbitrary<Request> {
  return fc
    .record({
      path: spoiledPath(operation, sample),
      query: spoiledQuery(operation, sample),
      body: spoiledBody(sample.body ?? {}),
      key: mostly<string | null>(null, strangeHeader),
      token: mostly<string | null>(null, strangeHeader),
      type: fc.oneof({ weight: 9, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: fc.oneof(strangeHeader, strangeType) }),
      headers: fc.dictionary(
        fc.constantFrom('accept-language', 'last-event-id', 'authorization', 'cookie', 'origin', 'range', 'if-none-match'),
        strangeHeader,
        {
          maxKeys: 2,
        },
      ),
      address: fc.ipV4(),
    })
    .map(({ path, query, body, key, token, type, headers, address }) => {
      const asked = office.asked({ ...sample, path: `${path}${query}` }, sample.method === 'POST' ? { body } : {})
      const own: Record<string, string> = { ...asked.headers, ...headers, 'x-forwarded-for': address }
      if (sample.method === 'POST') Object.assign(own, { 'content-type': type, 'idempotency-key': key ?? freshKey() })
      if (token !== null && sample.token) own['sportello-token'] = token
      return { ...asked, headers: own }
    })
}

function spoiledPath({ path, pathNames }: Operation, sample: Sample): fc.Arbitrary<string> {
  const parts = sample.path.split('?')[0]!.split('/')
  const places = path.split('/')
  return fc
    .tuple(...parts.map((part, index) => (pathNames.includes(places[index]!.slice(1, -1)) ? mostly(part, strange.map(inPath)) : fc.constant(part))))
    .map((chosen) => chosen.join('/'))
}

const inPath = (text: string): string => encodeURIComponent(text.toWellFormed()) || '%'

function spoiledQuery({ queryNames }: Operation, sample: Sample): fc.Arbitrary<string> {
  const right = sample.path.split('?')[1] ?? ''
  const name = queryNames.length > 0 ? mostly(queryNames[0]!, fc.constantFrom(...queryNames, 'lang', '__proto__')) : fc.constant('lang')
  return fc.tuple(fc.boolean(), fc.array(fc.tuple(name, strange), { maxLength: 3 })).map(([withRight, added]) => {
    const query = new URLSearchParams(withRight ? right : '')
    for (const [key, value] of added) query.append(key, value.toWellFormed())
    return query.size === 0 ? '' : `?${query}`
  })
}

function spoiledBody(body: object): fc.Arbitrary<string> {
  const leaves = leavesOf(body)
  const oneLeaf = fc
    .tuple(fc.constantFrom(...(leaves.length > 0 ? leaves : [['surplus']])), strangeValue)
    .map(([path, value]) => withValue(body, path, value))
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(JSON.stringify(body)) },
    { weight: 5, arbitrary: oneLeaf.map((spoiled) => JSON.stringify(spoiled)) },
    { weight: 2, arbitrary: fc.tuple(strange, strangeValue).map(([key, value]) => JSON.stringify({ ...body, [key]: value })) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: strange.map((text) => text.toWellFormed()) },
    { weight: 1, arbitrary: fc.nat(JSON.stringify(body).length).map((end) => JSON.stringify(body).slice(0, end)) },
  )
}

type Path = readonly string[]
const leavesOf = (value: object, at: Path = []): Path[] =>
  Object.entries(value).flatMap(([key, inner]) => [
    [...at, key],
    ...(typeof inner === 'object' && inner !== null ? leavesOf(inner, [...at, key]) : []),
  ])

function withValue(value: unknown, [key, ...rest]: Path, leaf: unknown): unknown {
  if (key === undefined) return leaf
  return { ...(value as object), [key]: withValue((value as Record<string, unknown>)[key], rest, leaf) }
}

/** What a fuzzed request may leave behind: text that is whole, clean and short. One line for each that is not. */
export async function dirtOf({ server }: Office): Promise<string[]> {
  const people = await server.running.deps.database.reader.selectFrom('appointment_person').selectAll().execute()
  const devices = await server.running.deps.database.reader.selectFrom('device').select('name').execute()
  const texts = [...people.flatMap((row) => [row.given_name, row.family_name, row.details, row.email, row.phone]), ...devices.map((row) => row.name)]
  return texts.filter((text): text is string => text !== null && isDirty(text)).map((text) => JSON.stringify(text))
}

const isDirty = (text: string): boolean =>
  !text.isWellFormed() || text !== text.normalize('NFC') || /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text) || [...text].length > limits.email
