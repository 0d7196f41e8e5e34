import { type JSX, onMount, Show } from 'solid-js'
import { Icon } from '../ui/icon.tsx'
import { type Mistake, Mistakes } from '../ui/problem.tsx'
import { word } from '../ui/words.ts'
import { HoldBar } from './hold-bar.tsx'
import { goBack, moved, stepOf, view } from './steps.ts'
import { t } from './texts.ts'

interface StepProps {
  title: string
  hint?: string
  mistakes?: readonly Mistake[]
  /** absent: a choice on the page leads on by itself */
  next?: string
  busy?: boolean
  back?: boolean
  required?: boolean
  onNext?: () => void
  children: JSX.Element
}

/** One question with its one primary button, always in sight; the focus goes to its heading. */
export function Step(props: StepProps) {
  return (
    <section data-step={stepOf[view()]} aria-labelledby="step">
      <Heading title={props.title} />
      <Show when={props.hint}>
        <p class="lead">{props.hint}</p>
      </Show>
      <Show when={props.required}>
        <p class="small text-secondary mb-3">{word('requiredHint')}</p>
      </Show>
      <Mistakes list={props.mistakes ?? []} />
      <Show when={stepOf[view()] > 2}>
        <HoldBar />
      </Show>
      <form
        class="steppers"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!props.busy) props.onNext?.()
        }}
      >
        {props.children}
        <Show when={props.back !== false || props.next}>
          <div class="steppers-nav sp-nav">
            <Show when={props.back !== false} fallback={<span />}>
              <button type="button" class="btn btn-sm steppers-btn-prev" onClick={goBack}>
                <Icon name="arrow-left" mirror /> {t('back')}
              </button>
            </Show>
            <Show when={props.next}>
              {/* not disabled: a press while it works must not lose the focus */}
              <button type="submit" class="btn btn-primary btn-sm steppers-btn-confirm" aria-disabled={props.busy ? 'true' : undefined}>
                {props.next}
              </button>
            </Show>
          </div>
        </Show>
      </form>
    </section>
  )
}

/** A page that was just opened is read from its top; a step that was changed to, from its heading. */
export function Heading(props: { title: string }) {
  let heading!: HTMLHeadingElement
  onMount(() => moved() && heading.focus({ preventScroll: true }))
  return (
    <h2 id="step" class="h4 mb-3" tabindex="-1" ref={heading}>
      {props.title}
    </h2>
  )
}
