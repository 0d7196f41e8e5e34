import { createSignal, Show } from 'solid-js'
import { longDay } from '../../../shared/text/when.ts'
import { language } from '../../../web/kit/text.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { useKiosk } from '../context.tsx'
import { Pad } from '../parts/pad.tsx'
import { Screen } from '../parts/screen.tsx'
import type { StepAt } from '../steps.ts'

/** E.164 has at most 15 digits and a plus; the shortest numbers that can be called back from abroad have 6. */
const mostDigits = 16
const leastDigits = 6

export function PhoneScreen(props: { step: StepAt<'phone'> }) {
  const { t, visit } = useKiosk()
  const [typed, setTyped] = createSignal('')
  return (
    <Screen
      name="phone"
      title={t('phoneTitle')}
      lead={t('phoneHint', { day: longDay(props.step.slot.day, language()), time: props.step.slot.time })}
      choices={
        <Pad
          typed={typed()}
          most={mostDigits}
          least={leastDigits}
          plus
          confirm={t('book')}
          onType={setTyped}
          onConfirm={() => visit.book(props.step.need, props.step.slot, typed())}
        />
      }
    >
      <p class="sp-typed" dir="ltr" role="status" aria-label={typed() === '' ? t('nothingTyped') : t('phoneTyped', { phone: typed() })}>
        <Icon name="phone" />
        <span aria-hidden="true">{spaced(typed())}</span>
      </p>
      <Show when={visit.problem()}>
        {(problem) => (
          <div class="sp-refused" role="alert">
            <Icon name="circle-alert" />
            <p>
              <b>{problem().title}</b>
              <span>{problem().detail}</span>
            </p>
          </div>
        )}
      </Show>
    </Screen>
  )
}

/** `+39 333 123 4567` is easier to check than fourteen signs in a row. */
const spaced = (typed: string): string => typed.replace(/^(\+\d{2})/, '$1 ').replace(/(\d{3})(?=\d{2})/g, '$1 ')
