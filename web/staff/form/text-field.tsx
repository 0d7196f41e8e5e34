import { Field, type FieldProps } from './field.tsx'

interface TextFieldProps extends FieldProps {
  value: string
  onText: (text: string) => void
  type?: 'text' | 'email' | 'tel' | 'url' | 'date' | 'password'
  maxlength?: number
  autocomplete?: string
}

/** An address or a number is written left to right in every language; for other text its first letter decides. */
const leftToRight = ['email', 'tel', 'url', 'password']

export function TextField(props: TextFieldProps) {
  return (
    <Field {...props}>
      {(ties) => (
        <input
          id={ties.id}
          class="form-control"
          type={props.type ?? 'text'}
          dir={leftToRight.includes(props.type ?? 'text') ? 'ltr' : 'auto'}
          value={props.value}
          maxlength={props.maxlength}
          autocomplete={props.autocomplete ?? 'off'}
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
