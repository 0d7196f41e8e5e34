import { createResource, For, Show } from 'solid-js'
import { Refusal } from '../../kit/api.ts'
import { RefusalNote } from '../../staff/note.tsx'
import { useStaffText } from '../../staff/text.ts'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-names.ts'
import type { AdminPageProps } from '../pages.ts'
import { Open } from './open.tsx'
import { readSteps } from './progress.ts'
import { isBegun, type Step, type StepName } from './steps.ts'
import { useText } from './text.ts'

const icons: Record<StepName, IconName> = {
  area: 'map',
  institution: 'landmark',
  service: 'list-checks',
  desk: 'building-2',
  bookable: 'calendar-check',
}

/** What a new network still needs before somebody can book. Each step ticks itself. */
export default function Start(_props: AdminPageProps) {
  const t = useText()
  const staffText = useStaffText()
  const [steps] = createResource(readSteps)
  const known = () => (steps.error ? null : (steps.latest ?? null))
  return (
    <>
      <h1>{t('title')}</h1>
      <Show when={steps.error instanceof Refusal && steps.error}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      <Show when={known()} fallback={<p class="sp-hint">{steps.error ? '' : staffText('loading')}</p>}>
        {(list) => (
          <Show when={!isBegun(list())} fallback={<Open />}>
            <p class="sp-lead">{t('lead')}</p>
            <Steps list={list()} />
          </Show>
        )}
      </Show>
    </>
  )
}

function Steps(props: { list: readonly Step[] }) {
  const t = useText()
  const next = () => props.list.find((step) => !step.done)
  const done = () => props.list.filter((step) => step.done).length
  return (
    <>
      <label class="sp-steps-progress">
        {t('progress', { done: done(), all: props.list.length })}
        <progress max={props.list.length} value={done()} />
      </label>
      <ol class="sp-steps">
        <For each={props.list}>
          {(step) => (
            <li
              class="sp-step"
              classList={{ 'sp-step-done': step.done, 'sp-step-next': step === next() }}
              aria-current={step === next() ? 'step' : undefined}
            >
              <Icon name={step.done ? 'circle-check' : icons[step.name]} />
              <div>
                <h2>{t(`${step.name}Title`)}</h2>
                <p class="sp-hint">{t(`${step.name}Hint`)}</p>
              </div>
              <Show when={!step.done} fallback={<span class="sp-tag">{t('done')}</span>}>
                <a class="btn" classList={{ 'btn-primary': step === next(), 'btn-outline-primary': step !== next() }} href={step.href}>
                  {t(`${step.name}Go`)}
                </a>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </>
  )
}
