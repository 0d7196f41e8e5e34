import { type Instant, type Interval, minute } from './cells.ts'
import { accepted, type Decision, refused } from './decision.ts'

export const priorityClasses = ['walkIn', 'appointment', 'priority'] as const
export type PriorityClass = (typeof priorityClasses)[number]

export const queuePresets = ['longestWait', 'balanced', 'appointmentsFirst'] as const
export type QueuePreset = (typeof queuePresets)[number]

/** How a site orders its queue. Waiting time is multiplied by the weight of the class; nobody is passed more than `maxPassed` times. */
export interface QueuePolicy {
  readonly preset: QueuePreset
  readonly weights: Readonly<Record<PriorityClass, number>>
  readonly maxPassed: number
}

/**
 * The three presets; a site may tune each figure. `maxPassed` is 3 in all of them: it is the promise to the person who
 * waits, and it keeps "appointments first" from starving walk-ins: with appointments always first, walk-ins of a full day wait about three times as long on average.
 */
export const presets: Readonly<Record<QueuePreset, QueuePolicy>> = {
  longestWait: { preset: 'longestWait', weights: { walkIn: 1, appointment: 1, priority: 1 }, maxPassed: 3 },
  balanced: { preset: 'balanced', weights: { walkIn: 1, appointment: 2, priority: 2 }, maxPassed: 3 },
  appointmentsFirst: { preset: 'appointmentsFirst', weights: { walkIn: 1, appointment: 20, priority: 20 }, maxPassed: 3 },
}

/** A step that waits in today's queue of a site. */
export interface WaitingStep {
  readonly stepId: string
  readonly serviceId: string
  /** null: any staff language will do */
  readonly interpreterLanguage: string | null
  readonly priorityClass: PriorityClass
  /** later of booked time and check-in for an appointment, the number's instant for a walk-in */
  readonly waitingSince: Instant
  /** order of arrival at the site, unique: the last tie-breaker */
  readonly order: number
  /** how many calls that it could have been served in have gone to somebody who came later */
  readonly passed: number
  /** the interpreter whom this visitor's appointment has claimed, if any */
  readonly claimedInterpreterId: string | null
  readonly expectedMinutes: number
  /** a transfer has said who shall call it: nobody else is offered it, and nobody else passes it */
  readonly wanted: Wanted | null
}

/** Whose call a transferred step waits for; what is null is left open. */
export interface Wanted {
  readonly deskId: string | null
  readonly poolId: string | null
  readonly staffId: string | null
}

export interface DeskAbility {
  readonly deskId: string
  readonly poolId: string
  /** who sits there; null: nobody in particular */
  readonly staffId: string | null
  readonly serviceIds: readonly string[]
  readonly languages: readonly string[]
}

/** An appointment's plan for an interpreter, and the step that owns it where it has checked in. */
export interface InterpreterClaim {
  readonly interval: Interval
  readonly stepId: string | null
}

/** An interpreter as the present sees them. */
export interface InterpreterPresence {
  readonly interpreterId: string
  readonly languages: readonly string[]
  /** today's windows at this site (or by phone or video, where the step's service allows it), sorted */
  readonly windows: readonly Interval[]
  /** an open engagement: engaged now */
  readonly engaged: boolean
  /** claims of appointments that have not been called yet */
  readonly claims: readonly InterpreterClaim[]
}

/** The class of the one called, where its weight decided; `chosen` is for `callTicket`, where a clerk picks by hand. */
export const overtakingReasons = [...priorityClasses, 'passedTooOften', 'chosen'] as const
/** Why somebody who came later was called first: the sentence the person overtaken can be told. */
export type OvertakingReason = (typeof overtakingReasons)[number]

export interface Overtaking {
  readonly stepId: string
  readonly reason: OvertakingReason
}

export interface NextCall {
  readonly stepId: string
  /** null when the desk needs no interpreter for this step */
  readonly interpreterId: string | null
  /** for the caller to store, and to add one to `passed` of each */
  readonly overtaken: readonly Overtaking[]
}

/**
 * Whom this desk serves next, with whom, and who is passed by that; null when nobody who waits can be served here now.
 * Nobody with `passed >= policy.maxPassed` is ever among the overtaken, so counting them keeps the promise that nobody is passed more often.
 */
