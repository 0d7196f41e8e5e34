import { For, Show } from 'solid-js'
import { useStaffText } from '../text.ts'
import { Field, type FieldProps } from './field.tsx'

export interface Option<Value extends string = string> {
  readonly value: Value
  readonly label: string
}

interface SelectFieldProps<Value extends string> extends FieldProps {
  /** empty: nothing chosen yet */
  value: Value | ''
  options: readonly Option<Value>[]
  /** called with the empty string only where the field is optional */
  onChosen: (value: Value | '') => void
  /** the words of the empty choice */
  nothing?: string
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const t = useStaffText()
  return (
    <Field {...props}>
      {(ties) => (
        <select
          id={ties.id}
          class="form-control sp-select"
          disabled={props.disabled}
          required={!props.optional}
          aria-invalid={ties.invalid()}
          aria-describedby={ties.described()}
          onChange={(event) => props.onChosen(event.currentTarget.value as Value | '')}
        >
          <Show when={props.optional || props.value === ''}>
            <option value="" selected={props.value === ''}>
              {props.nothing ?? t('choose')}
            </option>
          </Show>
          <For each={props.options}>
            {(option) => (
              <option value={option.value} selected={option.value === props.value}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  )
}
