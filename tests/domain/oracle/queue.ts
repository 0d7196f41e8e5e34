import type { RefusalCode } from '../../../shared/contracts/refusal.ts'
import { type Instant, type Interval, minute } from '../../../shared/domain/cells.ts'
import type { DeskAbility, InterpreterPresence, NextCall, QueuePolicy, WaitingStep } from '../../../shared/domain/queue.ts'

/**
 * The rule of `shared/domain/queue.ts` a second time, minute by minute and by sorting, for whole minutes only: slow, and written
 * without a look at the first.
 */
export function expectedCall(
  desk: DeskAbility,
  waiting: readonly WaitingStep[],
  interpreters: readonly InterpreterPresence[],
  policy: QueuePolicy,
  now: Instant,
): NextCall | null {
  const candidates = waiting.filter((step) => couldServe(desk, step, interpreters, now))
  const due = candidates.filter((step) => step.waitingSince <= now)
  const pool = due.length > 0 ? due : candidates
  const owed = pool.filter((step) => step.passed >= policy.maxPassed)
  const chosen = owed.length > 0 ? sortBy(owed, (step) => [step.waitingSince, step.order])[0] : sortBy(pool, (step) => worth(step, policy, now))[0]
  if (chosen === undefined) return null
  const earlier = due.filter((step) => sortBy([step, chosen], (one) => [one.waitingSince, one.order])[0] === step && step !== chosen)
  return {
    stepId: chosen.stepId,
    interpreterId: speaks(desk, chosen) ? null : sortBy(freeFor(chosen, interpreters, now), (one) => preference(one, chosen, now))[0]!.interpreterId,
    overtaken: earlier.map((step) => ({ stepId: step.stepId, reason: owed.includes(chosen) ? 'passedTooOften' : chosen.priorityClass })),
  }
}

/** A call by hand: who is passed by it, or why it may not be made. */
export function expectedChoice(
  stepId: string,
  desk: DeskAbility,
  waiting: readonly WaitingStep[],
  interpreters: readonly InterpreterPresence[],
  policy: QueuePolicy,
  now: Instant,
): RefusalCode | NextCall {
  const candidates = waiting.filter((step) => couldServe(desk, step, interpreters, now))
  const chosen = candidates.find((step) => step.stepId === stepId)
  if (chosen === undefined) return 'cannot_be_served'
  const earlier = candidates.filter(
    (step) => step.waitingSince <= now && compare([step.waitingSince, step.order], [chosen.waitingSince, chosen.order]) < 0,
  )
  if (earlier.some((step) => step.passed + 1 > policy.maxPassed)) return 'passed_too_often'
  // alone in the queue, everybody who can be served is next
  return {
    ...expectedCall(desk, [chosen], interpreters, policy, now)!,
    overtaken: earlier.map((step) => ({ stepId: step.stepId, reason: 'chosen' })),
  }
}

/** Whether this desk could serve this step at this instant, with somebody who speaks its language. */
export function couldServe(desk: DeskAbility, step: WaitingStep, interpreters: readonly InterpreterPresence[], now: Instant): boolean {
  return (
    desk.serviceIds.some((id) => id === step.serviceId) &&
    isMeantFor(desk, step) &&
    (speaks(desk, step) || freeFor(step, interpreters, now).length > 0)
  )
}

const isMeantFor = (desk: DeskAbility, { wanted }: WaitingStep): boolean =>
  (['deskId', 'poolId', 'staffId'] as const).every((part) => [null, undefined, desk[part]].includes(wanted?.[part]))

const speaks = (desk: DeskAbility, step: WaitingStep): boolean =>
  step.interpreterLanguage === null || desk.languages.some((language) => language === step.interpreterLanguage)

function freeFor(step: WaitingStep, interpreters: readonly InterpreterPresence[], now: Instant): InterpreterPresence[] {
  const minutes = Array.from({ length: step.expectedMinutes }, (_, index) => now + index * minute)
  return interpreters.filter((interpreter) => {
    const own = interpreter.claims.find((claim) => claim.stepId === step.stepId)?.interval
    const isThere = (instant: Instant) => interpreter.windows.some((window) => covers(window, instant))
    const mine = step.claimedInterpreterId === interpreter.interpreterId
    const others = interpreter.claims.filter((claim) => claim.stepId !== step.stepId && !(own && own.from <= claim.interval.from))
    return (
      !interpreter.engaged &&
      interpreter.languages.some((language) => language === step.interpreterLanguage) &&
      (mine ? isThere(now) || (own !== undefined && covers(own, now)) : minutes.every(isThere)) &&
      !minutes.some((instant) => others.some((claim) => covers(claim.interval, instant)))
    )
  })
}

const covers = (interval: Interval, instant: Instant): boolean => instant >= interval.from && instant < interval.to

function worth(step: WaitingStep, policy: QueuePolicy, now: Instant): number[] {
  const waited = step.waitingSince < now ? now - step.waitingSince : 0
  return [-(waited * policy.weights[step.priorityClass]), step.waitingSince, step.order]
}

function preference(interpreter: InterpreterPresence, step: WaitingStep, now: Instant): (number | string)[] {
  let end = now
  while (interpreter.windows.some((window) => covers(window, end))) end += minute
  return [interpreter.interpreterId === step.claimedInterpreterId ? 0 : 1, interpreter.languages.length, end, interpreter.interpreterId]
}

function sortBy<T>(all: readonly T[], key: (one: T) => (number | string)[]): T[] {
  return [...all].sort((a, b) => compare(key(a), key(b)))
}

function compare(a: (number | string)[], b: (number | string)[]): number {
  const index = a.findIndex((part, at) => part !== b[at])
  return index === -1 ? 0 : a[index]! < b[index]! ? -1 : 1
}
