import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import type { Writer } from '../../db/schema.ts'
import type { Chance } from '../../deps.ts'
import { peopleRows, personExceptions, personHours } from '../file/rows.ts'
import { insertAll, lastPosition } from '../store.ts'

type Person = NetworkFile['people'][number]

export async function savePerson(db: Writer, chance: Chance, person: Person): Promise<void> {
  const rows = peopleRows([person])
  const { id, position: _, ...own } = rows.people[0]!
  await db
    .insertInto('resource')
    .values({ id, ...own, pool_id: null, position: await lastPosition(db, 'resource') })
    .onConflict((known) => known.column('id').doUpdateSet({ ...own, active: 1 }))
    .execute()
  await clear(db, id)
  await insertAll(db, 'resource_language', rows.languages)
  await insertAll(db, 'resource_role', rows.roles)
  await insertAll(db, 'hours', personHours(person, chance.id))
  await insertAll(db, 'hours_exception', personExceptions(person, chance.id))
}

/** Whoever has gone is planned for no more; visits of the past still speak of them. */
export async function retirePerson(db: Writer, id: string): Promise<void> {
  await db.updateTable('resource').set({ active: 0 }).where('id', '=', id).execute()
  await clear(db, id)
}

async function clear(db: Writer, id: string): Promise<void> {
  await db.deleteFrom('resource_language').where('resource_id', '=', id).execute()
  await db.deleteFrom('resource_role').where('resource_id', '=', id).execute()
  await db.deleteFrom('hours').where('resource_id', '=', id).execute()
  await db.deleteFrom('hours_exception').where('resource_id', '=', id).execute()
}
