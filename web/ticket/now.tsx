import { For, Match, Show, Switch } from 'solid-js'
import type { Ticket } from '../../shared/contracts/tickets.ts'
import { Face } from '../ui/face.tsx'
import { Documents } from '../ui/facts.tsx'
import { pageLink } from '../ui/languages.tsx'
import type { OwnKey } from '../ui/own-key.ts'
import { word } from '../ui/words.ts'
import { Alarm } from './alarm.tsx'
import { Leave } from './leave.tsx'
import { type Key, t } from './texts.ts'
import { Wait } from './wait.tsx'
import { Way } from './way.tsx'
import { isStrandedNow, isWaitOver, WayOn } from './way-on.tsx'

/** One ticket as it stands: number first, then what to do now. */
export function Now(props: { ticket: Ticket; own: OwnKey }) {
  const isWaiting = () => props.ticket.status === 'waiting'
  const isAtDesk = () => props.ticket.status === 'called' || props.ticket.status === 'serving'
  const isSetAside = () => props.ticket.status === 'parked' || props.ticket.status === 'absent'
  const mayBeCalled = () => !isWaitOver(props.ticket)
  const isOver = () => ['done', 'left', 'closed'].includes(props.ticket.status)
  return (
    <article class="sp-ticket" data-status={props.ticket.status}>
      <div class="sp-ticket-face text-center">
        <p class="mb-0">{t('yourNumber')}</p>
        <Face face={props.ticket.face} class="sp-face-huge" />
      </div>
      <div role="status">
        <Switch
          fallback={
            <Show when={mayBeCalled() || !isSetAside()}>
              <Said ticket={props.ticket} />
            </Show>
          }
        >
          <Match when={isAtDesk()}>
            <Called ticket={props.ticket} />
          </Match>
          <Match when={isWaiting()}>
            <Show when={!isStrandedNow(props.ticket)}>
              <Wait ticket={props.ticket} />
            </Show>
          </Match>
        </Switch>
        <Show when={!isAtDesk() && props.ticket.stranded}>
          {(stranded) => <WayOn stranded={stranded()} ticket={props.ticket} mayBeCalled={mayBeCalled()} />}
        </Show>
      </div>
      <Show when={!isOver()}>
        <Way ticket={props.ticket} />
      </Show>
      <p class="text-center mb-4">
        <bdi class="fw-semibold">{props.ticket.serviceName}</bdi>
        <br />
        <bdi>{props.ticket.siteName}</bdi>
        <br />
        <span class="small">
          {t('taken', { time: props.ticket.takenTime })}
          <Show when={props.ticket.bookedTime}>{(time) => ` · ${t('booked', { time: time() })}`}</Show>
        </span>
      </p>
      <Show when={(isWaiting() || props.ticket.status === 'parked') && mayBeCalled()}>
        <Alarm />
      </Show>
      <Show when={isWaiting() && mayBeCalled() && props.ticket.overtaken.length > 0}>
        <Overtaken ticket={props.ticket} />
      </Show>
      <Show when={!isOver()}>
        <section class="callout callout-highlight note mb-4">
          <h2 class="h6 mb-2">{word('documents')}</h2>
          <Documents documents={props.ticket.documents} />
        </section>
      </Show>
      <Show when={isWaiting() || isSetAside()}>
        <Leave own={props.own} />
      </Show>
      <Show when={isOver()}>
        <div class="d-grid mb-4">
          <a class="btn btn-primary" href={pageLink('/')}>
            {t('book')}
          </a>
        </div>
      </Show>
    </article>
  )
}

function Called(props: { ticket: Ticket }) {
  return (
    <div class="sp-called rounded text-center p-4 mb-4">
      <p class="h4 mb-1">{t(props.ticket.status === 'called' ? 'yourTurn' : 'serving')}</p>
      <p class="mb-0">{t('desk')}</p>
      <p class="sp-desk mb-0">
        <bdi dir="ltr">{props.ticket.desk}</bdi>
      </p>
    </div>
  )
}

/** parked, absent, done, left, closed: what happened, and what now */
function Said(props: { ticket: Ticket }) {
  return (
    <div class={`alert ${props.ticket.status === 'absent' ? 'alert-danger' : 'alert-info'} mb-4`}>
      <p class="h5 mb-1">{t(`is_${props.ticket.status}` as Key)}</p>
      <p class="mb-0">{t(`is_${props.ticket.status}_now` as Key)}</p>
    </div>
  )
}

const reasons = ['walkIn', 'appointment', 'priority', 'passedTooOften', 'chosen']

/** Who passed, and why: nobody should have to guess. */
function Overtaken(props: { ticket: Ticket }) {
  const why = (reason: string) => (reasons.includes(reason) ? t(`passed_${reason}` as Key) : reason)
  return (
    <section class="mb-4">
      <h2 class="h6">{t('passed')}</h2>
      <ul class="list-unstyled mb-2">
        <For each={props.ticket.overtaken}>
          {(one) => (
            <li class="d-flex gap-3 py-2 border-bottom">
              <Face face={one.face} class="sp-face-small" />
              <span>
                <bdi dir="ltr">{one.time}</bdi> – {why(one.reason)}
              </span>
            </li>
          )}
        </For>
      </ul>
      <p class="small mb-0">{t('passedPromise')}</p>
    </section>
  )
}
