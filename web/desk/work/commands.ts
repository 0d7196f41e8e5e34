import { createEffect, createRoot, createSignal, on, untrack } from 'solid-js'
import type { AsideRow, DeskStep, QueueRow } from '../../../shared/contracts/desks.ts'
import type { TicketFace } from '../../../shared/contracts/tickets.ts'
import type { ChoiceReason, ParkReason, PauseReason } from '../../../shared/domain/ticket.ts'
import { Refusal, write } from '../../kit/api.ts'
import { needsSignIn, type Session } from '../../staff/session.ts'
import type { TextKey } from '../text.ts'
import { nameOf } from '../who.tsx'
import type { Deeds } from './deeds.ts'
import type { Picture } from './picture.ts'

export type Verb =
  | ('next' | 'call' | 'start' | 'recall' | 'absent' | 'finish' | 'park' | 'transfer' | 'undo' | 'first')
  | ('open' | 'close' | 'signOut' | 'pause' | 'help' | 'back')
export type Outcome = 'done' | 'papersMissing' | 'comeBack'
/** The one who left the desk last: a receipt for the clerk, and whoever the next appointment would be for. */
export interface Last {
  readonly stepId: string
  readonly face: TicketFace
  readonly channel: DeskStep['channel']
  readonly bookedTime: string | null
  readonly how: Outcome | 'absent' | 'park' | 'transfer'
  /** has the next appointment already */
  readonly followed: boolean
}

export interface TransferTo {
  readonly serviceId?: string
  readonly deskId?: string
  readonly poolId?: string
  readonly staffId?: string
}

export interface Commands {
  readonly underWay: () => Verb | null
  readonly refusal: () => Refusal | null
  readonly last: () => Last | null
  /** who will have left when the command under way is done, and nobody is called after them */
  readonly leaving: () => Last | null
  readonly noteFollowed: () => void
  readonly next: () => Promise<void>
  readonly choose: (row: Pick<QueueRow, 'stepId' | 'face'>, reason: ChoiceReason) => Promise<void>
  readonly callRemote: (appointmentId: string) => Promise<void>
  readonly start: () => Promise<void>
  readonly recall: () => Promise<void>
  readonly absent: () => Promise<void>
  readonly finish: (outcome: Outcome) => Promise<void>
  readonly finishAndNext: (outcome: Outcome) => Promise<void>
  readonly park: (reason: ParkReason) => Promise<void>
  readonly transfer: (to: TransferTo) => Promise<void>
  readonly noteFirstVisit: (first: boolean) => Promise<void>
  readonly undo: () => Promise<void>
  /** back to the queue, in the place they had */
  readonly sendBack: (row: AsideRow) => Promise<void>
  readonly pause: (reason: PauseReason) => Promise<void>
  readonly resume: () => Promise<void>
  readonly callHelp: () => Promise<void>
  readonly answerHelp: (deskId: string) => Promise<void>
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
  readonly signOut: () => Promise<void>
}

const patienceMs = 1500

/**
 * One command at a time, and the next only when the screen shows what the last one did: so nobody presses for a person they
 * do not see. A step is named in each command, because the server refuses one that is no longer in hand (`step_changed`).
 */
