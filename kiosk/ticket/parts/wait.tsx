import type { Wait } from '../../../shared/contracts/tickets.ts'
import type { Text } from '../../../shared/text/text.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { promiseWords, waitWords } from '../../../web/ui/wait-words.ts'
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
