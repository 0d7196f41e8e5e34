import { createResource, type JSX, Show } from 'solid-js'
import type { DeskPerson, DeskStep } from '../../../shared/contracts/desks.ts'
import { languageName } from '../../../shared/text/when.ts'
import { read } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { type Clock, elapsed } from '../../staff/clock.ts'
import { Face } from '../../ui/face.tsx'
import { Icon } from '../../ui/icon.tsx'
import { isolate, listOf, type TextKey, useText } from '../text.ts'

const reasons: Readonly<Record<string, TextKey>> = {
  walkIn: 'reasonWalkIn',
  appointment: 'reasonAppointment',
  priority: 'reasonPriority',
  passedTooOften: 'reasonPassedTooOften',
  chosen: 'reasonChosen',
}

/** Who is here, with whom, and since when. */
export function Person(props: { deskId: string; step: DeskStep; clock: Clock }) {
  const t = useText()
  // The queue is everybody's at this site; the name is for this desk alone
  const [person] = createResource(
    () => (props.step.bookedTime ? `${props.deskId} ${props.step.stepId}` : false),
    () => read<DeskPerson>(`/api/desks/${props.deskId}/person`).catch(() => null),
  )
  const name = () => (person()?.stepId === props.step.stepId ? person()?.name : null)
  const serving = () => props.step.status === 'serving'
  return (
    <div class="sp-person">
      <div class="sp-person-top">
        <h1>
          <Face face={props.step.face} class="sp-person-face" />
        </h1>
        <p class="sp-person-state">
          <span class="sp-state">
            <Icon name={serving() ? 'play' : 'bell-ring'} />
            {t(serving() ? 'servingState' : 'calledState')}
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
        <Show when={name()}>
          <Fact icon="user" term={t('person')}>
            <bdi>{name()}</bdi>
          </Fact>
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
        <Show when={props.step.bookedTime}>
          {(time) => (
            <Fact icon="calendar-clock" term={t('booked')}>
              {t('bookedAt', { time: isolate(time()) })}
            </Fact>
          )}
        </Show>
      </dl>
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
