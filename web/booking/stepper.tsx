import { For, Show } from 'solid-js'
import { Icon } from '../ui/icon.tsx'
import { type Key, t } from './texts.ts'

const steps = [1, 2, 3, 4, 5]

export function Stepper(props: { now: number }) {
  return (
    <nav class="steppers mb-3" aria-label={t('steps')}>
      <div class="steppers-header">
        <ul>
          <For each={steps}>
            {(step) => (
              <li classList={{ active: step === props.now, confirmed: step < props.now }} aria-current={step === props.now ? 'step' : undefined}>
                <span>{t(`step${step}` as Key)}</span>
                <Show when={step < props.now}>
                  <Icon name="check" class="steppers-success ms-2" />
                  <span class="visually-hidden">{t('stepDone')}</span>
                </Show>
                <Show when={step === props.now}>
                  <span class="visually-hidden">{t('stepNow')}</span>
                </Show>
              </li>
            )}
          </For>
          <li class="steppers-index" aria-hidden="true">
            <bdi dir="ltr">{props.now}/5</bdi>
          </li>
        </ul>
      </div>
      <progress class="sp-progress" max="5" value={props.now} aria-hidden="true" />
    </nav>
  )
}
