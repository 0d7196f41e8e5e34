import type { Touched } from '../../shared/contracts/network-changes.ts'
import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Tx } from '../db/transact.ts'
import { differencesOf, type PartDifference } from './file/changes.ts'
import { fileOf } from './file/export.ts'
import { networkRow, rowsOf } from './file/rows.ts'
import type { NetworkModel } from './model.ts'
import { emptyNetwork } from './queries.ts'
import { applyDifferences, currentNetwork } from './save/apply.ts'
import { type ListName, saveOrder } from './save/order-store.ts'
import type { OnPart } from './save/save-parts.ts'
import { insertAll, takeNetworkTurn } from './store.ts'

export interface Imported {
  readonly differences: readonly PartDifference[]
  /** lists that stand in another order now */
  readonly reordered: readonly ListName[]
  readonly touched: Touched
}

/** Makes the network what the file says, all or nothing: what is not in it is taken away. `seal` as in a change of parts. */
export async function importNetwork(tx: Tx, file: NetworkFile, seal: string | null, onPart?: OnPart): Promise<Decision<Imported>> {
  const before = await takenOver(tx, file)
  const after = fileOf(rowsOf(file, tx.chance.id))
  const differences = differencesOf(before.file(), after)
  const touched = await applyDifferences(tx, before, differences, after.zone, onPart)
  if (!touched.ok) return touched
  if (seal !== null && touched.value.seal !== seal) return refused('touches_changed')
  const reordered = await saveOrder(tx.db, after)
  if (reordered.length > 0) tx.record({ kind: 'networkChanged', siteId: null, code: 'order' })
  return accepted({ differences, reordered, touched: touched.value })
}

/** What there is; an empty database gets its network with this. */
async function takenOver(tx: Tx, file: NetworkFile): Promise<NetworkModel> {
  const version = await takeNetworkTurn(tx.db)
  if (version !== null) return currentNetwork(tx, version)
  await insertAll(tx.db, 'network', [networkRow(file)])
  return emptyNetwork
}
