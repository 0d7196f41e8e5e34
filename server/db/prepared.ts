import { type Compilable, type CompiledQuery, type QueryResult, sql } from 'kysely'
import type { Reader } from './schema.ts'

/** Stands for a value while a statement is built: the value itself comes with each use. */
class Blank {
  readonly at: number
  constructor(at: number) {
    this.at = at
  }
  [Symbol.toPrimitive](): never {
    throw new Error('a prepared statement is built without its values')
  }
}

/**
 * A statement that is built and compiled once for each database and shape of what is given, for what every booking and every
 * call runs: there building the same tree again took longer than the database took to answer. `given` is a value, or lists
 * and objects of values; `build` must not look at the values, only put them into the statement.
 */
export function prepared<Db extends Reader, Given, Output>(build: (db: Db, given: Given) => Compilable<Output>) {
  const known = new WeakMap<object, Map<string, CompiledQuery<Output>>>()
  return (db: Db, given: Given): Promise<QueryResult<Output>> => {
    const values: unknown[] = []
    const shape = collect(given, values)
    const { adapter } = db.getExecutor()
    const compiled = known.get(adapter) ?? new Map<string, CompiledQuery<Output>>()
    known.set(adapter, compiled)
    const statement = compiled.get(shape) ?? build(db, blanked(given, { at: 0 }) as Given).compile()
    compiled.set(shape, statement)
    return db.executeQuery({ ...statement, parameters: statement.parameters.map((each) => (each instanceof Blank ? values[each.at] : each)) })
  }
}

/** Puts the values into `values`, in the order in which `blanked` numbers them, and says in what shape they came. A list is of one shape. */
function collect(given: unknown, values: unknown[]): string {
  if (Array.isArray(given)) {
    let shape = ''
    for (const each of given) shape = collect(each, values)
    return `${given.length}[${shape}]`
  }
  if (isRecord(given))
    return `{${Object.keys(given)
      .map((key) => `${key}${collect(given[key], values)}`)
      .join()}}`
  values.push(given)
  return ''
}

function blanked(given: unknown, next: { at: number }): unknown {
  if (Array.isArray(given)) return given.map((each) => blanked(each, next))
  if (isRecord(given)) return Object.fromEntries(Object.keys(given).map((key) => [key, blanked(given[key], next)]))
  return new Blank(next.at++)
}

const isRecord = (given: unknown): given is Record<string, unknown> => typeof given === 'object' && given !== null

/**
 * One of a closed set of words, written into the statement. SQLite looks at the parameters that are compared with the column of a
 * partial index, or of a join, when it plans, and so plans anew at each use: 100 µs for the claims of a site's interpreters.
 */
export const written = <Word extends string>(word: Word) => sql.lit(word)
