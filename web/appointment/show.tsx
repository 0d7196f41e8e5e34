import { createSignal, Show as When } from 'solid-js'
import type { Appointment } from '../../shared/contracts/appointments.ts'
import { Refusal, write } from '../kit/api.ts'
import { AppointmentFacts } from '../ui/appointment-facts.tsx'
import { Code } from '../ui/code.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Documents } from '../ui/facts.tsx'
import { Keep } from '../ui/keep.tsx'
import { pageLink } from '../ui/languages.tsx'
import { Problem } from '../ui/problem.tsx'
import { slotWords } from '../ui/slots.tsx'
import { word } from '../ui/words.ts'
import { t } from './texts.ts'

interface ShowProps {
  appointment: Appointment
  token: string
  onMove: () => void
  onChanged: () => void
  onForget: () => void
}

/** Everything about one appointment, and what can still be done with it. */
export function Show(props: ShowProps) {
  const isAhead = () => props.appointment.status === 'booked'
  const isOver = () => !isAhead() && props.appointment.status !== 'arrived'
  return (
    <section data-status={props.appointment.status}>
      <AppointmentFacts appointment={props.appointment} />
      <When when={isOver()}>
        <BookAgain serviceId={props.appointment.serviceId} />
      </When>
      <When when={isAhead()}>
        <Code code={props.appointment.code} />
        <When when={props.appointment.channel === 'onSite'}>
          <p class="text-center">{word('codeHint')}</p>
        </When>
        <h2 class="h5 mt-4">{word('documents')}</h2>
        <Documents documents={props.appointment.documents} />
        <div class="mt-4">
          <Keep appointmentId={props.appointment.id} token={props.token} />
        </div>
        <Changes {...props} />
      </When>
      <p class="mt-4 mb-1 small d-print-none">{t('forgetHint')}</p>
      <button type="button" class="btn btn-link px-0 d-print-none" onClick={() => props.onForget()}>
        {t('forget')}
      </button>
    </section>
  )
}

function Changes(props: ShowProps) {
  return (
    <When when={props.appointment.mayMove || props.appointment.mayCancel}>
      <h2 class="h5 mt-5">{t('changeTitle')}</h2>
      <When when={props.appointment.mayMove}>
        <div class="d-grid mb-3 d-print-none">
          <button type="button" class="btn btn-primary" onClick={() => props.onMove()}>
            {t('move')}
          </button>
        </div>
      </When>
      <When when={props.appointment.mayCancel}>
        <Cancel {...props} />
      </When>
    </When>
  )
}

/** The button, and the question before it is done. */
export function Cancel(props: Pick<ShowProps, 'appointment' | 'token' | 'onChanged'>) {
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  const [busy, setBusy] = createSignal(false)
  let ask = () => {}
  const cancel = async () => {
    setBusy(true)
    setRefusal(null)
    await write(`/api/appointments/${props.appointment.id}/cancel`, {}, { token: props.token })
      .then(props.onChanged)
      .catch((error: unknown) => setRefusal(error instanceof Refusal ? error : new Refusal(null)))
    setBusy(false)
  }
  return (
    <>
      <Problem refusal={refusal()} />
      <div class="d-grid d-print-none">
        <button type="button" class="btn btn-outline-danger" disabled={busy()} onClick={() => ask()}>
          {t('cancel')}
        </button>
      </div>
      <Confirm
        ref={(open) => {
          ask = open
        }}
        title={t('cancelQuestion')}
        yes={t('cancelYes')}
        no={t('cancelNo')}
        onYes={cancel}
      >
        <p class="fw-semibold mb-2">{slotWords(props.appointment)}</p>
        <p class="mb-0">{t('cancelDetail')}</p>
      </Confirm>
    </>
  )
}

export function BookAgain(props: { serviceId: string }) {
  return (
    <div class="d-grid">
      <a class="btn btn-primary" href={`${pageLink('/')}&service_id=${props.serviceId}`}>
        {t('bookAgain')}
      </a>
    </div>
  )
}
