import { type Instant, minute } from './cells.ts'
import {
  type DeskAbility,
  type InterpreterPresence,
  mayTake,
  type NextCall,
  needsInterpreter,
  nextCall,
  type QueuePolicy,
  type WaitingStep,
} from './queue.ts'

/** How long a visit for a service takes, in minutes: a fast, a usual, a slow and a very slow one, from recent visits. */
export interface DurationQuantiles {
  readonly fast: number
  readonly usual: number
  readonly slow: number
  readonly verySlow: number
}

/** A gamma of shape 3, the field's usual spread of visits, with its median at the planned duration. */
const priorShape: DurationQuantiles = { fast: 0.65, usual: 1, slow: 1.45, verySlow: 2.35 }

/** The planned duration counts as much as this many visits. */
const priorVisits = 5

/** For a desk that serves what has neither history nor plan. */
const unknownVisitMinutes = 15

/** Older visits tell about other staff and other forms. */
const recentVisits = 100

/** A longer visit is a "finish" that somebody forgot to press. */
const longestVisitMinutes = 240

/**
 * `samples`: minutes of recent visits, newest first; `priorMinutes`: the service's planned duration, which fades out as
 * samples come in. Answers whole or broken minutes from 1 to 240, `fast <= usual <= slow <= verySlow`.
 */
export function learnDurations(samples: readonly number[], priorMinutes: number): DurationQuantiles {
  const visits = samples
    .filter((minutes) => minutes > 0 && minutes <= longestVisitMinutes)
    .slice(0, recentVisits)
    .sort((a, b) => a - b)
  const weight = visits.length / (visits.length + priorVisits)
  const blended = (share: number, shape: number) => bounded(weight * quantile(visits, share) + (1 - weight) * priorMinutes * shape)
  return {
    fast: blended(0.25, priorShape.fast),
    usual: blended(0.5, priorShape.usual),
    slow: blended(0.75, priorShape.slow),
    verySlow: blended(0.95, priorShape.verySlow),
  }
}

const bounded = (minutes: number): number => Math.min(longestVisitMinutes, Math.max(1, minutes))

/** Interpolated between the two nearest of the sorted values; 0 of none. */
function quantile(sorted: readonly number[], share: number): number {
  const position = share * (sorted.length - 1)
  const below = sorted[Math.floor(position)] ?? 0
  const above = sorted[Math.ceil(position)] ?? 0
  return below + (above - below) * (position - Math.floor(position))
}

export interface DeskPresence extends DeskAbility {
  /** the service in hand and since when it is being served (or was called); null when the desk is free */
  readonly serving: { readonly stepId?: string; readonly serviceId: string; readonly since: Instant; readonly interpreterId: string | null } | null
  /** since when it has nobody in hand, null where it has; a desk that lets people wait is not counted on as one that calls at once */
  readonly freeSince: Instant | null
  /** calls nobody after whom it has in hand */
  readonly paused: boolean
  /** calls nobody from then on: its pool closes before the site does */
  readonly until?: Instant
}

export interface WaitQuestion {
  readonly now: Instant
  readonly closesAt: Instant
  readonly waiting: readonly WaitingStep[]
  /**
   * booked for today and not checked in yet: each joins the queue at its `waitingSince`. Without them every promise to a
   * walk-in would break at the next appointment. Its claim carries the same id as `stepId`, so that its call frees it
   */
  readonly expected?: readonly WaitingStep[]
  /** what a visit has yet to come, each by the step after whose end it joins the queue */
  readonly followers?: ReadonlyMap<string, WaitingStep>
  readonly desks: readonly DeskPresence[]
  readonly interpreters: readonly InterpreterPresence[]
  /** by service id; a service without an entry is taken by its steps' `expectedMinutes` */
  readonly durations: ReadonlyMap<string, DurationQuantiles>
  readonly policy: QueuePolicy
}

