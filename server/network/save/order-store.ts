import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import type { Reader, Writer } from '../../db/schema.ts'

const tables = { areas: 'area', institutions: 'institution', services: 'service', sites: 'site', people: 'resource' } as const
export type ListName = keyof typeof tables

/** Puts each list in the order of the file; answers which stood in another. */
export async function saveOrder(db: Writer, file: NetworkFile): Promise<ListName[]> {
  const reordered: ListName[] = []
  for (const list of Object.keys(tables) as ListName[]) {
    const wanted = file[list].map((each) => each.id)
    const known = (await inOrder(db, list)).filter((id) => wanted.includes(id))
    if (known.every((id, at) => id === wanted[at])) continue
    for (const [position, id] of wanted.entries()) await db.updateTable(tables[list]).set({ position }).where('id', '=', id).execute()
    reordered.push(list)
  }
  return reordered
}

async function inOrder(db: Reader, list: ListName): Promise<string[]> {
  const all = db.selectFrom(tables[list]).select('id').orderBy('position')
  return (await all.execute()).map((row) => row.id)
}
