import { For, Show } from 'solid-js'
import type { Appointment } from '../../shared/contracts/appointments.ts'
import { AppointmentFacts } from '../ui/appointment-facts.tsx'
import { Code } from '../ui/code.tsx'
import { Problem } from '../ui/problem.tsx'
import { slotWords } from '../ui/slots.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { createMoving } from './moving.ts'
import { BookAgain, Cancel } from './show.tsx'
import { type Key, t } from './texts.ts'

interface ReplanProps {
  appointment: Appointment
  token: string
  onMoved: () => void
  onOther: () => void
  onChanged: () => void
}

/** An appointment that has lost its time: why, and the next ones, each a tap away. */
export function Replan(props: ReplanProps) {
  return (
    <section data-status="replan">
      <Show when={props.appointment.replanReason}>{(reason) => <p class="mb-1">{t(`replan_${reason()}` as Key)}</p>}</Show>
      <p>
        {t('replan_was')} <s>{slotWords(props.appointment)}</s>
      </p>
      <Show when={props.appointment.mayMove} fallback={<Nothing serviceId={props.appointment.serviceId} />}>
        <Choose {...props} />
      </Show>
      <div class="mt-5">
        <AppointmentFacts appointment={props.appointment} timeless />
        <Code code={props.appointment.code} />
      </div>
      <Show when={props.appointment.mayCancel}>
        <h2 class="h5 mt-5">{t('replan_drop')}</h2>
        <Cancel appointment={props.appointment} token={props.token} onChanged={props.onChanged} />
      </Show>
    </section>
  )
}

const shown = 3

function Choose(props: ReplanProps) {
  const { busy, refusal, list, moveTo } = createMoving(props, shown)

  return (
    <>
      <Problem refusal={refusal()} />
      <Problem refusal={list.problem()} again={list.again} />
      <Show when={list.value()} fallback={<Waiting shown={!list.problem()} />}>
        {(found) => (
          <Show when={found().slots.length > 0} fallback={<Nothing serviceId={props.appointment.serviceId} />}>
            <h2 class="h4 mt-4">{t('replan_choose')}</h2>
            <p>{t('replan_chooseHint')}</p>
            <div class="d-grid gap-3">
              <For each={found().slots}>
                {(slot, at) => (
                  <button
                    type="button"
                    class={`btn ${at() === 0 ? 'btn-primary' : 'btn-outline-primary'}`}
                    disabled={busy()}
                    onClick={() => moveTo(slot)}
                  >
                    {slotWords(slot)}
                  </button>
                )}
              </For>
              <button type="button" class="btn btn-link" disabled={busy()} onClick={() => props.onOther()}>
                {t('replan_other')}
              </button>
            </div>
          </Show>
        )}
      </Show>
    </>
  )
}

function Nothing(props: { serviceId: string }) {
  return (
    <>
      <p class="lead">{t('replan_none')}</p>
      <BookAgain serviceId={props.serviceId} />
    </>
  )
}
