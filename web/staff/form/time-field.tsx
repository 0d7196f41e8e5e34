import { Field, type FieldProps } from './field.tsx'

interface TimeFieldProps extends FieldProps {
  /** `08:30`; empty: none */
  value: string
  onTime: (time: string) => void
  /** seconds between two times that the field proposes; 900 is a quarter of an hour */
  step?: number
}

export function TimeField(props: TimeFieldProps) {
  return (
    <Field {...props}>
      {(ties) => (
        <input
          id={ties.id}
          class="form-control sp-time-field"
          type="time"
          value={props.value}
          step={props.step}
          disabled={props.disabled}
          required={!props.optional}
          aria-invalid={ties.invalid()}
          aria-describedby={ties.described()}
          onInput={(event) => props.onTime(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
