import { createEffect, createMemo, createSignal, createUniqueId, For, on, onMount, Show } from 'solid-js'
import type { Row } from '../../staff/list.tsx'
import { matching } from '../../staff/matching.ts'
import { Icon } from '../../ui/icon.tsx'

/** Where somebody can be sent. */
export interface Choice extends Row {
  readonly icon: string
  /** what sort of place it is, in a word */
  readonly kind?: string
}

interface Props<Some extends Choice> {
  label: string
  /** of the list */
  name: string
  nothing: string
  choices: readonly Some[]
  /** more choices are still to come: Enter waits for them */
  areComing?: boolean
  choose: (choice: Some) => void
}

/** Typed, or chosen with the arrows. */
export function TargetSearch<Some extends Choice>(props: Props<Some>) {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal('')
  const [at, setAt] = createSignal(0)
  const [entered, setEntered] = createSignal(false)
  const found = createMemo(() => matching(props.choices, typed()) as readonly Some[])
  let list!: HTMLDivElement
  let field!: HTMLInputElement
  // The dialog looks for it only when it opens, and the choices may come later
  onMount(() => field.focus())
  createEffect(
    on(
      () => props.areComing,
      (areComing) => !areComing && entered() && enter(),
      { defer: true },
    ),
  )

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') enter()
    else if (step) move(step)
    else return
    event.preventDefault()
  }

  function enter() {
    setEntered(props.areComing ?? false)
    if (!props.areComing) choose(found()[at()])
  }

  function choose(choice: Some | undefined) {
    if (choice) props.choose(choice)
  }

  function move(by: number) {
    setAt((before) => (before + by + found().length) % Math.max(found().length, 1))
    list.children[at()]?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <>
      <label class="visually-hidden" for={id}>
        {props.label}
      </label>
      <div class="sp-search sp-transfer-search">
        <Icon name="search" />
        <input
          ref={field}
          id={id}
          class="form-control"
          type="text"
          dir="auto"
          role="combobox"
          autocomplete="off"
          autofocus
          placeholder={props.label}
          value={typed()}
          readOnly={entered()}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found()[at()] ? `${id}-${at()}` : undefined}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
      </div>
      <div id={`${id}-list`} class="sp-targets" role="listbox" aria-label={props.name} ref={list} tabindex={-1}>
        <For each={found()}>
          {(choice, index) => (
            // the focus stays in the field, which takes the keys
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <div
              id={`${id}-${index()}`}
              role="option"
              class="sp-target"
              classList={{ 'sp-here': index() === at() }}
              aria-selected={index() === at()}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              <Icon name={choice.icon} />
              <span>
                <bdi>{choice.name}</bdi>
                <Show when={choice.hint}>
                  <span class="sp-hint">
                    <bdi>{choice.hint}</bdi>
                  </span>
                </Show>
              </span>
              <Show when={choice.kind}>
                <span class="sp-tag">{choice.kind}</span>
              </Show>
            </div>
          )}
        </For>
      </div>
      <Show when={found().length === 0 && !props.areComing}>
        <p class="sp-hint" role="status">
          {props.nothing}
        </p>
      </Show>
    </>
  )
}
