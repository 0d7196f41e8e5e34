import { Show } from 'solid-js'
import type { Appointment } from '../../shared/contracts/appointments.ts'
import { languageName, longDay } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { Fact, Facts, Place } from './facts.tsx'
import { word } from './words.ts'

/** When, where, what for and how: the day and time first, where there is one. */
export function AppointmentFacts(props: { appointment: Appointment; timeless?: boolean }) {
  return (
    <div class="sp-facts-card rounded p-3 mb-4">
      <Show when={!props.timeless}>
        <p class="h5 mb-3">
          {word('dayFromTo', { day: longDay(props.appointment.day, language()), from: props.appointment.time, to: props.appointment.endTime })}
        </p>
      </Show>
      <Facts>
        <Fact term={word('service')}>
          <bdi>{props.appointment.serviceName}</bdi>
        </Fact>
        <Show when={props.appointment.channel === 'onSite'}>
          <Fact term={word('address')}>
            <Place site={props.appointment.site} stop={props.appointment.stop} />
          </Fact>
        </Show>
        <Fact term={word('channel')}>{word(`channel_${props.appointment.channel}`)}</Fact>
        <Show when={props.appointment.organisation}>
          {(organisation) => (
            <Fact term={word('organisation')}>
              <bdi class="text-break">{organisation()}</bdi>
            </Fact>
          )}
        </Show>
        <Show when={props.appointment.interpreter}>{(tag) => <Fact term={word('interpreter')}>{languageName(tag(), language())}</Fact>}</Show>
      </Facts>
    </div>
  )
}
