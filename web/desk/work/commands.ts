import { createEffect, createRoot, createSignal, on, untrack } from 'solid-js'
import type { DeskStep } from '../../../shared/contracts/desks.ts'
import type { TicketFace } from '../../../shared/contracts/tickets.ts'
import { Refusal, write } from '../../kit/api.ts'
import { needsSignIn, type Session } from '../../staff/session.ts'
import type { Picture } from './picture.ts'

export type Verb = 'next' | 'start' | 'recall' | 'absent' | 'finish' | 'open' | 'close' | 'signOut'
export type Outcome = 'done' | 'papersMissing' | 'comeBack'
/** The one who left the desk last: a receipt for the clerk. */
export interface Last {
  readonly face: TicketFace
  readonly how: Outcome | 'absent'
}

export interface Commands {
  readonly underWay: () => Verb | null
  readonly refusal: () => Refusal | null
  readonly last: () => Last | null
  readonly next: () => Promise<void>
  readonly start: () => Promise<void>
  readonly recall: () => Promise<void>
  readonly absent: () => Promise<void>
  readonly finish: (outcome: Outcome) => Promise<void>
  readonly finishAndNext: (outcome: Outcome) => Promise<void>
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
  readonly signOut: () => Promise<void>
}

const patienceMs = 1500

/**
 * One command at a time, and the next only when the screen shows what the last one did: so nobody presses for a person they
 * do not see. A step is named in each command, because the server refuses one that is no longer in hand (`step_changed`).
 */
export function createCommands(deskId: string, picture: Picture, session: Session): Commands {
  const [underWay, setUnderWay] = createSignal<Verb | null>(null)
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  const [last, setLast] = createSignal<Last | null>(null)
  const { hand } = picture
  forgetWhenOver()

  return {
    underWay,
    refusal,
    last,
    next: () => run('next', callNext),
    start: () => run('start', (step) => send('start', step).then(() => shows(() => hand()?.status === 'serving'))),
    recall: () => run('recall', (step) => send('recall', step).then(() => shows(() => (hand()?.recalls ?? 0) > step.recalls))),
    absent: () => run('absent', (step) => release(step, 'absent')),
    finish: (outcome) => run('finish', (step) => release(step, outcome)),
    finishAndNext: (outcome) => run('finish', (step) => release(step, outcome).then(callNext)),
    open: () => run('open', () => write(`/api/desks/${deskId}/open`).then(() => shows(() => picture.desk()?.open ?? false))),
    close: () => run('close', () => write(`/api/desks/${deskId}/close`).then(session.refresh)),
    signOut: () => run('signOut', signOut),
  }

  /** Verbs for a step get the one in hand; without one they do nothing. */
  async function run(verb: Verb, command: (step: DeskStep) => Promise<unknown>) {
    const step = hand()
    if (underWay() || (!step && ofStep.includes(verb))) return
    setUnderWay(verb)
    setRefusal(null)
    try {
      await command({ ...step! })
    } catch (error) {
      await refuse(error)
    } finally {
      setUnderWay(null)
    }
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

  async function callNext() {
    const called = await write<{ stepId: string }>(`/api/desks/${deskId}/next`)
    await shows(() => hand()?.stepId === called.stepId)
  }

  async function release(step: DeskStep, how: Last['how']) {
    await (how === 'absent' ? send('absent', step) : send('finish', step, { outcome: how }))
    setLast({ face: { ...step.face }, how })
    await shows(() => hand()?.stepId !== step.stepId)
  }

  async function signOut() {
    if (picture.desk()?.open) await write(`/api/desks/${deskId}/close`)
    await session.signOut()
  }

  function send(verb: Verb, step: DeskStep, more: object = {}) {
    return write(`/api/desks/${deskId}/${verb}`, { stepId: step.stepId, ...more })
  }

  async function shows(shown: () => boolean) {
    if (await soon(shown)) return
    await picture.reread().catch(() => {})
  }
}

const ofStep: readonly Verb[] = ['start', 'recall', 'absent', 'finish']

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
