import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import { type Refused, type RefusedField, refused } from '../../../shared/domain/decision.ts'
import type { Reader } from '../../db/schema.ts'
import type { PartDifference } from '../file/changes.ts'
import { unitId } from '../file/rows.ts'
import { knownIds, openDesksAt, peopleInQueue } from './in-use-queries.ts'

type Site = NetworkFile['sites'][number]

/** Why the database cannot take this change, or null: a desk that somebody has open, an id that is something else already. */
export async function refusedSaving(db: Reader, difference: PartDifference): Promise<Refused | null> {
  const used = await usedNow(db, difference)
  if (used.length > 0) return refused('still_in_use', used)
  const taken = await takenIds(db, difference)
  return taken.length > 0 ? refused('network_invalid', taken) : null
}

async function usedNow(db: Reader, { kind, id, after }: PartDifference): Promise<RefusedField[]> {
  if (kind === 'site') return usedAt(db, id, after as Site | null)
  return kind === 'service' && after === null ? queueOf(await peopleInQueue(db, 'service_id', id)) : []
}

async function usedAt(db: Reader, siteId: string, after: Site | null): Promise<RefusedField[]> {
  const kept = new Set(after?.pools.flatMap((pool) => pool.desks.map((desk) => desk.id)))
  const open = (await openDesksAt(db, siteId)).filter((desk) => !kept.has(desk.id))
  const waiting = after === null ? await peopleInQueue(db, 'site_id', siteId) : 0
  return [...open.map(({ id, label }) => ({ path: `desk.${id}`, expected: label })), ...queueOf(waiting)]
}

const queueOf = (people: number): RefusedField[] => (people > 0 ? [{ path: 'queue', expected: String(people) }] : [])

interface Wanted {
  readonly id: string
  readonly path: string
  readonly kind: string
  readonly siteId: string | null
}

/** An id stays with what it was given to: what has been speaks of it. */
async function takenIds(db: Reader, difference: PartDifference): Promise<RefusedField[]> {
  if (difference.after === null) return []
  const wanted = wantedIds(difference)
  const known = Map.groupBy(
    await knownIds(
      db,
      wanted.map((each) => each.id),
    ),
    ({ id }) => id,
  )
  const isTaken = (each: Wanted) =>
    known.get(each.id)?.some((other) => isOfOneKind(other, each) && (other.kind !== each.kind || other.siteId !== each.siteId))
  return wanted.filter(isTaken).map(({ id, path }) => ({ path, expected: id, check: 'taken' }))
}

/** Pools are counted by themselves; desks, units and people are all resources. */
const isOfOneKind = (one: { readonly kind: string }, other: { readonly kind: string }): boolean => (one.kind === 'pool') === (other.kind === 'pool')

function wantedIds({ kind, id, after }: PartDifference): Wanted[] {
  if (kind === 'person') return [{ id, path: 'id', kind: 'person', siteId: null }]
  if (kind !== 'site') return []
  return (after as Site).pools.flatMap((pool, at) => [
    { id: pool.id, path: `pools.${at}.id`, kind: 'pool', siteId: id },
    ...pool.desks.map((desk, index) => ({ id: desk.id, path: `pools.${at}.desks.${index}.id`, kind: 'desk', siteId: id })),
    ...Array.from({ length: pool.units ?? pool.desks.length }, (_, index) => ({
      id: unitId(pool.id, index),
      path: `pools.${at}.id`,
      kind: 'unit',
      siteId: id,
    })),
  ])
}
