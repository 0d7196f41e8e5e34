import { limits } from '../../shared/contracts/limits.ts'
import { mayStartAt } from '../../shared/domain/appointment.ts'
import { type Instant, isAligned, minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { holds } from '../../shared/domain/intervals.ts'
import { assignAt, claimedCells, findStarts, type SlotQuestion } from '../../shared/domain/slots.ts'
import { OvertakenError, type Tx } from '../db/transact.ts'
import { takeDays } from '../interpreters/store.ts'
import { interpreterNeed, offers } from '../network/model.ts'
import { awayIntervals } from '../resources/away-queries.ts'
import { candidateIds, reach, slotQuestion, type Wanted } from './slot-question.ts'
import { claim, expireHolds, isCodeFree, type Needed, plansOf, swapClaims } from './store.ts'

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
export async function claimSlot(
  tx: Tx,
  appointmentId: string,
  wanted: Wanted,
  start: Instant,
  expiresAt: Instant | null,
): Promise<Decision<Instant>> {
  const needed = await assign(tx, wanted, start, null)
  if (!needed.ok) return needed
  if (needed.value.assignments.length > 0) await claim(tx.db, appointmentId, needed.value, expiresAt)
  await makeSure(tx, needed.value)
  return accepted(start)
}

/** The same for one that has its claims already, and gives them up for these. */
export async function moveClaims(tx: Tx, appointmentId: string, wanted: Wanted, start: Instant): Promise<Decision<Instant>> {
  const needed = await assign(tx, wanted, start, appointmentId)
  if (!needed.ok) return needed
  await swapClaims(tx.db, appointmentId, needed.value)
  await makeSure(tx, needed.value)
  return accepted(start)
}

/** Claims again what an appointment had lost, at its own time: no notice, horizon or step has to be kept for that. */
export async function reclaimSlot(tx: Tx, appointmentId: string, wanted: Wanted, start: Instant): Promise<Decision<Instant>> {
  const visit = { from: start, to: start + wanted.service.durationMinutes * minute }
  const needed = await take(tx, wanted, start, appointmentId, ({ opening }) => holds(opening, visit))
  if (!needed.ok) return needed
  await swapClaims(tx.db, appointmentId, needed.value)
  await makeSure(tx, needed.value)
  return accepted(start)
}

/** Whom and what it takes, and when; what `moving` keeps does not stand in its own way. */
async function assign(tx: Tx, wanted: Wanted, start: Instant, moving: string | null): Promise<Decision<Needed>> {
  const allowed = mayStartAt(start, wanted.service, tx.now)
  if (!allowed.ok) return allowed
  if (!isAligned(start)) return refused('slot_gone')
  return take(tx, wanted, start, moving, (question) => findStarts(question).includes(start))
}

async function take(
  tx: Tx,
  wanted: Wanted,
  start: Instant,
  moving: string | null,
  isOffered: (question: SlotQuestion) => boolean,
): Promise<Decision<Needed>> {
  const range = { from: start, to: start + minute }
  const taken = reach(wanted, { from: start, to: start })
  const ids = candidateIds(tx.network, wanted)
  for (const expired of await expireHolds(tx.db, ids, taken, tx.now)) tx.record({ kind: 'holdExpired', siteId: null, appointmentId: expired })
  const question = slotQuestion(tx.network, wanted, await plansOf(tx.db, ids, taken, tx.now, moving), range, tx.now)
  const assignments = isOffered(question) ? assignAt(question, start) : null
  if (!assignments) return refused('slot_gone')
  await takeDays(
    tx,
    wanted.site,
    start,
    assignments.map((assignment) => assignment.resourceId),
  )
  return accepted({ assignments, cells: claimedCells(wanted.service, start), taken })
}

/**
 * Whoever makes a resource unavailable takes its row first, and every claim refers to that row: on PostgreSQL one of the two
 * waits here, and sees what the other has done.
 */
async function makeSure(tx: Tx, { assignments, taken }: Needed): Promise<void> {
  const away = await awayIntervals(
    tx.db,
    assignments.map((assignment) => assignment.resourceId),
    taken,
  )
  if (away.size > 0) throw new OvertakenError('somebody has become unavailable meanwhile')
}

/** Nine digits that no living appointment has. */
export async function freshCode(tx: Tx): Promise<string> {
  for (;;) {
    const code = tx.chance.digits(limits.codeDigits)
    if (await isCodeFree(tx.db, code)) return code
  }
}
