import type { Wait } from '../../../shared/contracts/tickets.ts'
import type { Text } from '../../../shared/text/text.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import type { KioskKey } from '../context.tsx'

export function WaitPanel(props: { wait: Wait; t: Text<KioskKey> }) {
  return (
    <p class="sp-waiting">
      <Icon name="clock" />
      <span>
        <b>{waitWords(props.wait, props.t)}</b>
        <span>{promiseWords(props.wait, props.t)}</span>
      </span>
    </p>
  )
}

/** How long it may take, in words: a range, or that nobody knows. */
export function waitWords(wait: Wait, t: Text<KioskKey>): string {
  if (wait.kind === 'unknown') return t('waitUnknown')
  const { lowMinutes: low, highMinutes: high } = wait
  if (high < 1) return t('waitNow')
  return low < 1 || low === high ? t('waitAbout', { high }) : t('waitRange', { low, high })
}

/** The promise beside the range; for an unknown wait, the reason. */
export const promiseWords = (wait: Wait, t: Text<KioskKey>): string =>
  wait.kind === 'range' ? t('notLater', { time: wait.notLaterThanTime }) : t(reasons[wait.reason])

const reasons = { noDesk: 'unknownNoDesk', noInterpreter: 'unknownNoInterpreter', afterClosing: 'unknownAfterClosing' } as const
