import type { Touched } from '../../../shared/contracts/network-changes.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { leftBehind } from '../../appointments/left-behind.ts'
import { restoreUntold } from '../../appointments/restore.ts'
import { tellElsewhere } from '../../appointments/tell-elsewhere.ts'
import { sitesOf, touchAll } from '../../appointments/touch.ts'
import type { Tx } from '../../db/transact.ts'
import type { PartDifference } from '../file/changes.ts'
import { readRows } from '../file/rows-queries.ts'
import type { NetworkModel } from '../model.ts'
import { modelOf } from '../queries.ts'
import { scopeOf } from './plan-scope.ts'
import { type OnPart, saveParts } from './save-parts.ts'

/** The network with this version, if it is the one that is known here; else read anew. */
export async function currentNetwork(tx: Tx, version: number): Promise<NetworkModel> {
  return version === tx.network.version ? tx.network : modelOf((await readRows(tx.db))!, tx.now)
}

/** Writes what differs and says what becomes of appointments and numbers. */
export async function applyDifferences(
  tx: Tx,
  before: NetworkModel,
  differences: readonly PartDifference[],
  zone: string,
  onPart?: OnPart,
): Promise<Decision<Touched>> {
  const saved = await saveParts(tx, differences, zone, onPart)
  if (!saved.ok) return saved
  const scope = scopeOf(differences, before, tx.now)
  if (!scope) return accepted(nothing)
  const after = modelOf((await readRows(tx.db))!, tx.now)
  const concerned = [...sitesOf(scope, before, after)]
  if (concerned.length === 0) return accepted(nothing)
  const { touched, toReplan } = await touchAll({ ...tx, network: before }, after, scope)
  const left = await leftBehind(tx, before, after, concerned, toReplan)
  if (left.length > 0) return refused('still_in_use', left)
  // What a closure took comes back with its end, for whoever has not been told
  const restoredCount = await restoreUntold({ ...tx, network: after }, concerned, toReplan)
  const siteIds = differences.filter(({ kind }) => kind === 'site').map(({ id }) => id)
  return accepted({ ...touched, restoredCount, elsewhereCount: await tellElsewhere(tx, before, after, siteIds) })
}

const nothing: Touched = {
  seal: 'nothing',
  replanCount: 0,
  reassignedCount: 0,
  waitingCount: 0,
  elsewhereCount: 0,
  restoredCount: 0,
  replan: [],
  reassigned: [],
  waiting: [],
}
