import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { Below } from '../staff/form/field.tsx'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-names.ts'
import { found } from './picker-matching.ts'
import { isolate, useText } from './text.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly icon?: IconName | (string & {}) | undefined
}

/**
 * For the form around: the focus stays where it is while a button is pressed. A list that closed on the way down would pull the
 * button away from under the finger, and nothing would be pressed.
 */
export function holdStill(event: MouseEvent) {
  if (event.target instanceof Element && event.target.closest('button, .sp-tick')) event.preventDefault()
}

interface PickerProps {
  label: string
  /** null: not known yet; what is typed until then is kept, and so is its Enter */
  options: readonly Option[] | null
  value: string | null
  pick: (value: string) => void
  mistake?: string | undefined
  hint?: string | undefined
  ref?: (field: HTMLInputElement) => void
  /** after Enter: on to the next question */
  onward?: () => void
}

/** One out of many, by typing a part of its name: the arrows walk, Enter takes what is marked and goes on. */
export function Picker(props: PickerProps) {
  const t = useText()
  const id = createUniqueId()
  const [typed, setTyped] = createSignal('')
  const [open, setOpen] = createSignal(false)
  const [at, setAt] = createSignal(0)
  /** typed, and Enter pressed, before there was a list; it stays to be read where nothing fits it */
  const [ahead, setAhead] = createSignal<string | null>(null)
  const options = () => props.options ?? []
  const shown = createMemo(() => found(options(), typed()))
  const chosen = () => options().find((option) => option.value === props.value)
  const marked = () => shown()[Math.min(at(), shown().length - 1)]
  let list: HTMLDivElement | undefined
  createEffect(
    on(typed, () =>
      setAt(
        typed() === ''
          ? Math.max(
              0,
              shown().findIndex((option) => option.value === props.value),
            )
          : 0,
      ),
    ),
  )
  createEffect(on(marked, (option) => option && list?.querySelector(`#${CSS.escape(optionId(option))}`)?.scrollIntoView({ block: 'nearest' })))
  createEffect(
    on(
      () => props.options !== null,
      (known) => known && ahead() !== null && catchUp(ahead()!),
      { defer: true },
    ),
  )
  const optionId = (option: Option) => `${id}-${option.value}`

  function press(event: KeyboardEvent) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const act = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1), Enter: take }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  function walk(by: number) {
    setOpen(true)
    setAt(Math.max(0, Math.min(shown().length - 1, at() + by)))
  }

  function take() {
    if (props.options === null) return goAhead()
    const option = marked()
    if (!option) return
    choose(option)
    props.onward?.()
  }

  /** Whoever knows the list by heart need not wait for it. An empty field that has a value keeps it. */
  function goAhead() {
    if (typed() !== '' || props.value === null) setAhead(typed())
    setOpen(false)
    props.onward?.()
  }

  function catchUp(text: string) {
    const option = found(options(), text)[0]
    if (!option) return
    setAhead(null)
    props.pick(option.value)
  }

  function choose(option: Option) {
    setAhead(null)
    props.pick(option.value)
    setTyped('')
    setOpen(false)
  }

  function begin(event: FocusEvent) {
    setTyped(ahead() ?? '')
    setAhead(null)
    setOpen(true)
    setAt(
      Math.max(
        0,
        shown().findIndex((option) => option.value === props.value),
      ),
    )
    ;(event.currentTarget as HTMLInputElement).select()
  }

  return (
    <div class="sp-form-field sp-picker">
      <label for={id}>{props.label}</label>
      <div class="sp-picker-field">
        <Show when={chosen()?.icon}>{(name) => <Icon name={name()} />}</Show>
        <input
          ref={props.ref}
          id={id}
          class="form-control"
          classList={{ 'sp-picker-iconed': chosen()?.icon !== undefined }}
          type="text"
          dir="auto"
          role="combobox"
          aria-expanded={open() && shown().length > 0}
          aria-controls={open() && shown().length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={open() && marked() ? optionId(marked()!) : undefined}
          aria-autocomplete="list"
          aria-invalid={props.mistake ? 'true' : undefined}
          aria-describedby={[props.hint ? `${id}-hint` : '', props.mistake ? `${id}-mistake` : ''].filter(Boolean).join(' ') || undefined}
          autocomplete="off"
          spellcheck={false}
          value={open() ? typed() : (ahead() ?? chosen()?.label ?? '')}
          placeholder={chosen()?.label ?? ''}
          onInput={(event) => {
            setOpen(true)
            setTyped(event.currentTarget.value)
          }}
          onKeyDown={press}
          onFocus={begin}
          onBlur={() => setOpen(false)}
        />
        <Show when={open() && shown().length > 0}>
          <div ref={list} id={`${id}-list`} class="sp-picker-list" role="listbox" tabindex={-1} aria-label={props.label}>
            <For each={shown()}>
              {(option) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys for the whole list
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active one
                <div
                  id={optionId(option)}
                  class="sp-picker-option"
                  classList={{ 'sp-marked': option === marked() }}
                  role="option"
                  tabindex={-1}
                  aria-selected={option.value === props.value}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => {
                    choose(option)
                    props.onward?.()
                  }}
                >
                  <Show when={option.icon}>{(name) => <Icon name={name()} />}</Show>
                  <bdi>{option.label}</bdi>
                </div>
              )}
            </For>
          </div>
        </Show>
      </div>
      <Show when={props.options !== null && (open() || ahead() !== null) && found(options(), ahead() ?? typed()).length === 0}>
        <p class="sp-hint" role="status">
          {t('nothingMatches', { typed: isolate(ahead() ?? typed()) })}
        </p>
      </Show>
      <Below id={id} hint={props.hint} mistake={props.mistake} />
    </div>
  )
}
