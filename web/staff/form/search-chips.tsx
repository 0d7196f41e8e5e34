import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-names.ts'
import { matching } from '../matching.ts'
import { useStaffText } from '../text.ts'
import { isolate } from '../texts.ts'
import { Below, describedBy } from './field.tsx'
import type { Option } from './select-field.tsx'

type ChipOption = Option & { readonly hint?: string; readonly icon?: IconName | (string & {}) }

interface SearchChipsProps {
  label: string
  hint?: string | undefined
  mistake?: string | undefined
  optional?: boolean
  options: readonly ChipOption[]
  chosen: readonly string[]
  onChosen: (chosen: string[]) => void
  /** what was typed may be a choice of its own */
  own?: (typed: string) => ChipOption | null
}

/** Any number out of many: what is chosen stands as chips, the rest is found by typing. */
export function SearchChips(props: SearchChipsProps) {
  const t = useStaffText()
  const id = createUniqueId()
  const [typed, setTyped] = createSignal('')
  const [open, setOpen] = createSignal(false)
  const [at, setAt] = createSignal(0)
  const found = createMemo(() => choicesOf(props.options, props.chosen, typed(), props.own))
  const named = (value: string): ChipOption => props.options.find((option) => option.value === value) ?? props.own?.(value) ?? { value, label: value }
  let field!: HTMLInputElement

  function choose(option: ChipOption | undefined) {
    if (!option) return
    props.onChosen([...props.chosen, option.value])
    setTyped('')
    setAt(0)
    field.focus()
  }

  function remove(value: string) {
    props.onChosen(props.chosen.filter((each) => each !== value))
    field.focus()
  }

  function press(event: KeyboardEvent) {
    if (keys[event.key]?.()) event.preventDefault()
  }

  /** Whether the key was for the list: a form is not sent by choosing, nor a dialog closed. */
  const keys: Readonly<Record<string, () => boolean>> = {
    ArrowDown: () => step(open() ? 1 : 0),
    ArrowUp: () => step(-1),
    Enter() {
      if (open()) choose(found()[at()])
      return true
    },
    Escape() {
      const wasOpen = open()
      setOpen(false)
      return wasOpen
    },
    Backspace() {
      const last = typed() === '' ? props.chosen.at(-1) : undefined
      if (last !== undefined) remove(last)
      return last !== undefined
    },
  }

  function step(by: number): boolean {
    setOpen(true)
    setAt((before) => (before + by + found().length) % Math.max(found().length, 1))
    return true
  }

  return (
    <div class="sp-form-field">
      <label for={id}>
        {props.label}
        <Show when={props.optional}>
          {' '}
          <span class="sp-optional">({t('optional')})</span>
        </Show>
      </label>
      <Show when={props.chosen.length > 0}>
        <ul class="sp-chip-list" aria-label={t('chosen', { label: props.label })}>
          <For each={props.chosen}>
            {(value) => (
              <li class="sp-chip sp-chosen">
                <Show when={named(value).icon}>{(icon) => <Icon name={icon()} />}</Show>
                <bdi>{named(value).label}</bdi>
                <button
                  type="button"
                  class="sp-chip-off"
                  aria-label={t('removeName', { name: isolate(named(value).label) })}
                  onClick={() => remove(value)}
                >
                  <Icon name="x" />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="sp-search sp-combo">
        <Icon name="search" />
        <input
          ref={field}
          id={id}
          class="form-control"
          type="search"
          dir={typed() ? 'auto' : undefined}
          role="combobox"
          autocomplete="off"
          placeholder={t('searchToAdd')}
          value={typed()}
          aria-expanded={open()}
          aria-controls={`${id}-list`}
          aria-activedescendant={open() && found()[at()] ? `${id}-${at()}` : undefined}
          aria-invalid={props.mistake ? 'true' : undefined}
          aria-describedby={describedBy(id, props)}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
            setOpen(true)
          }}
          onClick={() => setOpen(true)}
          onFocusOut={() => setOpen(false)}
          onKeyDown={press}
        />
        <div class="sp-combo-list" hidden={!open()}>
          <Show when={found().length === 0}>
            <p class="sp-hint sp-combo-none">{t('nothingFound', { typed: isolate(typed()) })}</p>
          </Show>
          <div id={`${id}-list`} role="listbox" aria-label={props.label}>
            <For each={found()}>
              {(option, index) => (
                // the focus stays in the field, which takes the keys
                // biome-ignore lint/a11y/useKeyWithClickEvents: see above
                // biome-ignore lint/a11y/useFocusableInteractive: see above
                <div
                  id={`${id}-${index()}`}
                  role="option"
                  class="sp-combo-option"
                  classList={{ 'sp-here': index() === at() }}
                  aria-selected={index() === at()}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => choose(option)}
                >
                  <Show when={option.icon}>{(icon) => <Icon name={icon()} />}</Show>
                  <bdi>{option.label}</bdi>
                  <Show when={option.hint}>
                    <bdi class="sp-hint">{option.hint}</bdi>
                  </Show>
                </div>
              )}
            </For>
          </div>
        </div>
      </div>
      <Below id={id} hint={props.hint} mistake={props.mistake} />
    </div>
  )
}

function choicesOf(options: readonly ChipOption[], chosen: readonly string[], typed: string, own: SearchChipsProps['own']): readonly ChipOption[] {
  const left = options.filter((option) => !chosen.includes(option.value))
  const rows = matching(
    left.map(({ value, label, hint }) => ({ id: value, name: label, hint })),
    typed,
  )
  const found = rows.map((row) => left.find((option) => option.value === row.id)!)
  const extra = found.length === 0 && typed.trim() ? own?.(typed.trim()) : null
  return extra && !chosen.includes(extra.value) ? [extra] : found
}