export function nextCall(
  desk: DeskAbility,
  waiting: readonly WaitingStep[],
  interpreters: readonly InterpreterPresence[],
  policy: QueuePolicy,
  now: Instant,
): NextCall | null {
  const present = presentOnes(interpreters, now)
  let next: WaitingStep | null = null
  for (const step of waiting) {
    if ((next === null || goesBefore(step, next, policy, now)) && canServe(desk, step, present, now)) next = step
  }
  if (next === null) return null
  const reason = isExhausted(next, policy) ? 'passedTooOften' : next.priorityClass
  return callOf(next, desk, present, now, overtakenBy(next, desk, waiting, present, reason, now))
}

/**
 * A call of one whom a clerk has chosen: decided by the same eyes as who is next. Refused: `cannot_be_served` for somebody who does
 * not wait or whom this desk cannot serve now, `passed_too_often` where it would pass somebody who has been passed often enough.
 */
export function chosenCall(
  stepId: string,
  desk: DeskAbility,
  waiting: readonly WaitingStep[],
  interpreters: readonly InterpreterPresence[],
  policy: QueuePolicy,
  now: Instant,
): Decision<NextCall> {
  const present = presentOnes(interpreters, now)
  const chosen = waiting.find((step) => step.stepId === stepId)
  if (!chosen || !canServe(desk, chosen, present, now)) return refused('cannot_be_served')
  const overtaken = overtakenBy(chosen, desk, waiting, present, 'chosen', now)
  const passed = new Set(overtaken.map((each) => each.stepId))
  if (waiting.some((step) => passed.has(step.stepId) && isExhausted(step, policy))) return refused('passed_too_often')
  return accepted(callOf(chosen, desk, present, now, overtaken))
}

const callOf = (step: WaitingStep, desk: DeskAbility, present: readonly Present[], now: Instant, overtaken: readonly Overtaking[]): NextCall => ({
  stepId: step.stepId,
  interpreterId: needsInterpreter(desk, step) ? interpreterFor(step, present, now) : null,
  overtaken,
})

/** An interpreter who is not engaged, with until when they are free for somebody who has not claimed them. */
interface Present {
  readonly interpreter: InterpreterPresence
  readonly freeUntil: Instant
}

/** Computed once a call, not once a step: an estimate makes hundreds of calls. */
function presentOnes(interpreters: readonly InterpreterPresence[], now: Instant): Present[] {
  const present: Present[] = []
  for (const interpreter of interpreters) {
    if (interpreter.engaged) continue
    const until = freeUntil(interpreter, now)
    if (until > now || interpreter.claims.some((claim) => claim.stepId !== null)) present.push({ interpreter, freeUntil: until })
  }
  return present
}

/** The end of the presence that contains `now`, or the start of the first claim that is not over; not after `now`: not free. */
function freeUntil(interpreter: InterpreterPresence, now: Instant): Instant {
  let until = presentUntil(interpreter, now)
  for (const { interval } of interpreter.claims) if (interval.to > now && interval.from < until) until = interval.from
  return until
}

/** When the presence that contains `now` ends, touching windows taken as one; `now` itself outside every window. */
function presentUntil(interpreter: InterpreterPresence, now: Instant): Instant {
  let until = now
  for (const window of interpreter.windows) if (window.from <= until && window.to > until) until = window.to
  return until
}

function goesBefore(step: WaitingStep, other: WaitingStep, policy: QueuePolicy, now: Instant): boolean {
  const due = isDue(step, now)
  if (due !== isDue(other, now)) return due
  const exhausted = isExhausted(step, policy)
  if (exhausted !== isExhausted(other, policy)) return exhausted
  const lead = exhausted ? 0 : score(step, policy, now) - score(other, policy, now)
  return lead === 0 ? cameBefore(step, other) : lead > 0
}

const isDue = (step: WaitingStep, now: Instant): boolean => step.waitingSince <= now

const isExhausted = (step: WaitingStep, policy: QueuePolicy): boolean => step.passed >= policy.maxPassed

const score = (step: WaitingStep, policy: QueuePolicy, now: Instant): number =>
  Math.max(0, now - step.waitingSince) * policy.weights[step.priorityClass]

const cameBefore = (step: WaitingStep, other: WaitingStep): boolean =>
  step.waitingSince === other.waitingSince ? step.order < other.order : step.waitingSince < other.waitingSince

function canServe(desk: DeskAbility, step: WaitingStep, present: readonly Present[], now: Instant): boolean {
  if (!mayTake(desk, step)) return false
  if (!needsInterpreter(desk, step)) return true
  for (const one of present) if (canInterpret(one, step, now)) return true
  return false
}

