import { limits } from '../../shared/contracts/limits.ts'
import { mayStartAt } from '../../shared/domain/appointment.ts'
import { type Instant, type Interval, isAligned, minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { holds } from '../../shared/domain/intervals.ts'
import { type Assignment, assignAt, claimedCells, findStarts, type SlotQuestion } from '../../shared/domain/slots.ts'
import { askingFirst, isAmong, wishing } from '../../shared/domain/wish.ts'
import { shareSite } from '../db/lock.ts'
import { OvertakenError, StaleNetworkError, type Tx } from '../db/transact.ts'
import { takeDays } from '../interpreters/store.ts'
import { interpreterNeed, offers } from '../network/model.ts'
import { isStillAllowed, plansOf } from './plans.ts'
import { candidateIds, reach, slotQuestion, type Wanted } from './slot-question.ts'
import { claim, expireHolds, isCodeFree, type Needed, networkVersion, swapClaims } from './store.ts'

export interface Asked {
  readonly serviceId: string
  readonly siteId: string
  readonly start: string
  readonly channel: Wanted['channel']
  readonly interpreter?: string | undefined
}

/** A slot with the language its person is written and spoken to in. */
export interface SlotWish extends Asked {
  readonly language: string
}

export interface HeldSlot {
  readonly appointmentId: string
  readonly expiresAt: number
  readonly start: number
}

/** Long enough to type a name on an old phone; the page renews it when somebody needs longer. */
export const holdMinutes = 10

/** What is asked for in terms of the network, or why it does not exist there. */
export function wantedOf({ network }: Pick<Tx, 'network'>, asked: Omit<Asked, 'start'>): Decision<Wanted> {
  const service = network.services.get(asked.serviceId)
  const site = network.sites.get(asked.siteId)
  if (!service || !site || !offers(site, service.id)) return refused('service_unknown')
  if (!service.channels.includes(asked.channel)) return refused('channel_not_offered')
  return accepted({ service, site, channel: asked.channel, interpreter: interpreterNeed(service, site, asked.interpreter) })
}

/**
 * Claims everything an appointment needs at `start`, or refuses: the decision of the slot engine on what this transaction
 * sees, and the key of the claims for what it cannot see.
 */
export async function claimSlot(tx: Tx, appointmentId: string, wanted: Wanted, start: Instant, expiresAt: Instant | null): Promise<Decision<null>> {
  const needed = await assign(tx, wanted, start, null)
  return secure(tx, appointmentId, wanted, needed, async (all) => {
    if (all.assignments.length > 0) await claim(tx.db, appointmentId, all, expiresAt)
  })
}

/** An appointment that gives up what it has for something else. */
export interface Moving {
  readonly id: string
  /** what it has, and keeps where it can */
  readonly own: readonly Assignment[]
  /** whom or what it must have */
  readonly wish: Assignment | null
}

/** The same for one that has its claims already, and gives them up for these. */
export async function moveClaims(tx: Tx, moving: Moving, wanted: Wanted, start: Instant): Promise<Decision<null>> {
  const needed = await assign(tx, wanted, start, moving)
  return secure(tx, moving.id, wanted, needed, (all) => swapClaims(tx.db, moving.id, all))
}

/** Claims at its own time what an appointment has lost, or other resources: no notice, horizon or step has to be kept for that. */
export async function reclaimSlot(tx: Tx, moving: Moving, wanted: Wanted, start: Instant): Promise<Decision<null>> {
  const needed = await take(tx, wanted, start, moving, ({ opening }) => holds(opening, visitAt(wanted, start)))
  return secure(tx, moving.id, wanted, needed, (all) => swapClaims(tx.db, moving.id, all))
}

/**
 * Claims, and looks again at what no key can say: on PostgreSQL whoever plans the same person's day has been waited for, and is
 * seen by now, and the network may have changed. Whoever came second starts again from what there is.
 */
async function secure(
  tx: Tx,
  appointmentId: string,
  wanted: Wanted,
  needed: Decision<Needed>,
  write: (needed: Needed) => Promise<void>,
): Promise<Decision<null>> {
  if (!needed.ok) return needed
  await write(needed.value)
  if ((await networkVersion(tx.db)) !== tx.network.version) throw new StaleNetworkError()
  if (!(await isStillAllowed(tx, wanted, needed.value, appointmentId))) throw new OvertakenError('slot_gone')
  return accepted(null)
}

const visitAt = ({ service }: Wanted, start: Instant): Interval => ({ from: start, to: start + service.durationMinutes * minute })

/** Whom and what it takes, and when; what `moving` keeps does not stand in its own way. */
async function assign(tx: Tx, wanted: Wanted, start: Instant, moving: Moving | null): Promise<Decision<Needed>> {
  const allowed = mayStartAt(start, wanted.service, tx.now)
  if (!allowed.ok) return allowed
  if (!isAligned(start)) return refused('slot_gone')
  return take(tx, wanted, start, moving, (question) => findStarts(question).includes(start))
}

async function take(
  tx: Tx,
  wanted: Wanted,
  start: Instant,
  moving: Moving | null,
  isOffered: (question: SlotQuestion) => boolean,
): Promise<Decision<Needed>> {
  await shareSite(tx.db, wanted.site.id)
  const at = { from: start, to: start }
  const taken = reach(wanted, at)
  const ids = candidateIds(tx.network, wanted)
  for (const expired of await expireHolds(tx.db, ids, taken, tx.now)) tx.record({ kind: 'holdExpired', siteId: null, appointmentId: expired })
  const plans = await plansOf(tx.db, tx.network, wanted, at, tx.now, moving?.id ?? null)
  const question = slotQuestion(tx.network, wanted, plans, { from: start, to: start + minute }, tx.now)
  const assignments = isOffered(question) ? seated(question, start, moving) : null
  if (!assignments) return refused('slot_gone')
  await takeDays(
    tx,
    taken,
    assignments.map((assignment) => assignment.resourceId),
  )
  return accepted({ assignments, cells: claimedCells(wanted.service, start), taken })
}

function seated(question: SlotQuestion, start: Instant, moving: Moving | null): Assignment[] | null {
  const demands = askingFirst(question.demands, moving?.own ?? [])
  const wish = moving?.wish
  const found = assignAt({ ...question, demands: wish ? wishing(demands, wish) : demands }, start)
  return found && (!wish || isAmong(found, wish)) ? found : null
}

/** Nine digits that no living appointment has. */
export async function freshCode(tx: Tx): Promise<string> {
  for (;;) {
    const code = tx.chance.digits(limits.codeDigits)
    if (await isCodeFree(tx.db, code)) return code
  }
}
