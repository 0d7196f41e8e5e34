import type { Staff } from '../../../shared/domain/actor.ts'
import { minute } from '../../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { afterVerb } from '../../../shared/domain/ticket.ts'
import type { Tx } from '../../db/transact.ts'
import { inHand } from '../at-desk.ts'
import { changeStep } from '../store.ts'

/** Somebody who reads slowly needs time to get up; a board that repeats itself is noise. */
export const recallPauseMs = minute / 4
export const mostRecalls = 3

/** Calls the same person again: the board chimes, the place stays. */
export async function recall(tx: Tx, actor: Staff, deskId: string, stepId: string): Promise<Decision<{ stepId: string }>> {
  const found = await inHand(tx, actor, deskId, stepId)
  if (!found.ok) return found
  const { step, desk } = found.value
  const next = afterVerb(step.status, 'recall')
  if (!next.ok) return next
  if (step.recalls >= mostRecalls) return refused('recall_limit')
  if (tx.now < (step.recalled_at ?? 0) + recallPauseMs) return refused('recall_too_soon')
  await changeStep(tx.db, step, { status: next.value, recalled_at: tx.now, recalls: step.recalls + 1 })
  tx.record({ kind: 'stepRecalled', siteId: desk.site.id, stepId, deskId })
  return accepted({ stepId })
}