export type WaitEstimate =
  /** whole minutes from now, and an instant by which the call is promised to come if nothing unforeseen happens */
  | { readonly kind: 'range'; readonly lowMinutes: number; readonly highMinutes: number; readonly notLaterThan: Instant }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason }

/** Nobody sits there or interprets now, nobody will any more today, or it closes before. */
export const unknownReasons = ['noDesk', 'noInterpreter', 'noDeskToday', 'noInterpreterToday', 'afterClosing'] as const
export type UnknownReason = (typeof unknownReasons)[number]
export const strandedReasons = ['noDeskToday', 'noInterpreterToday', 'afterClosing'] as const
export type StrandedReason = (typeof strandedReasons)[number]

type Speed = 'fast' | 'slow' | 'verySlow'

/** When each step is called and ends in one run, and the desks that were free at its end. */
interface Run {
  readonly calledAt: ReadonlyMap<string, Instant>
  readonly endsAt: ReadonlyMap<string, Instant>
  readonly idle: readonly DeskAbility[]
}

/**
 * One forward run of `nextCall` per speed, for all who wait: estimate by step id. Low is the fast run's call, high the
 * slow one's, `notLaterThan` the very slow one's, or closing time where that run does not get so far.
 * Unknown: `noDesk` no open desk serves it; `noInterpreter` none comes free for it before closing; `afterClosing` the slow
 * run does not reach it. That it is so for the rest of today is for `strandedBy` to say.
 */
export const estimateWaits = (question: WaitQuestion): ReadonlyMap<string, WaitEstimate> => estimateQueue(question).waits

/** From when to when something ends: the fast run's end and the slow one's, in order, to whole minutes. */
export interface Ending {
  readonly earliest: Instant
  readonly latest: Instant
}

export interface QueueEstimate {
  /** of whoever waits, and of what follows in their visits */
  readonly waits: ReadonlyMap<string, WaitEstimate>
  /** of each step that both runs bring to its end before closing: who waits, who is served, and what follows in their visits */
  readonly endings: ReadonlyMap<string, Ending>
}

/** As `estimateWaits`, with the end of every step: of a visit with several, the last one's end is when one can go home. */
export function estimateQueue(question: WaitQuestion): QueueEstimate {
  const fast = runForward(question, 'fast')
  const slow = runForward(question, 'slow')
  const verySlow = runForward(question, 'verySlow')
  const asked = [...question.waiting, ...followersReached(question, slow)]
  return {
    waits: new Map(asked.map((step) => [step.stepId, estimateOf(step, question, fast, slow, verySlow)])),
    endings: endingsOf(fast, slow),
  }
}

/** What follows in a visit is waited for once what comes before it is sure to end: until then, that is what has to be said. */
const followersReached = ({ followers }: WaitQuestion, slow: Run): WaitingStep[] =>
  [...(followers ?? [])].filter(([before]) => slow.endsAt.has(before)).map(([, step]) => step)

const wholeMinutes = (instant: Instant, round: (minutes: number) => number): Instant => round(instant / minute) * minute

function endingsOf(fast: Run, slow: Run): ReadonlyMap<string, Ending> {
  const endings = new Map<string, Ending>()
  for (const [stepId, slowEnd] of slow.endsAt) {
    const fastEnd = fast.endsAt.get(stepId) ?? slowEnd
    endings.set(stepId, {
      earliest: wholeMinutes(Math.min(fastEnd, slowEnd), Math.floor),
      latest: wholeMinutes(Math.max(fastEnd, slowEnd), Math.ceil),
    })
  }
  return endings
}

function estimateOf(step: WaitingStep, question: WaitQuestion, fast: Run, slow: Run, verySlow: Run): WaitEstimate {
  const slowCall = slow.calledAt.get(step.stepId)
  if (slowCall === undefined) return { kind: 'unknown', reason: reasonNotReached(step, question, slow) }
  return rangeOf(question, fast.calledAt.get(step.stepId) ?? slowCall, slowCall, verySlow.calledAt.get(step.stepId) ?? question.closesAt)
}

