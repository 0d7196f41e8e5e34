import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import type { Writer } from '../../db/schema.ts'
import { type NetworkRows, networkRow, servicesRows, travelRows } from '../file/rows.ts'
import { insertAll, lastPosition } from '../store.ts'

type NetworkValue = Parameters<typeof networkRow>[0]

/** Sites without a time zone of their own follow that of the network. */
export async function saveNetwork(db: Writer, former: NetworkValue, value: NetworkValue): Promise<void> {
  await db.updateTable('network').set(networkRow(value)).execute()
  if (former.zone !== value.zone) await db.updateTable('site').set({ zone: value.zone }).where('zone', '=', former.zone).execute()
}

/** An area or an institution: a name that others stand under. */
export async function saveNamed(db: Writer, table: 'area' | 'institution', { id, name }: { id: string; name: string }): Promise<void> {
  await db
    .insertInto(table)
    .values({ id, name, position: await lastPosition(db, table) })
    .onConflict((known) => known.column('id').doUpdateSet({ name, retired_at: null }))
    .execute()
}

export async function saveService(db: Writer, value: NetworkFile['services'][number]): Promise<void> {
  const rows = servicesRows([value])
  const { id, position: _, ...service } = rows.services[0]!
  await db
    .insertInto('service')
    .values({ id, ...service, position: await lastPosition(db, 'service') })
    .onConflict((known) => known.column('id').doUpdateSet({ ...service, retired_at: null }))
    .execute()
  await db.deleteFrom('service_text').where('service_id', '=', id).execute()
  await insertAll(db, 'service_text', rows.texts)
  await db.deleteFrom('requirement').where('service_id', '=', id).execute()
  await insertAll(db, 'requirement', rows.requirements)
}

export async function saveTravel(db: Writer, value: NetworkFile['travel']): Promise<void> {
  await db.deleteFrom('travel').execute()
  await insertAll(db, 'travel', travelRows(value) satisfies NetworkRows['travel'])
}
