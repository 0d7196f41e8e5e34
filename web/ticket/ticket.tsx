import { createEffect, createMemo, on, Show } from 'solid-js'
import type { Network } from '../../shared/contracts/network.ts'
import type { Ticket } from '../../shared/contracts/tickets.ts'
import { isInterfaceLanguage } from '../../shared/text/languages.ts'
import { follow } from '../kit/live.ts'
import { language, speak } from '../kit/text.ts'
import { createLoaded } from '../ui/loaded.ts'
import { createOwnKey, type OwnKey } from '../ui/own-key.ts'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ring } from './alarm.tsx'
import { Lost } from './lost.tsx'
import { Now } from './now.tsx'
import { t } from './texts.ts'

const { key } = createOwnKey('sportello.ticket')

export function TicketPage() {
  const network = createLoaded<Network>(() => '/api/network')
  // the texts of a stream are in the language it was opened in
  const followed = createMemo(() => key() && { own: key()!, language: language() })
  return (
    <Page title={t('title')} network={network.value()} here={key() !== null}>
      <h1 class="visually-hidden">{t('title')}</h1>
      <Show when={followed()} keyed fallback={<p class="lead mt-4">{t('noTicket')}</p>}>
        {(one) => <Followed own={one.own} />}
      </Show>
    </Page>
  )
}

function Followed(props: { own: OwnKey }) {
  const live = follow<Ticket>(`/api/tickets/${props.own.id}/stream`, { token: props.own.token })
  const ticket = () => live.picture.current
  createEffect(on(() => ticket()?.language, speakAsTaken))
  createEffect(
    on(
      () => ticket()?.status,
      (status, before) => {
        if (status === 'called' && before !== 'called') ring()
      },
    ),
  )
  createEffect(() => {
    const one = ticket()
    if (one) document.title = one.desk ? `${one.face.label} – ${t('desk')} ${one.desk}` : `${one.face.label} – ${t('title')}`
  })
  return (
    <>
      <Lost connection={live.connection()} lastHeard={live.lastHeard()} />
      <Problem refusal={live.refusal()} />
      <Show when={isSecond && ticket()}>
        <p class="alert alert-info mt-3" role="status">
          {t('onlyOne')}
        </p>
      </Show>
      <Show when={ticket()} fallback={<Waiting shown={!live.refusal()} />}>
        {(one) => <Now ticket={one()} own={props.own} />}
      </Show>
    </>
  )
}

/** Somebody wanted a second one today, and was led here. */
const isSecond = new URLSearchParams(location.search).has('again')

let spoken = new URLSearchParams(location.search).has('lang')

/** The number was taken in a language: the phone speaks it too, until the person says otherwise. */
function speakAsTaken(taken: string | undefined) {
  if (!taken || spoken) return
  spoken = true
  if (taken !== language() && isInterfaceLanguage(taken)) void speak(taken)
}
