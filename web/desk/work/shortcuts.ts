import type { Keys } from '../../staff/keys.ts'
import type { HandStatus, Question } from '../hand/hand.tsx'
import { mayFollow, mayRefer } from '../hand/idle.tsx'
import type { Commands, Outcome } from './commands.ts'
import type { Deeds } from './deeds.ts'

interface Situation {
  readonly status: HandStatus
  readonly commands: Commands
  readonly deeds: Deeds
  readonly outcome: Outcome
  readonly chooseOutcome: (outcome: Outcome) => void
  /** or says why not */
  readonly recall: () => void
  readonly absent: () => void
  readonly ask: (question: Question) => void
  readonly toggleHelp: () => void
  readonly toggleFirstVisit: () => void
  /** the desk that has called for help longest */
  readonly helpAt: string | undefined
  readonly moveThroughRows: (by: 1 | -1) => void
}

/** What each key does now: the same as the button on which it is written. */
export function shortcutsOf(now: Situation): Keys {
  return { ...always(now), ...byStatus[now.status](now) }
}

const always = ({ commands, deeds, ask, toggleHelp, helpAt, moveThroughRows }: Situation): Keys => ({
  '?': () => ask('keys'),
  u: deeds.newest() ? commands.undo : undefined,
  h: toggleHelp,
  g: helpAt === undefined ? undefined : () => commands.answerHelp(helpAt),
  up: () => moveThroughRows(-1),
  down: () => moveThroughRows(1),
})

const nothing = (): Keys => ({ u: undefined, h: undefined, up: undefined, down: undefined })

const byStatus: Readonly<Record<HandStatus, (now: Situation) => Keys>> = {
  loading: nothing,
  closed: nothing,
  paused: ({ commands }) => ({ space: commands.resume, p: commands.resume }),
  idle: ({ commands, ask }) => ({
    space: commands.next,
    n: commands.next,
    p: () => ask('pause'),
    c: () => ask('calls'),
    b: mayFollow(commands.last()) ? () => ask('following') : undefined,
    e: mayRefer(commands.last()) ? () => ask('referral') : undefined,
  }),
  called: (now) => ({ ...withPerson(now), s: now.commands.start, r: now.recall, a: now.absent }),
  serving: (now) => ({
    ...(now.commands.leaving() ? afterLeaving(now) : withPerson(now)),
    e: () => now.ask('referral'),
    1: () => now.chooseOutcome('done'),
    2: () => now.chooseOutcome('papersMissing'),
    3: () => now.chooseOutcome('comeBack'),
    f: () => now.commands.finish(now.outcome),
    n: () => now.commands.finishAndNext(now.outcome),
  }),
}

/** Whoever works fast goes on while the finish is under way: what is asked then is for afterwards. */
const afterLeaving = ({ ask }: Situation): Keys => ({ b: () => ask('following'), p: () => ask('pause') })

const withPerson = ({ ask, toggleFirstVisit }: Situation): Keys => ({
  p: () => ask('park'),
  t: () => ask('transfer'),
  v: toggleFirstVisit,
})
