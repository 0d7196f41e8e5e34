import { createResource, type JSX, Show } from 'solid-js'
import type { DeskPerson, DeskStep } from '../../../shared/contracts/desks.ts'
import { languageName } from '../../../shared/text/when.ts'
import { read } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { type Clock, elapsed } from '../../staff/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { isolate, listOf, type TextKey, useText } from '../text.ts'
import { channelIcons, Who } from '../who.tsx'
import { KeyCap } from './key-cap.tsx'

const reasons: Readonly<Record<string, TextKey>> = {
  walkIn: 'reasonWalkIn',
  appointment: 'reasonAppointment',
  priority: 'reasonPriority',
  passedTooOften: 'reasonPassedTooOften',
  chosen: 'reasonChosen',
}

/** Who is here, with whom, and since when. */
export function Person(props: { deskId: string; step: DeskStep; clock: Clock; busy: boolean; toggle: () => void }) {
  const t = useText()
  // The queue is everybody's at this site; the name is for this desk alone
  const [person] = createResource(
    () => (props.step.bookedTime ? `${props.deskId} ${props.step.stepId}` : false),
    () => read<DeskPerson>(`/api/desks/${props.deskId}/person`).catch(() => null),
  )
  const known = () => (person.latest?.stepId === props.step.stepId ? person.latest : null)
  const serving = () => props.step.status === 'serving'
  return (
    <div class="sp-person">
      <div class="sp-person-top">
        <h1>
          <Who who={props.step} class="sp-person-face" />
        </h1>
        <p class="sp-person-state">
          <span class="sp-state">
            <Icon name={serving() ? 'play' : props.step.channel === 'onSite' ? 'bell-ring' : channelIcons[props.step.channel]} />
            {t(serving() ? 'servingState' : props.step.channel === 'onSite' ? 'calledState' : 'ringingState')}
          </span>
          <bdi class="sp-timer" dir="ltr">
            {elapsed(props.step.startedAt ?? props.step.calledAt, props.clock.now())}
          </bdi>
          <span class="sp-hint">
            {t(serving() ? 'sinceStart' : 'sinceCall')}
            <Show when={!serving() && props.step.recalls > 0}> · {t('recalls', { n: props.step.recalls })}</Show>
          </span>
        </p>
      </div>
      <p class="sp-person-service">
        <bdi>{props.step.serviceName}</bdi>
      </p>
      <dl class="sp-person-facts">
        <Show when={known()?.name}>
          {(name) => (
            <Fact icon="user" term={t('person')}>
              <bdi>{name()}</bdi>
              <Show when={known()?.organisation}>
                {(organisation) => (
                  <>
                    {' '}
                    · <bdi>{organisation()}</bdi>
                  </>
                )}
              </Show>
            </Fact>
          )}
        </Show>
        <Show when={known()?.phone}>
          {(phone) => (
            <Fact icon="phone" term={t('phone')} strong>
              <a href={`tel:${phone()}`}>
                <bdi dir="ltr">{phone()}</bdi>
              </a>
            </Fact>
          )}
        </Show>
        <Show when={known()?.email}>
          {(email) => (
            <Fact icon="mail" term={t('email')}>
              <a href={`mailto:${email()}`}>
                <bdi dir="ltr">{email()}</bdi>
              </a>
            </Fact>
          )}
        </Show>
        <Fact icon="message-circle" term={t('languageSpoken')}>
          <bdi>{languageName(props.step.language, language())}</bdi>
        </Fact>
        <Show when={props.step.interpreter}>
          {(interpreter) => (
            <Fact icon="languages" term={t('interpreterWith')} strong>
              <bdi>{interpreter().name}</bdi> · <bdi>{languageName(interpreter().language, language())}</bdi>
            </Fact>
          )}
        </Show>
        <Show when={known()?.professionals.length}>
          <Fact icon="users" term={t('professionalsWith')} strong>
            <bdi>{listOf(known()!.professionals.map(isolate), language())}</bdi>
          </Fact>
        </Show>
        <Show when={props.step.bookedTime}>
          {(time) => (
            <Fact icon="calendar-clock" term={t('booked')}>
              {t('bookedAt', { time: isolate(time()) })}
            </Fact>
          )}
        </Show>
        <Show when={known()?.sentBy}>
          {(institution) => (
            <Fact icon="building-2" term={t('sentBy')} strong>
              <bdi>{institution()}</bdi>
            </Fact>
          )}
        </Show>
        <FirstVisit first={props.step.firstVisit} busy={props.busy} toggle={props.toggle} />
      </dl>
      <Show when={known()?.details}>
        {(details) => (
          <p class="sp-person-note">
            <Icon name="message-circle" />
            <bdi>{details()}</bdi>
          </p>
        )}
      </Show>
      <Show when={props.step.overtaken.length > 0}>
        <p class="sp-hint sp-overtaken">{overtakenText()}</p>
      </Show>
    </div>
  )

  /** All who are passed by one call are passed for the same reason. */
  function overtakenText(): string {
    const tickets = listOf(
      props.step.overtaken.map((one) => isolate(one.face.label)),
      language(),
    )
    const reason = props.step.overtaken[0]?.reason ?? ''
    return t('calledBefore', { tickets, reason: reasons[reason] ? t(reasons[reason]) : isolate(reason) })
  }
}

/** Counted, and kept no longer than the visit. */
function FirstVisit(props: { first: boolean | null; busy: boolean; toggle: () => void }) {
  const t = useText()
  return (
    <div class="sp-fact">
      <dt>
        <Icon name="hand" />
        {t('firstVisit')}
      </dt>
      <dd>
        <button
          type="button"
          class="sp-first-visit"
          aria-pressed={props.first === true}
          aria-disabled={props.busy}
          aria-keyshortcuts="V"
          onClick={() => !props.busy && props.toggle()}
        >
          {t(props.first === null ? 'firstVisitUnknown' : props.first ? 'yes' : 'no')}
          <span aria-hidden="true">
            <KeyCap key="V" />
          </span>
        </button>
      </dd>
    </div>
  )
}

function Fact(props: { icon: string; term: string; strong?: boolean; children: JSX.Element }) {
  return (
    <div class="sp-fact" classList={{ 'sp-fact-strong': props.strong ?? false }}>
      <dt>
        <Icon name={props.icon} />
        {props.term}
      </dt>
      <dd>{props.children}</dd>
    </div>
  )
}
