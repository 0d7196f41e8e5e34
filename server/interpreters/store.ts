import { type Insertable, sql } from 'kysely'
import { type Interval, minute } from '../../shared/domain/cells.ts'
import { prepared } from '../db/prepared.ts'
import type { Schema, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'
import { isBound, type NetworkModel, type PersonModel } from '../network/model.ts'

/**
 * Rules that no cell can say (travel between sites, weekly hours) are checked after this: two writers who plan one person's day
 * come one after another, in sorted order. Desks have no such rules and are left alone.
 */
export async function takeDays({ db, network }: Tx, taken: Interval, resourceIds: readonly string[]): Promise<void> {
  const people = resourceIds.toSorted().flatMap((id) => network.people.get(id) ?? [])
  const rows = people.flatMap((person) => daysOf(network, person, taken).map((day) => ({ resource_id: person.id, day, version: 1 })))
  if (rows.length > 0) await bumpDays(db, rows)
}

/** The days of the network within a journey of it; where weekly hours are counted, the Mondays of its weeks stand for all of theirs. */
function daysOf({ openings, zone, travel }: NetworkModel, person: PersonModel, taken: Interval): string[] {
  const journey = isBound({ travel }, person) ? travel.longestMinutes * minute : 0
  const last = openings.dayOf(zone, taken.to - 1 + journey)
  const days = new Set([last])
  for (let at = taken.from - journey; at < taken.to + journey; at += halfDay) days.add(openings.dayOf(zone, at))
  if (person.weeklyMinutes !== null) for (const week of openings.weeksAround(zone, taken)) days.add(openings.dayOf(zone, week.from))
  return [...days].sort()
}

const halfDay = 12 * 60 * minute

const bumpDays = prepared((db: Writer, rows: readonly Insertable<Schema['resource_day']>[]) =>
  db
    .insertInto('resource_day')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['resource_id', 'day']).doUpdateSet({ version: sql<number>`resource_day.version + 1` })),
)
