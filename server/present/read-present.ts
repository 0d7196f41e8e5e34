import type { Instant } from '../../shared/domain/cells.ts'
import type { InterpreterPresence, WaitingStep } from '../../shared/domain/queue.ts'
import type { DeskPresence } from '../../shared/domain/wait.ts'
import type { Reader } from '../db/schema.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'
import { openDesks } from './desk-queries.ts'
import { interpretersPresent } from './interpreter-queries.ts'
import { expectedArrivals, followersOf, waitingSteps, withClaims } from './waiting-queries.ts'

/** What the present of one site looks like: who waits, which desks are open, which interpreters are here. */
export interface Present {
  readonly waiting: readonly WaitingStep[]
  /** booked for today and not checked in yet */
  readonly expected: readonly WaitingStep[]
  /** what comes after a step in the same visit, by the step before it */
  readonly followers: ReadonlyMap<string, WaitingStep>
  readonly desks: readonly DeskPresence[]
  readonly interpreters: readonly InterpreterPresence[]
  /** of whoever is set aside or absent: steps whose own appointment has claimed an interpreter */
  readonly claimedAside: ReadonlySet<string>
}

/** `unheard`: of these nobody has heard yet that they are away. */
export async function readPresent(
  db: Reader,
  network: NetworkModel,
  site: SiteModel,
  now: Instant,
  unheard: ReadonlySet<string> = new Set(),
): Promise<Present> {
  const { interpreters, claimedBy, claimedAside } = await interpretersPresent(db, network, site, now, 'onSite', unheard)
  const waiting = await waitingSteps(db, site.id)
  return {
    waiting: withClaims(waiting, claimedBy),
    followers: await followersOf(db, site.id),
    expected: await expectedArrivals(db, site, now),
    desks: await openDesks(db, site),
    interpreters,
    claimedAside,
  }
}

/** Steps whose own appointment has claimed an interpreter. */
export const claimedSteps = ({ waiting, claimedAside }: Present): ReadonlySet<string> =>
  new Set([...waiting.filter((step) => step.claimedInterpreterId !== null).map((step) => step.stepId), ...claimedAside])
