import { createMemo, createSignal, onMount, Show } from 'solid-js'
import type { Appointment } from '../../shared/contracts/appointments.ts'
import { limits } from '../../shared/contracts/limits.ts'
import type { Slot } from '../../shared/contracts/slots.ts'
import { Icon } from '../ui/icon.tsx'
import { Problem } from '../ui/problem.tsx'
import { Alternatives, Slots, slotWords } from '../ui/slots.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { createMoving } from './moving.ts'
import { t } from './texts.ts'

interface MoveProps {
  appointment: Appointment
  token: string
  onMoved: () => void
  onBack: () => void
}

/** Another day or time for the same service at the same place; the old one is kept until the new one is certain. */
export function Move(props: MoveProps) {
  const [chosen, setChosen] = createSignal<Slot | null>(null)
  const { busy, refusal, list, moveTo } = createMoving(props, limits.slots)
  const free = createMemo(() => (list.value()?.slots ?? []).filter((slot) => slot.start !== props.appointment.start))
  let heading!: HTMLHeadingElement
  onMount(() => {
    scrollTo(0, 0)
    heading.focus({ preventScroll: true })
  })

  const move = async (slot: Slot) => {
    await moveTo(slot)
    if (refusal()) setChosen(null)
  }

  return (
    <section data-step="move">
      <h2 class="h4" tabindex="-1" ref={heading}>
        {t('moveTitle')}
      </h2>
      <p>
        <Show
          when={props.appointment.status === 'replan'}
          fallback={
            <>
              {t('moveFrom')} <span class="fw-semibold">{slotWords(props.appointment)}</span>
            </>
          }
        >
          {t('replan_was')} <s>{slotWords(props.appointment)}</s>
        </Show>
      </p>
      <Problem refusal={refusal()}>
        <Alternatives slots={refusal()?.problem?.alternatives ?? []} busy={busy()} onTake={move} />
      </Problem>
      <Problem refusal={list.problem()} again={list.again} />
      <form class="steppers" novalidate onSubmit={(event) => [event.preventDefault(), chosen() && !busy() && move(chosen()!)]}>
        <Show when={!list.loading()} fallback={<Waiting shown />}>
          <Show when={free().length > 0} fallback={<p class="lead">{t(props.appointment.status === 'replan' ? 'replan_none' : 'moveNone')}</p>}>
            <Slots slots={free()} chosen={chosen()} busy={busy()} onChoose={setChosen} onTake={move} />
          </Show>
        </Show>
        <div class="steppers-nav sp-nav">
          <button type="button" class="btn btn-sm steppers-btn-prev" onClick={() => props.onBack()}>
            <Icon name="arrow-left" mirror /> {t('back')}
          </button>
          <Show when={chosen()}>
            <button type="submit" class="btn btn-primary btn-sm steppers-btn-confirm" disabled={busy()}>
              {t('moveHere')}
            </button>
          </Show>
        </div>
      </form>
    </section>
  )
}
