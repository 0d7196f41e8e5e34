import { type JSX, onMount } from 'solid-js'
import { Icon } from '../ui/icon.tsx'
import { goBack, moved } from './steps.ts'
import { t } from './texts.ts'

/** A page that was just opened is read from its top; a question that was come to, from its heading. */
export function Heading(props: { title: string }) {
  let heading!: HTMLHeadingElement
  onMount(() => moved() && heading.focus({ preventScroll: true }))
  return (
    <h2 id="question" class="h4 mb-3" tabindex="-1" ref={heading}>
      {props.title}
    </h2>
  )
}

/** One question, and the way back. */
export function Question(props: { title: string; children: JSX.Element }) {
  return (
    <section aria-labelledby="question">
      <Heading title={props.title} />
      {props.children}
      <button type="button" class="btn btn-sm sp-back px-0 mb-4" onClick={goBack}>
        <Icon name="arrow-left" mirror /> {t('back')}
      </button>
    </section>
  )
}
