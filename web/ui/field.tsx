import { type JSX, Show, splitProps } from 'solid-js'
import { Icon } from './icon.tsx'
import { word } from './words.ts'

interface FieldProps extends Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onInput'> {
  id: string
  label: string
  hint?: string | undefined
  mistake?: string | undefined
  optional?: boolean
  onText: (text: string) => void
}

/** A labelled line of text, with its hint and its mistake beside it. */
export function Field(props: FieldProps) {
  const [own, input] = splitProps(props, ['id', 'label', 'hint', 'mistake', 'optional', 'onText'])
  return (
    <div class="mb-4">
      <FieldLabel for={own.id} label={own.label} optional={own.optional} />
      <FieldHint id={own.id} hint={own.hint} />
      <input
        {...input}
        id={own.id}
        name={own.id}
        class="form-control"
        classList={{ 'is-invalid': !!own.mistake }}
        aria-required={own.optional ? undefined : 'true'}
        aria-invalid={own.mistake ? 'true' : undefined}
        aria-describedby={describedBy(own.id, own.hint, own.mistake)}
        onInput={(event) => own.onText(event.currentTarget.value)}
      />
      <FieldMistake id={own.id} mistake={own.mistake} />
    </div>
  )
}

export function FieldLabel(props: { for: string; label: string; optional?: boolean | undefined }) {
  return (
    <label class="form-label fw-semibold mb-1" for={props.for}>
      {props.label}
      <Show when={props.optional} fallback={<span aria-hidden="true">*</span>}>
        {' '}
        <span class="fw-normal text-secondary">({word('optional')})</span>
      </Show>
    </label>
  )
}

export function FieldHint(props: { id: string; hint?: string | undefined }) {
  return (
    <Show when={props.hint}>
      <p id={`${props.id}-hint`} class="form-text mt-0 mb-1">
        {props.hint}
      </p>
    </Show>
  )
}

export function FieldMistake(props: { id: string; mistake?: string | undefined }) {
  return (
    <Show when={props.mistake}>
      <p id={`${props.id}-mistake`} class="sp-mistake fw-semibold mb-0 mt-1">
        <Icon name="circle-alert" /> {props.mistake}
      </p>
    </Show>
  )
}

export function describedBy(id: string, hint?: string, mistake?: string): string | undefined {
  return [hint ? `${id}-hint` : '', mistake ? `${id}-mistake` : ''].filter(Boolean).join(' ') || undefined
}
