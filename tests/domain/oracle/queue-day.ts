import { type Instant, minute } from '../../../shared/domain/cells.ts'
import type { DeskAbility, InterpreterPresence, NextCall, nextCall, QueuePolicy, WaitingStep } from '../../../shared/domain/queue.ts'

export interface Arrival {
  readonly step: WaitingStep
  readonly joinsAt: Instant
  readonly visitMinutes: number
}

/** A part of a day at one site, with what nobody knows in advance: who comes, and how long each visit lasts. */
export interface SiteDay {
  readonly from: Instant
  readonly to: Instant
  readonly arrivals: readonly Arrival[]
  readonly desks: readonly (DeskAbility & { readonly busyUntil: Instant; readonly interpreterId: string | null })[]
  readonly interpreters: readonly InterpreterPresence[]
  readonly policy: QueuePolicy
}

export interface CallMade {
  readonly at: Instant
  readonly desk: DeskAbility
  readonly call: NextCall
  /** as they were just before the call */
  readonly waiting: readonly WaitingStep[]
  readonly interpreters: readonly InterpreterPresence[]
}

/** Plays the day minute by minute: every free desk calls as long as somebody can be called. */
export function playDay(day: SiteDay, next: typeof nextCall): CallMade[] {
  const made: CallMade[] = []
  let waiting: WaitingStep[] = []
  let interpreters = [...day.interpreters]
  let busy = day.desks.map((desk) => ({ until: desk.busyUntil, interpreterId: desk.interpreterId }))
  for (let now = day.from; now < day.to; now += minute) {
    const before = now === day.from ? Number.NEGATIVE_INFINITY : now - minute
    waiting = [...waiting, ...day.arrivals.filter(({ joinsAt }) => joinsAt <= now && joinsAt > before).map(({ step }) => step)]
    const released = busy.filter(({ until, interpreterId }) => until <= now && interpreterId !== null).map(({ interpreterId }) => interpreterId)
    interpreters = interpreters.map((one) => (released.includes(one.interpreterId) ? { ...one, engaged: false } : one))
    busy = busy.map((desk) => (desk.until <= now ? { until: desk.until, interpreterId: null } : desk))
    for (let quiet = 0, turn = 0; quiet < day.desks.length; turn += 1, quiet += 1) {
      const at = turn % day.desks.length
      const desk = day.desks[at]!
      if (busy[at]!.until > now) continue
      const call = next(desk, waiting, interpreters, day.policy, now)
      if (call === null) continue
      made.push({ at: now, desk, call, waiting, interpreters })
      const { visitMinutes } = day.arrivals.find(({ step }) => step.stepId === call.stepId)!
      busy = busy.with(at, { until: now + visitMinutes * minute, interpreterId: call.interpreterId })
      waiting = waiting.filter((step) => step.stepId !== call.stepId).map((step) => passedBy(call, step))
      interpreters = interpreters.map((one) => afterCall(call, one))
      quiet = -1
    }
  }
  return made
}

const passedBy = (call: NextCall, step: WaitingStep): WaitingStep =>
  call.overtaken.some(({ stepId }) => stepId === step.stepId) ? { ...step, passed: step.passed + 1 } : step

const afterCall = (call: NextCall, interpreter: InterpreterPresence): InterpreterPresence => ({
  ...interpreter,
  engaged: interpreter.engaged || interpreter.interpreterId === call.interpreterId,
  claims: interpreter.claims.filter((claim) => claim.stepId !== call.stepId),
})
