import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { limits } from '../../../shared/contracts/limits.ts'
import type { Problem } from '../../../shared/contracts/problem.ts'
import { groupedCode, longDay } from '../../../shared/text/when.ts'
import { language } from '../../../web/kit/text.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { useKiosk } from '../context.tsx'
import { Pad } from '../parts/pad.tsx'
import { Choice, Screen } from '../parts/screen.tsx'
import { triesLeftAfterWrong } from '../tries.ts'

/** Check-in: the nine digits of an appointment, shown 3-3-3. */
export function CodeScreen() {
  const { t, visit } = useKiosk()
  const [typed, setTyped] = createSignal('')
  const [triesLeft, setTriesLeft] = createSignal<number | null>(null)
  createEffect(
    on(visit.problem, (problem) => {
      if (!problem) return
      setTriesLeft(problem.code === 'wrong_code' ? triesLeftAfterWrong() : null)
      setTyped('')
    }),
  )
  const type = (next: string) => {
    if (next !== '') visit.forgive()
    setTyped(next)
  }
  return (
    <Screen
      name="code"
      title={t('codeTitle')}
      lead={visit.problem() ? undefined : t('codeHint')}
      choices={
        <Show
          when={visit.problem() && !mayRetype(visit.problem()!)}
          fallback={
            <Pad
              typed={typed()}
              most={limits.codeDigits}
              least={limits.codeDigits}
              confirm={t('confirm')}
              onType={type}
              onConfirm={() => visit.checkIn(typed())}
            />
          }
        >
          <Choice icon="ticket" word={t('withoutAppointment')} onChoose={() => visit.go({ at: 'service' })} />
        </Show>
      }
    >
      <Show when={!visit.problem() || mayRetype(visit.problem()!)}>
        <Boxes typed={typed()} label={typed() === '' ? t('nothingTyped') : t('codeTyped', { code: groupedCode(typed()) })} />
      </Show>
      <Show when={visit.problem()}>
        {(problem) => (
          <div class="sp-refused" role="alert">
            <Icon name="circle-alert" />
            <p>
              <b>{problem().code === 'wrong_code' ? t('codeWrong') : problem().title}</b>
              <span>{problem().code === 'wrong_code' ? t('codeWrongHint') : problem().detail}</span>
              <Show when={problem().appointment}>
                {(booked) => (
                  <strong>
                    {t('codeBookedFor', { day: longDay(booked().day, language()), time: booked().time })} <bdi>{booked().siteName}</bdi>
                  </strong>
                )}
              </Show>
              <Show when={triesLeft() !== null}>
                <span>{triesLeft()! > 0 ? t('triesLeft', { n: triesLeft()! }) : t('triesOver', { minutes: limits.codePauseMinutes })}</span>
              </Show>
            </p>
          </div>
        )}
      </Show>
    </Screen>
  )
}

/** A wrong code can be typed again; an appointment that is too late, elsewhere or over cannot. */
const mayRetype = (problem: Problem): boolean => ['wrong_code', 'invalid_input', 'busy', 'too_many_requests', 'out_of_order'].includes(problem.code)

function Boxes(props: { typed: string; label: string }) {
  return (
    <div class="sp-boxes" dir="ltr" role="status" aria-label={props.label}>
      <For each={[0, 3, 6]}>
        {(from) => (
          <span aria-hidden="true">
            <For each={[from, from + 1, from + 2]}>
              {(at) => <b classList={{ 'sp-next': at === props.typed.length, 'sp-filled': at < props.typed.length }}>{props.typed[at] ?? ''}</b>}
            </For>
          </span>
        )}
      </For>
    </div>
  )
}