export function createCommands(deskId: string, picture: Picture, session: Session, deeds: Deeds): Commands {
  const [underWay, setUnderWay] = createSignal<Verb | null>(null)
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  const [last, setLast] = createSignal<Last | null>(null)
  const [leaving, setLeaving] = createSignal<Last | null>(null)
  const { hand } = picture
  /** what the screen showed when the command under way began */
  let begun = ''
  let held: (() => Promise<void>) | null = null
  forgetWhenOver()

  return {
    underWay,
    refusal,
    last,
    leaving,
    noteFollowed: () => setLast((before) => before && { ...before, followed: true }),
    next: () => run('next', callNext),
    choose: (row, reason) => run('call', () => call('call', { stepId: row.stepId, reason })),
    callRemote: (appointmentId) => run('call', () => call('remote', { appointmentId })),
    start: () => run('start', start),
    recall: () => run('recall', (step) => send('recall', step).then(() => shows(() => (hand()?.recalls ?? 0) > step.recalls))),
    absent: () => run('absent', (step) => release(step, 'absent', 'absent', {}, 'didAbsent')),
    finish: (outcome) => run('finish', (step) => leave(step, outcome)),
    finishAndNext: (outcome) => run('finish', (step) => finish(step, outcome).then(callNext)),
    park: (reason) => run('park', (step) => release(step, 'park', 'park', { reason }, 'didPark')),
    transfer: (to) => run('transfer', (step) => release(step, 'transfer', 'transfer', { to }, 'didTransfer')),
    noteFirstVisit: (firstVisit) => run('first', (step) => send('first-visit', step, { firstVisit }).then(picture.reread)),
    undo: () => run('undo', undo),
    sendBack: (row) => run('back', () => write(`/api/steps/${row.stepId}/${row.reason === null ? 'return' : 'resume'}`).then(picture.reread)),
    pause: (reason) => run('pause', () => write(`/api/desks/${deskId}/pause`, { reason }).then(() => shows(() => picture.desk()?.paused !== null))),
    resume: () => run('pause', () => write(`/api/desks/${deskId}/resume`).then(() => shows(() => picture.desk()?.paused === null))),
    callHelp: () => run('help', () => write(`/api/desks/${deskId}/help`).then(picture.reread)),
    answerHelp: (other) => run('help', () => write(`/api/desks/${other}/help/answer`).then(picture.reread)),
    open: () => run('open', () => write(`/api/desks/${deskId}/open`).then(() => shows(() => picture.desk()?.open ?? false))),
    close: () => run('close', () => write(`/api/desks/${deskId}/close`).then(session.refresh)),
    signOut: () => run('signOut', signOut),
  }

  /** Verbs for a step get the one in hand; without one they do nothing. */
  async function run(verb: Verb, command: (step: DeskStep) => Promise<unknown>): Promise<void> {
    const step = hand()
    if (!step && ofStep.includes(verb)) return
    if (underWay()) return hold(verb, () => run(verb, command))
    begun = moment()
    setUnderWay(verb)
    setRefusal(null)
    try {
      await command({ ...step! })
    } catch (error) {
      held = null
      await refuse(error)
    } finally {
      setUnderWay(null)
      const next = held
      held = null
      void next?.()
    }
  }

  /**
   * The screen may show what a command did before its own answer is here, on a slow line: what is pressed then is meant for what
   * is shown, and is done when its turn comes, where the same is still shown. A second press of the same is for nobody.
   */
  function hold(verb: Verb, command: () => Promise<void>) {
    const seen = moment()
    // a pause is for nobody who could be mistaken
    if (verb === 'pause' && underWay() !== 'pause') held = command
    else if (seen !== begun) held = () => (moment() === seen ? command() : Promise.resolve())
  }

  function moment(): string {
    const desk = picture.desk()
    return `${hand()?.stepId} ${hand()?.status} ${hand()?.recalls} ${desk?.open} ${desk?.paused?.since}`
  }

  async function refuse(error: unknown) {
    if (!(error instanceof Refusal)) throw error
    if (needsSignIn(error)) return session.expired()
    setRefusal(error)
    if (error.problem?.code === 'nobody_waiting') return
    await picture.reread().catch(() => {})
  }

  /** A refusal speaks of what was shown: once that has changed by itself, it is over. */
  function forgetWhenOver() {
    const forget = (when: (code: string | undefined) => boolean) => () =>
      untrack(() => underWay() === null && when(refusal()?.problem?.code) && setRefusal(null))
    createEffect(
      on(
        () => `${hand()?.stepId} ${hand()?.status}`,
        forget(() => true),
        { defer: true },
      ),
    )
    createEffect(
      on(
        () => picture.queue()?.waiting.length,
        forget((code) => code === 'nobody_waiting'),
        { defer: true },
      ),
    )
  }

  function callNext() {
    return call('next', {})
  }

  async function call(verb: 'next' | 'call' | 'remote', body: object) {
    const called = await write<{ stepId: string; face: TicketFace }>(`/api/desks/${deskId}/${verb}`, body)
    await shows(() => hand()?.stepId === called.stepId)
    const step = hand()
    deeds.done('didCall', step?.stepId === called.stepId ? nameOf(step) : called.face.label)
  }

  async function start(step: DeskStep) {
    await send('start', step)
    deeds.done('didStart', nameOf(step))
    await shows(() => hand()?.status === 'serving')
  }

  async function leave(step: DeskStep, outcome: Outcome) {
    setLeaving(lastOf(step, outcome))
    await finish(step, outcome).finally(() => setLeaving(null))
  }

  function finish(step: DeskStep, outcome: Outcome) {
    return release(step, 'finish', outcome, { outcome }, 'didFinish')
  }

  async function release(step: DeskStep, verb: Verb, how: Last['how'], more: object, did: TextKey) {
    await send(verb, step, more)
    setLast(lastOf(step, how))
    deeds.done(did, nameOf(step))
    await shows(() => hand()?.stepId !== step.stepId)
  }

  async function undo() {
    await write(`/api/desks/${deskId}/undo`)
    deeds.undone()
    setLast(null)
    await picture.reread()
  }

  async function signOut() {
    if (picture.desk()?.open) await write(`/api/desks/${deskId}/close`)
    await session.signOut()
  }

  function send(verb: string, step: DeskStep, more: object = {}) {
    return write(`/api/desks/${deskId}/${verb}`, { stepId: step.stepId, ...more })
  }

  async function shows(shown: () => boolean) {
    if (await soon(shown)) return
    await picture.reread().catch(() => {})
  }
}

const lastOf = ({ stepId, face, channel, bookedTime }: DeskStep, how: Last['how']): Last => ({
  stepId,
  face: { ...face },
  channel,
  bookedTime,
  how,
  followed: false,
})

const ofStep: readonly Verb[] = ['start', 'recall', 'absent', 'finish', 'park', 'transfer', 'first']

const soon = (shown: () => boolean): Promise<boolean> =>
  new Promise((resolve) => {
    createRoot((dispose) => {
      const settle = (result: boolean) => {
        clearTimeout(timer)
        dispose()
        resolve(result)
      }
      const timer = setTimeout(() => settle(false), patienceMs)
      createEffect(() => shown() && settle(true))
    })
  })