/** Shorter visits can bring a later call, when somebody else gets the interpreter first: the ends are put in order. */
function rangeOf({ now }: WaitQuestion, fastCall: Instant, slowCall: Instant, verySlowCall: Instant): WaitEstimate {
  const lowMinutes = Math.floor((Math.min(fastCall, slowCall) - now) / minute)
  const highMinutes = Math.ceil((Math.max(fastCall, slowCall) - now) / minute)
  const notLaterThan = Math.max(now + highMinutes * minute, Math.ceil(verySlowCall / minute) * minute)
  return { kind: 'range', lowMinutes, highMinutes, notLaterThan }
}

function reasonNotReached(step: WaitingStep, question: WaitQuestion, slow: Run): 'noDesk' | 'noInterpreter' | 'afterClosing' {
  const able = (desk: DeskAbility) => mayTake(desk, step)
  const desks = question.desks.filter((desk) => !desk.paused && able(desk))
  if (desks.length === 0) return 'noDesk'
  if (question.now >= question.closesAt || !desks.every((desk) => needsInterpreter(desk, step))) return 'afterClosing'
  const isAnyFreeBefore = (closesAt: Instant) => question.interpreters.some((one) => mayComeFree(one, step, { ...question, closesAt }))
  if (!isAnyFreeBefore(question.closesAt)) return 'noInterpreter'
  // a desk that was free for it to the end lacked only the interpreter, unless one comes when the desks have closed
  const lastUntil = Math.max(...desks.map((desk) => desk.until ?? question.closesAt))
  return slow.idle.some(able) && isAnyFreeBefore(lastUntil) ? 'noInterpreter' : 'afterClosing'
}

