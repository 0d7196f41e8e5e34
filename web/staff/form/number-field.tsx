import { Show } from 'solid-js'
import { Field, type FieldProps } from './field.tsx'

interface NumberFieldProps extends FieldProps {
  value: number | null
  /** null: nothing, or nothing that is a number */
  onNumber: (value: number | null) => void
  min?: number
  max?: number
  step?: number
  /** `min`, `%`: behind the number */
  unit?: string
}

export function NumberField(props: NumberFieldProps) {
  return (
    <Field {...props}>
      {(ties) => (
        <span class="sp-with-unit">
          <input
            id={ties.id}
            class="form-control sp-number-field"
            type="number"
            inputmode="numeric"
            value={props.value ?? ''}
            min={props.min}
            max={props.max}
            step={props.step}
            disabled={props.disabled}
            required={!props.optional}
            aria-invalid={ties.invalid()}
            aria-describedby={ties.described()}
            onInput={(event) => props.onNumber(Number.isNaN(event.currentTarget.valueAsNumber) ? null : event.currentTarget.valueAsNumber)}
          />
          <Show when={props.unit}>
            <span>{props.unit}</span>
          </Show>
        </span>
      )}
    </Field>
  )
}
