import { createUniqueId, For } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-names.ts'
import { Below, describedBy } from './field.tsx'
import type { Option } from './select-field.tsx'

interface ChipsProps<Value extends string> {
  label: string
  hint?: string | undefined
  mistake?: string | undefined
  disabled?: boolean
  options: readonly (Option<Value> & { readonly icon?: IconName })[]
  chosen: readonly Value[]
  /** what is chosen now, in the order of the options */
  onChosen: (chosen: Value[]) => void
}

/** Any number out of a few: each chip is a checkbox. */
export function Chips<Value extends string>(props: ChipsProps<Value>) {
  const id = createUniqueId()
  const toggle = (value: Value, on: boolean) =>
    props.onChosen(props.options.map((option) => option.value).filter((each) => (each === value ? on : props.chosen.includes(each))))
  return (
    <fieldset class="sp-form-field sp-chips" disabled={props.disabled} aria-describedby={describedBy(id, props)}>
      <legend>{props.label}</legend>
      <div class="sp-chip-list">
        <For each={props.options}>
          {(option) => (
            <label class="sp-chip" classList={{ 'sp-chosen': props.chosen.includes(option.value) }}>
              <input
                class="visually-hidden"
                type="checkbox"
                checked={props.chosen.includes(option.value)}
                onChange={(event) => toggle(option.value, event.currentTarget.checked)}
              />
              <Icon name={props.chosen.includes(option.value) ? 'check' : (option.icon ?? 'plus')} />
              <bdi>{option.label}</bdi>
            </label>
          )}
        </For>
      </div>
      <Below id={id} hint={props.hint} mistake={props.mistake} />
    </fieldset>
  )
}
