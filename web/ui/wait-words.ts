import type { Wait } from '../../shared/contracts/tickets.ts'
import type { Text } from '../../shared/text/text.ts'

export type SlipKey = keyof typeof import('../../shared/text/it/slip.json')

/** How long it may take, in words: a range, or that nobody knows. */
export function waitWords(wait: Wait, t: Text<SlipKey>): string {
  if (wait.kind === 'unknown') return t('waitUnknown')
  const { lowMinutes: low, highMinutes: high } = wait
  if (high < 1) return t('waitNow')
  return low < 1 || low === high ? t('waitAbout', { high }) : t('waitRange', { low, high })
}

/** The promise beside the range; for an unknown wait, the reason. */
export function promiseWords(wait: Wait, t: Text<SlipKey>): string {
  if (wait.kind === 'range') return t('notLater', { time: wait.notLaterThanTime })
  return wait.closesTime ? t('unknownBeforeClosing', { time: wait.closesTime }) : t(reasons[wait.reason])
}

const reasons = {
  noDesk: 'unknownNoDesk',
  noInterpreter: 'unknownNoInterpreter',
  noDeskToday: 'unknownNoDeskToday',
  noInterpreterToday: 'unknownNoInterpreterToday',
  afterClosing: 'unknownAfterClosing',
} as const
