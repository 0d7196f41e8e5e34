import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { networkRow } from '../network/file/rows.ts'
import { insertAll, takeNetworkTurn } from '../network/store.ts'
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

/** The network, where none has been imported, and whoever administers it: once, while there is nobody. */
export async function setUp(tx: Tx, { name, email, networkName, zone, language }: FirstStart, hash: string): Promise<Decision<{ staffId: string }>> {
  const hasNetwork = (await takeNetworkTurn(tx.db)) !== null
  if (await isSetUp(tx.db)) return refused('not_found')
  const staffId = tx.chance.id()
  if (!hasNetwork) await insertAll(tx.db, 'network', [networkRow({ name: networkName, zone, language, invented: false })])
  await insertStaff(tx.db, { id: staffId, name, email }, tx.now)
  await setPassword(tx.db, tx.chance.id(), staffId, hash, tx.now)
  await insertRights(tx, staffId, [{ role: 'administrator', siteId: null, areaId: null, institutionId: null, resourceId: null, mayChoose: true }])
  tx.record({ kind: 'networkChanged', siteId: null, code: 'network' })
  return accepted({ staffId })
}
