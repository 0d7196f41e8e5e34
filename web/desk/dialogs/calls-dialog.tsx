import { For, onMount, Show } from 'solid-js'
import type { RemoteRow } from '../../../shared/contracts/desks.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type TextKey, useText } from '../text.ts'
import { channelIcons, channelTexts } from '../who.tsx'
import { mayCall, type Remote } from '../work/remote.ts'

const states: Readonly<Record<RemoteRow['state'], TextKey>> = {
  later: 'callLater',
  due: 'callDue',
  inHand: 'callInHand',
  aside: 'callAside',
  done: 'outcomeDone',
  missed: 'callMissed',
}

/** Today’s appointments by phone and video. Who they are with is told when the call is in hand. */
export function CallsDialog(props: { remote: Remote; busy: boolean; call: (appointmentId: string) => void; close: () => void }) {
  const t = useText()
  let list!: HTMLUListElement
  let entered = false
  // Who has come due since the desk last asked is one key away too, and may be called before they are shown
  onMount(() => void props.remote.look().then(goOn))

  function goOn() {
    // Whoever has left the question calls nobody
    if (!list.isConnected || !list.closest('dialog')?.open) return
    const row = first()
    if (entered && row && !props.busy) call(row)
    else list.querySelector<HTMLElement>('[autofocus]')?.focus()
  }

  const first = () => props.remote.appointments().find(mayCall)

  function call(row: RemoteRow) {
    list.closest('dialog')?.close()
    props.call(row.appointmentId)
  }

  return (
    <Dialog title={t('callsTitle')} close={props.close} wide>
      <ul
        class="sp-calls"
        ref={list}
        tabindex={-1}
        autofocus={first() === undefined}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target === list) entered = true
        }}
      >
        <For each={props.remote.appointments()} fallback={<li class="sp-hint">{t('callsNone')}</li>}>
          {(row) => (
            <li class="sp-call-row" data-state={row.state}>
              <Icon name={channelIcons[row.channel]} />
              <bdi class="sp-call-time" dir="ltr">
                {row.time}
              </bdi>
              <span>
                <bdi class="sp-call-service">{row.serviceName}</bdi>
                <span class="sp-hint">
                  {t(channelTexts[row.channel])} · <bdi>{languageName(row.language, language())}</bdi>
                  <Show when={row.requesterKind !== 'person'}> · {t(row.requesterKind === 'company' ? 'forCompany' : 'forOffice')}</Show>
                  <Show when={row.interpreter}>
                    {(tag) => (
                      <>
                        {' · '}
                        {t('withInterpreter', { language: languageName(tag(), language()) })}
                      </>
                    )}
                  </Show>
                </span>
              </span>
              <span class="sp-call-state">
                {t(states[row.state])}
                <Show when={row.deskLabel && row.state !== 'done'}> · {t('desk', { label: row.deskLabel! })}</Show>
              </span>
              <Show when={mayCall(row)}>
                <button
                  type="button"
                  class="btn btn-primary"
                  autofocus={row === first()}
                  aria-disabled={props.busy}
                  onClick={() => !props.busy && call(row)}
                >
                  <Icon name={channelIcons[row.channel]} />
                  {t('callNow')}
                </button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  )
}
