import { Show } from 'solid-js'
import type { Appointment } from '../../shared/contracts/appointments.ts'
import { AppointmentFacts } from '../ui/appointment-facts.tsx'
import { Code } from '../ui/code.tsx'
import { Documents } from '../ui/facts.tsx'
import { Icon } from '../ui/icon.tsx'
import { Keep } from '../ui/keep.tsx'
import { pageLink } from '../ui/languages.tsx'
import { createLoaded } from '../ui/loaded.ts'
import { Problem } from '../ui/problem.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { word } from '../ui/words.ts'
import { type Done, startAgain } from './draft.ts'
import { Heading } from './step.tsx'
import { goTo } from './steps.ts'
import { t } from './texts.ts'

/** What to keep and what to do on the day. */
export function Confirmed(props: { done: Done }) {
  const loaded = createLoaded<Appointment>(
    () => `/api/appointments/${props.done.id}`,
    () => ({ token: props.done.token }),
  )
  return (
    <section class="pt-4" data-step="done" aria-labelledby="step">
      <h1 class="visually-hidden">{t('title')}</h1>
      <p class="sp-done mb-2">
        <Icon name="circle-check" />
      </p>
      <Heading title={t('doneTitle')} />
      <Problem refusal={loaded.problem()} again={loaded.again} />
      <Show when={loaded.value()} fallback={<Waiting shown={loaded.loading()} />}>
        {(appointment) => <Confirmation appointment={appointment()} done={props.done} />}
      </Show>
    </section>
  )
}

function Confirmation(props: { appointment: Appointment; done: Done }) {
  return (
    <>
      <p class="lead mb-4">{t('doneFor')}</p>
      <AppointmentFacts appointment={props.appointment} />
      <Code code={props.appointment.code} />
      <h3 class="h5">{t('keep')}</h3>
      <p>{props.done.email ? t('doneMail', { email: `\u2068${props.done.email}\u2069` }) : t('keepNoMail')}</p>
      <p>{t('keepPhoto')}</p>
      <Keep appointmentId={props.done.id} token={props.done.token} />
      <OnTheDay channel={props.appointment.channel} stop={props.appointment.stop} />
      <h3 class="h5 mt-4">{word('documents')}</h3>
      <Documents documents={props.appointment.documents} />
      <p class="mt-4 mb-2">{t('keepLink')}</p>
      <div class="d-grid gap-3 mb-5 d-print-none">
        <a class="btn btn-primary" href={pageLink('/appointment', `#${props.done.id}.${props.done.token}`)}>
          {t('manage')}
        </a>
        <button type="button" class="btn btn-outline-primary" onClick={() => [startAgain(), goTo('need')]}>
          {t('another')}
        </button>
      </div>
    </>
  )
}

/** A mobile unit has neither totem nor screen. */
function OnTheDay(props: Pick<Appointment, 'channel' | 'stop'>) {
  return (
    <>
      <h3 class="h5 mt-4">{t('dayTitle')}</h3>
      <Show when={props.channel === 'onSite'} fallback={<p class="mb-0">{t(props.channel === 'phone' ? 'dayPhone' : 'dayVideo')}</p>}>
        <ol class="mb-0 ps-4">
          <li>{t('dayCome')}</li>
          <Show when={!props.stop} fallback={<li>{t('daySay')}</li>}>
            <li>{t('dayType')}</li>
            <li>{t('dayWait')}</li>
          </Show>
        </ol>
      </Show>
    </>
  )
}