/** The desk offers the service, and the step is not meant for somebody else. Interpreters are not looked at. */
export const mayTake = (desk: DeskAbility, step: Pick<WaitingStep, 'serviceId' | 'wanted'>): boolean =>
  desk.serviceIds.includes(step.serviceId) && (step.wanted === null || isMeant(desk, step.wanted))

const isMeant = (desk: DeskAbility, wanted: Wanted): boolean =>
  (wanted.deskId === null || wanted.deskId === desk.deskId) &&
  (wanted.poolId === null || wanted.poolId === desk.poolId) &&
  (wanted.staffId === null || wanted.staffId === desk.staffId)

/** The step asks for a language that nobody at this desk speaks. */
export const needsInterpreter = (desk: DeskAbility, step: WaitingStep): boolean =>
  step.interpreterLanguage !== null && !desk.languages.includes(step.interpreterLanguage)

function canInterpret({ interpreter, freeUntil }: Present, step: WaitingStep, now: Instant): boolean {
  const isFree = hasClaimed(step, interpreter) ? isFreeAsPlanned(interpreter, step, now) : isLongEnough(freeUntil, step, now)
  return isFree && step.interpreterLanguage !== null && interpreter.languages.includes(step.interpreterLanguage)
}

/**
 * Not engaged, inside a window with the whole expected visit left, and no appointment's claim within that visit.
 * The interpreter whom the step's own appointment has claimed need only be inside a window or inside that claim, with no
 * earlier plan in the way. Languages are not looked at.
 */
export function isFreeNow(interpreter: InterpreterPresence, step: WaitingStep, now: Instant): boolean {
  if (interpreter.engaged) return false
  return hasClaimed(step, interpreter) ? isFreeAsPlanned(interpreter, step, now) : isLongEnough(freeUntil(interpreter, now), step, now)
}

const hasClaimed = (step: WaitingStep, interpreter: InterpreterPresence): boolean => step.claimedInterpreterId === interpreter.interpreterId

const isLongEnough = (until: Instant, step: WaitingStep, now: Instant): boolean => until > now && until - now >= step.expectedMinutes * minute

/**
 * A claim that was planned for later than the step's own does not hold it up: called two minutes late, a row of
 * back-to-back appointments would otherwise block one another for ever. Of a claim in the past nothing is left to protect.
 */
function isFreeAsPlanned(interpreter: InterpreterPresence, step: WaitingStep, now: Instant): boolean {
  const own = interpreter.claims.find((claim) => claim.stepId === step.stepId)
  if (presentUntil(interpreter, now) === now && !(own && contains(own.interval, now))) return false
  const end = Math.min(now + step.expectedMinutes * minute, own?.interval.from ?? Number.POSITIVE_INFINITY)
  return !interpreter.claims.some((claim) => claim !== own && claim.interval.from < end && claim.interval.to > now)
}

const contains = (interval: Interval, instant: Instant): boolean => interval.from <= instant && instant < interval.to

function interpreterFor(step: WaitingStep, present: readonly Present[], now: Instant): string | null {
  let found: InterpreterPresence | null = null
  for (const one of present) {
    if (canInterpret(one, step, now) && (found === null || isPreferred(one.interpreter, found, step, now))) found = one.interpreter
  }
  return found?.interpreterId ?? null
}

/** The claimed one first; then those who can help fewest others and go home soonest, so that the rest stays free. */
function isPreferred(interpreter: InterpreterPresence, other: InterpreterPresence, step: WaitingStep, now: Instant): boolean {
  if (hasClaimed(step, interpreter) || hasClaimed(step, other)) return hasClaimed(step, interpreter)
  const spared = other.languages.length - interpreter.languages.length
  const sooner = presentUntil(other, now) - presentUntil(interpreter, now)
  return spared !== 0 ? spared > 0 : sooner !== 0 ? sooner > 0 : interpreter.interpreterId < other.interpreterId
}

function overtakenBy(
  next: WaitingStep,
  desk: DeskAbility,
  waiting: readonly WaitingStep[],
  present: readonly Present[],
  reason: OvertakingReason,
  now: Instant,
): Overtaking[] {
  return waiting
    .filter((step) => isDue(step, now) && cameBefore(step, next) && canServe(desk, step, present, now))
    .map((step) => ({ stepId: step.stepId, reason }))
}
