import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { networkRow } from '../network/file/rows.ts'
import { insertAll } from '../network/store.ts'
import { insertStaff, setPassword } from './invitations/store.ts'
import { isSetUp } from './setup-queries.ts'
import { insertRights } from './store.ts'

export interface FirstStart {
  readonly name: string
  readonly email: string
  readonly networkName: string
  readonly zone: string
  readonly language: string
}

/** The network and whoever administers it: once, on an empty database. */
export async function setUp(tx: Tx, { name, email, networkName, zone, language }: FirstStart, hash: string): Promise<Decision<{ staffId: string }>> {
  if (await isSetUp(tx.db)) return refused('not_found')
  const staffId = tx.chance.id()
  await insertAll(tx.db, 'network', [networkRow({ name: networkName, zone, language, invented: false })])
  await insertStaff(tx.db, { id: staffId, name, email }, tx.now)
  await setPassword(tx.db, tx.chance.id(), staffId, hash, tx.now)
  await insertRights(tx, staffId, [{ role: 'administrator', siteId: null, areaId: null, institutionId: null, resourceId: null, mayChoose: true }])
  tx.record({ kind: 'networkChanged', siteId: null, code: 'network' })
  return accepted({ staffId })
}
