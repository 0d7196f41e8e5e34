import { Show } from 'solid-js'
import type { Appointment } from '../../shared/contracts/appointments.ts'
import { Icon } from '../ui/icon.tsx'
import { type Key, t } from './texts.ts'

type Status = Appointment['status']

/** How things stand, in one sentence, with what it means now. */
export function Status(props: { appointment: Appointment; moved: boolean }) {
  const kind = () => (props.moved && props.appointment.status === 'booked' ? 'moved' : props.appointment.status)
  return (
    <div class={`alert ${colours[props.appointment.status]} d-flex gap-3`} role="status">
      <Icon name={pictograms[props.appointment.status]} />
      <Show when={kind()} keyed>
        {(now) => (
          <div>
            <p class="h6 mb-1">{t(`status_${now}` as Key)}</p>
            <p class="mb-0">{t(`status_${now}_now` as Key)}</p>
          </div>
        )}
      </Show>
    </div>
  )
}

const colours: Record<Status, string> = {
  held: 'alert-warning',
  booked: 'alert-success',
  arrived: 'alert-success',
  done: 'alert-info',
  missed: 'alert-warning',
  cancelled: 'alert-danger',
  expired: 'alert-warning',
  replan: 'alert-warning',
}

const pictograms: Record<Status, string> = {
  held: 'clock',
  booked: 'calendar-check',
  arrived: 'circle-check',
  done: 'circle-check',
  missed: 'calendar-x',
  cancelled: 'calendar-x',
  expired: 'clock',
  replan: 'calendar-clock',
}
