import { mayChooseAt, type Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import { chosenCall } from '../../../shared/domain/queue.ts'
import { afterVerb, type ChoiceReason } from '../../../shared/domain/ticket.ts'
import type { Row } from '../../db/schema.ts'
import type { Tx } from '../../db/transact.ts'
import { abilityOf } from '../../present/desk-queries.ts'
import { interpretersPresent } from '../../present/interpreter-queries.ts'
import { waitingStep, waitingSteps, withClaims } from '../../present/waiting-queries.ts'
import { openDeskOfStaff } from '../at-desk.ts'
import { stateOf } from '../deed-store.ts'
import { endParking } from '../record-store.ts'
import { openPause } from '../session/store.ts'
import { call, isEngaged, stepById } from '../store.ts'

/**
 * Calls one whom the clerk has chosen. It takes a right of its own, but for whoever this desk has set aside or missed: those it may
 * call back. The same rule decides as for the next one, and whoever is passed is told that the staff have chosen.
 */
export async function callChosen(
  tx: Tx,
  actor: Staff,
  deskId: string,
  chosen: { stepId: string; reason: ChoiceReason },
): Promise<Decision<{ stepId: string }>> {
  const { stepId, reason } = chosen
  const found = await openDeskOfStaff(tx, actor, deskId)
  if (!found.ok) return found
  const { site, pool, session } = found.value
  if (await isEngaged(tx.db, deskId)) return refused('desk_busy')
  if (await openPause(tx.db, session.id)) return refused('desk_paused')
  const step = await stepById(tx.db, stepId)
  if (!step || step.site_id !== site.id) return refused('not_found')
  const isTheirs = isAside(step) && step.desk_id === deskId
  if (!isTheirs && !mayChooseAt(actor, site.id, pool.institutionId)) return refused('not_allowed')
  const waits = backToWaiting(step)
  if (!waits.ok) return waits
  const { interpreters, claimedBy } = await interpretersPresent(tx.db, tx.network, site, tx.now)
  const others = (await waitingSteps(tx.db, site.id)).filter((each) => each.stepId !== stepId)
  const waiting = withClaims(step.ready === 1 ? [...others, waitingStep(step)] : others, claimedBy)
  const next = chosenCall(stepId, abilityOf(pool, deskId, actor.staffId), waiting, interpreters, site.policy, tx.now)
  if (!next.ok) return next
  const resumed = step.status === 'parked' ? await endParking(tx.db, stepId, tx.now) : undefined
  const calling = { stepId, from: stateOf(step), deskId, siteId: site.id, staffId: actor.staffId, next: next.value, chosen: reason, resumed }
  if (!(await call(tx, calling))) return refused('busy')
  tx.record({ kind: 'stepCalled', siteId: site.id, stepId, deskId, staffId: actor.staffId, code: reason })
  return accepted({ stepId })
}

const isAside = ({ status }: Row<'step'>): boolean => status === 'parked' || status === 'absent'

/** Whoever is set aside or absent comes back to waiting first, in the same moment. */
function backToWaiting({ status }: Row<'step'>): Decision<unknown> {
  if (status === 'parked') return afterVerb(status, 'resume')
  return status === 'absent' ? afterVerb(status, 'return') : afterVerb(status, 'call')
}
