import { createUniqueId, For, Show } from 'solid-js'
import { Below, describedBy } from './field.tsx'
import type { Option } from './select-field.tsx'

interface RadioCardsProps<Value extends string> {
  label: string
  hint?: string | undefined
  mistake?: string | undefined
  value: Value
  options: readonly (Option<Value> & { readonly hint?: string | undefined })[]
  onChosen: (value: Value) => void
}

/** One out of a few, each with the room to explain itself. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const id = createUniqueId()
  return (
    <fieldset class="sp-form-field sp-chips" aria-describedby={describedBy(id, props)}>
      <legend>{props.label}</legend>
      <div class="sp-radio-cards">
        <For each={props.options}>
          {(option) => (
            <label class="sp-radio-card" classList={{ 'sp-chosen': option.value === props.value }}>
              <input
                type="radio"
                name={id}
                value={option.value}
                checked={option.value === props.value}
                onChange={() => props.onChosen(option.value)}
              />
              <span>
                <span class="sp-radio-name">{option.label}</span>
                <Show when={option.hint}>
                  <span class="sp-hint">{option.hint}</span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
      <Below id={id} hint={props.hint} mistake={props.mistake} />
    </fieldset>
  )
}
