import { For } from 'solid-js'
import type { Queue } from '../../shared/contracts/desks.ts'
import { write } from '../kit/api.ts'
import type { Clock } from '../staff/clock.ts'
import { createSending } from '../staff/sending.ts'
import type { Session } from '../staff/session.ts'
import { Icon } from '../ui/icon.tsx'
import { isolate, useText } from './text.ts'

/** Desks that call for a colleague; whoever goes says so, and the call is over for everybody. */
export function Help(props: { calls: Queue['help']; clock: Clock; session: Session }) {
  const t = useText()
  const sending = createSending(props.session)
  const minutes = (since: string) => Math.max(0, Math.floor((props.clock.now() - Date.parse(since)) / 60_000))
  return (
    <div role="alert" class="sp-help">
      <For each={props.calls}>
        {(call) => (
          <p class="sp-banner">
            <Icon name="hand-helping" />
            <span class="sp-help-words">
              <strong>{t('helpWanted', { label: isolate(call.deskLabel) })}</strong>{' '}
              {call.staffName ? t('helpBy', { name: isolate(call.staffName), minutes: minutes(call.since) }) : ''}
            </span>
            <button
              type="button"
              class="btn btn-primary btn-sm"
              onClick={() => void sending.send(() => write(`/api/desks/${call.deskId}/help/answer`))}
            >
              {t('helpGo')}
            </button>
          </p>
        )}
      </For>
    </div>
  )
}
