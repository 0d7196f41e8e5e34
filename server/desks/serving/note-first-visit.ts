import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision } from '../../../shared/domain/decision.ts'
import type { Tx } from '../../db/transact.ts'
import { inHand } from '../at-desk.ts'
import { noteFirst } from '../record-store.ts'

/** Whether somebody is here for the first time: counted, and never kept beyond the visit. */
export async function noteFirstVisit(
  tx: Tx,
  actor: Staff,
  deskId: string,
  { stepId, firstVisit }: { stepId: string; firstVisit: boolean },
): Promise<Decision<{ stepId: string }>> {
  const found = await inHand(tx, actor, deskId, stepId)
  if (!found.ok) return found
  await noteFirst(tx.db, found.value.step.ticket_id, firstVisit)
  tx.record({ kind: 'firstVisitNoted', siteId: found.value.desk.site.id, stepId, deskId })
  return accepted({ stepId })
}
