import { Field, type FieldProps } from './field.tsx'

interface TextareaFieldProps extends FieldProps {
  value: string
  onText: (text: string) => void
  rows?: number
  maxlength?: number
}

export function TextareaField(props: TextareaFieldProps) {
  return (
    <Field {...props}>
      {(ties) => (
        <textarea
          id={ties.id}
          class="form-control"
          dir="auto"
          rows={props.rows ?? 3}
          value={props.value}
          maxlength={props.maxlength}
          disabled={props.disabled}
          required={!props.optional}
          aria-invalid={ties.invalid()}
          aria-describedby={ties.described()}
          onInput={(event) => props.onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
