import type { Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { restoreUntold } from '../appointments/restore.ts'
import { takeSites } from '../db/lock.ts'
import type { Tx } from '../db/transact.ts'
import { sitesWith } from '../network/model.ts'
import { maySpeakFor } from './reachable.ts'
import { endUnavailability, unavailabilityById } from './store.ts'

/** Somebody is back, or can come after all: whoever has not been told otherwise keeps their appointment. */
export async function makeAvailable(
  tx: Tx,
  actor: Staff,
  unavailabilityId: string,
): Promise<Decision<{ unavailabilityId: string; restored: number }>> {
  const found = await unavailabilityById(tx.db, unavailabilityId)
  if (!found) return refused('not_found')
  const theirs = maySpeakFor(tx, actor, found.resource_id, found.to_at)
  if (!theirs.ok) return theirs
  if (found.source === 'feed') return refused('not_allowed')
  if (!(await endUnavailability(tx.db, unavailabilityId, tx.now))) return refused('changed_meanwhile')
  const siteIds = sitesWith(tx.network, found.resource_id).map((site) => site.id)
  await takeSites(tx.db, siteIds)
  for (const siteId of siteIds) tx.record({ kind: 'resourceAvailable', siteId, resourceId: found.resource_id })
  return accepted({ unavailabilityId, restored: await restoreUntold(tx, siteIds) })
}