function mayComeFree(interpreter: InterpreterPresence, step: WaitingStep, question: WaitQuestion): boolean {
  if (step.interpreterLanguage === null || !interpreter.languages.includes(step.interpreterLanguage)) return false
  if (interpreter.engaged && !question.desks.some((desk) => desk.serving?.interpreterId === interpreter.interpreterId)) return false
  const hasTime = ({ from, to }: { from: Instant; to: Instant }, minutes: number) =>
    from < question.closesAt && to - Math.max(from, question.now) >= minutes * minute
  const isOwn = step.claimedInterpreterId === interpreter.interpreterId
  return (
    interpreter.windows.some((window) => hasTime(window, isOwn ? 1 : step.expectedMinutes)) ||
    (isOwn && interpreter.claims.some((claim) => claim.stepId === step.stepId && hasTime(claim.interval, 1)))
  )
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

interface SimulatedDesk extends DeskAbility {
  readonly paused: boolean
  readonly until?: Instant
  freeAt: Instant
  /** whom it has in hand and whom the run has called to it */
  visits: number
  interpreterId: string | null
  /** joins the queue when the desk comes free */
  follower: WaitingStep | null
  /** `World.chances` when it had nobody to call: to ask again before the next chance would be in vain */
  askedAt: number
}

/** The site as one run moves it on; the question stays as it is. */
interface World {
  now: Instant
  readonly speed: Speed
  readonly question: WaitQuestion
  readonly steps: Map<string, Mutable<WaitingStep>>
  readonly waiting: Mutable<WaitingStep>[]
  /** in the order in which they join */
  readonly expected: Mutable<WaitingStep>[]
  readonly desks: readonly SimulatedDesk[]
  readonly interpreters: readonly Mutable<InterpreterPresence>[]
  /** instants at which somebody may become servable though no desk comes free, ascending */
  readonly turns: Instant[]
  /** counts what can make somebody servable: a turn, an interpreter released, a claim dropped */
  chances: number
  readonly calledAt: Map<string, Instant>
  readonly endsAt: Map<string, Instant>
}

function runForward(question: WaitQuestion, speed: Speed): Run {
  const world = worldOf(question, speed)
  while (world.now < question.closesAt && isAnybodyLeft(world)) {
    passTurns(world)
    admitExpected(world)
    release(world)
    callAll(world)
    world.now = nextInstant(world)
  }
  return {
    calledAt: world.calledAt,
    endsAt: world.endsAt,
    idle: world.desks.filter((desk) => !desk.paused && desk.freeAt < (desk.until ?? question.closesAt)),
  }
}

const isAnybodyLeft = ({ waiting, expected, desks }: World): boolean =>
  waiting.length + expected.length > 0 || desks.some((desk) => desk.follower !== null)

function worldOf(question: WaitQuestion, speed: Speed): World {
  const waiting = question.waiting.map((step) => ({ ...step }))
  const expected = (question.expected ?? []).map((step) => ({ ...step })).sort((a, b) => a.waitingSince - b.waitingSince)
  const desks = question.desks.map((desk) => simulated(desk, question, speed))
  const inHand = question.desks.flatMap((desk, index) => (desk.serving?.stepId ? [[desk.serving.stepId, desks[index]!.freeAt] as const] : []))
  return {
    now: question.now,
    speed,
    question,
    steps: new Map([...waiting, ...expected].map((step) => [step.stepId, step])),
    waiting,
    expected,
    desks,
    interpreters: question.interpreters.map((interpreter) => ({ ...interpreter })),
    turns: turnsOf(question),
    chances: 0,
    calledAt: new Map(),
    endsAt: new Map(inHand),
  }
}

const simulated = (desk: DeskPresence, question: WaitQuestion, speed: Speed): SimulatedDesk => ({
  ...desk,
  freeAt: desk.serving === null ? freeDeskAt(desk, question, speed) : busyDeskAt(desk.serving, question, speed),
  visits: desk.serving === null ? 0 : 1,
  interpreterId: desk.serving?.interpreterId ?? null,
  follower: question.followers?.get(desk.serving?.stepId ?? '') ?? null,
  askedAt: -1,
})

/** How long a free desk may let people wait until it is no longer taken for one that calls at once. */
export const promptMs = 3 * minute

/** Whoever sits at a free desk and has called nobody for a while will go on so for as long again, and by the promise for twice as long. */
const patience: Readonly<Record<Speed, number>> = { fast: 0, slow: 1, verySlow: 2 }

function freeDeskAt(desk: DeskPresence, question: WaitQuestion, speed: Speed): Instant {
  const waiting = question.waiting.filter((step) => mayTake(desk, step) && !needsInterpreter(desk, step)).map((step) => step.waitingSince)
  if (waiting.length === 0) return question.now
  const letsWait = question.now - Math.max(desk.freeSince ?? question.now, Math.min(...waiting))
  return letsWait < promptMs ? question.now : question.now + letsWait * patience[speed]
}

/** A visit past its time lasts a fifth of a usual one more, and the longer the longer it is past it already. */
function busyDeskAt(serving: NonNullable<DeskPresence['serving']>, question: WaitQuestion, speed: Speed): Instant {
  const durations = question.durations.get(serving.serviceId) ?? learnDurations([], unknownVisitMinutes)
  const end = serving.since + durations[speed] * minute
  if (end > question.now) return end
  return question.now + Math.max(minute, (durations.usual / 5) * minute, ((question.now - end) * patience[speed]) / 2)
}

/**
 * The `nth` visit of a desk in a run. Not all of a row of visits are slow: the spread of their sum grows with the root of their
 * number, so that each further one adds the mean and ever less of the spread.
 */
function visitMinutes(durations: DurationQuantiles, speed: Speed, nth: number): number {
  if (nth === 1) return durations[speed]
  const mean = meanOf(durations)
  return mean + (durations[speed] - mean) * (Math.sqrt(nth) - Math.sqrt(nth - 1))
}

/** Of the lopsided spread of visits, from its four quantiles: 1.15 of the median for the prior's gamma of shape 3, whose own is 1.12. */
const meanOf = ({ fast, usual, slow, verySlow }: DurationQuantiles): number => (3 * fast + 4 * usual + 3 * slow + verySlow) / 11

function turnsOf({ interpreters, expected, now }: WaitQuestion): Instant[] {
  const windows = interpreters.flatMap((interpreter) => interpreter.windows.map((window) => window.from))
  const claims = interpreters.flatMap((interpreter) => interpreter.claims.flatMap(({ interval }) => [interval.from, interval.to]))
  const arrivals = (expected ?? []).map((step) => step.waitingSince)
  const ahead = [...windows, ...claims, ...arrivals].filter((instant) => instant > now)
  return [...new Set(ahead)].sort((a, b) => a - b)
}

function passTurns(world: World): void {
  while (world.turns[0] !== undefined && world.turns[0] <= world.now) {
    world.turns.shift()
    world.chances += 1
  }
}

function admitExpected(world: World): void {
  while (world.expected[0] && world.expected[0].waitingSince <= world.now) world.waiting.push(world.expected.shift()!)
}

/** A desk that has come free lets its interpreter go, and whoever has another step to come joins the queue. */
function release(world: World): void {
  for (const desk of world.desks) {
    if (desk.freeAt > world.now || (desk.interpreterId === null && desk.follower === null)) continue
    if (desk.interpreterId !== null) engage(world, desk.interpreterId, false)
    if (desk.follower !== null) join(world, { ...desk.follower, waitingSince: desk.freeAt })
    desk.interpreterId = null
    desk.follower = null
    world.chances += 1
  }
}

function join(world: World, step: WaitingStep): void {
  const joining = { ...step }
  world.steps.set(step.stepId, joining)
  world.waiting.push(joining)
}

function engage(world: World, interpreterId: string, engaged: boolean): void {
  for (const interpreter of world.interpreters) if (interpreter.interpreterId === interpreterId) interpreter.engaged = engaged
}

/** In rounds: a call can free an interpreter for a desk that had nobody to call before it. */
function callAll(world: World): void {
  const { waiting, interpreters, question, now } = world
  let called = true
  while (called) {
    called = false
    for (const desk of world.desks) {
      if (desk.paused || desk.freeAt > now || desk.askedAt === world.chances || now >= (desk.until ?? question.closesAt)) continue
      const call = nextCall(desk, waiting, interpreters, question.policy, now)
      desk.askedAt = call === null ? world.chances : -1
      if (call === null) continue
      carryOut(call, desk, world)
      called = true
    }
  }
}

function carryOut(call: NextCall, desk: SimulatedDesk, world: World): void {
  const step = world.steps.get(call.stepId)!
  const durations = world.question.durations.get(step.serviceId) ?? learnDurations([], step.expectedMinutes)
  desk.visits += 1
  desk.freeAt = world.now + visitMinutes(durations, world.speed, desk.visits) * minute
  desk.interpreterId = call.interpreterId
  if (call.interpreterId !== null) engage(world, call.interpreterId, true)
  if (step.claimedInterpreterId !== null) dropClaims(world, step)
  for (const { stepId } of call.overtaken) world.steps.get(stepId)!.passed += 1
  world.waiting.splice(world.waiting.indexOf(step), 1)
  world.calledAt.set(step.stepId, world.now)
  world.endsAt.set(step.stepId, desk.freeAt)
  desk.follower = world.question.followers?.get(step.stepId) ?? null
}

function dropClaims(world: World, step: WaitingStep): void {
  world.chances += 1
  for (const interpreter of world.interpreters) {
    if (interpreter.interpreterId === step.claimedInterpreterId)
      interpreter.claims = interpreter.claims.filter((claim) => claim.stepId !== step.stepId)
  }
}

/** The next turn, or the next desk that comes free; never, when nothing will change any more. */
function nextInstant(world: World): Instant {
  let next = world.turns[0] ?? Number.POSITIVE_INFINITY
  for (const desk of world.desks) if (desk.freeAt > world.now && desk.freeAt < next) next = desk.freeAt
  return next
}
