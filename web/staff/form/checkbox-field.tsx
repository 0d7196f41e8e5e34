import { createUniqueId } from 'solid-js'
import { Below, describedBy } from './field.tsx'

interface CheckboxFieldProps {
  label: string
  hint?: string | undefined
  mistake?: string | undefined
  disabled?: boolean
  checked: boolean
  onChecked: (checked: boolean) => void
}

export function CheckboxField(props: CheckboxFieldProps) {
  const id = createUniqueId()
  return (
    <div class="sp-form-field">
      <label class="sp-tick" for={id}>
        <input
          id={id}
          type="checkbox"
          checked={props.checked}
          disabled={props.disabled}
          aria-invalid={props.mistake ? 'true' : undefined}
          aria-describedby={describedBy(id, props)}
          onChange={(event) => props.onChecked(event.currentTarget.checked)}
        />
        <span>{props.label}</span>
      </label>
      <Below id={id} hint={props.hint} mistake={props.mistake} />
    </div>
  )
}
