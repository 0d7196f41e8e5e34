import { createEffect, createMemo, For, on, Show } from 'solid-js'
import { Empty } from '../../staff/empty.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { isolate, useText } from '../text.ts'
import { Line } from './line.tsx'
import { groupOf, groups } from './row-words.ts'
import type { Row, TodayList } from './today.ts'

interface FindProps {
  list: TodayList
  chosen: Row | null
  choose: (key: string | null) => void
  /** goes on with the chosen person */
  open: () => void
  ref: (field: HTMLInputElement) => void
  onTyping: (isTyping: boolean) => void
  /** somebody else is looked for */
  begin: () => void
}

/** One field, always ready, and today’s list under it. The focus stays in the field while the arrows walk through the list. */
export function Find(props: FindProps) {
  const t = useText()
  const rows = () => props.list.rows()
  const shown = createMemo(() =>
    groups.map((group) => ({ group, rows: rows().filter((row) => groupOf(row) === group) })).filter((each) => each.rows.length > 0),
  )
  const nothingFound = () => props.list.typed().trim() !== '' && props.list.settled() && rows().length === 0
  let lines: HTMLDivElement | undefined
  createEffect(
    on(
      () => props.chosen?.key,
      (key) => key && lines?.querySelector(`#${CSS.escape(idOf(key))}`)?.scrollIntoView({ block: 'nearest' }),
    ),
  )

  function press(event: KeyboardEvent) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const act = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1), Enter: props.open, Escape: clear }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  function walk(by: number) {
    const inOrder = shown().flatMap((each) => each.rows)
    const at = inOrder.findIndex((row) => row.key === props.chosen?.key)
    const next = inOrder[at < 0 ? (by > 0 ? 0 : inOrder.length - 1) : at + by]
    if (next) props.choose(next.key)
  }

  function clear() {
    props.begin()
    props.list.type('')
    props.choose(null)
  }

  return (
    <search class="sp-find">
      <label class="visually-hidden" for="find">
        {t('searchLabel')}
      </label>
      <div class="sp-search sp-find-field">
        <Icon name="search" />
        <input
          ref={props.ref}
          id="find"
          class="form-control"
          type="search"
          dir="auto"
          role="combobox"
          aria-expanded={rows().length > 0}
          aria-controls={rows().length > 0 ? 'today' : undefined}
          aria-activedescendant={props.chosen && rows().length > 0 ? idOf(props.chosen.key) : undefined}
          aria-autocomplete="list"
          aria-describedby="find-hint"
          placeholder={t('searchLabel')}
          autocomplete="off"
          spellcheck={false}
          value={props.list.typed()}
          onInput={(event) => {
            props.begin()
            props.choose(null)
            props.list.type(event.currentTarget.value)
          }}
          onKeyDown={press}
          onFocus={() => props.onTyping(true)}
          onBlur={() => props.onTyping(false)}
        />
      </div>
      <p id="find-hint" class="sp-hint">
        {t('searchHint')}
      </p>
      <p class="visually-hidden" role="status">
        {props.list.typed().trim() && props.list.settled() ? t('foundCount', { n: rows().length }) : ''}
      </p>
      <Show when={props.list.problem()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      <Show when={nothingFound()}>
        <Empty icon="search" title={t('foundNone', { typed: isolate(props.list.typed().trim()) })} hint={t('foundNoneHint')} />
      </Show>
      <Show when={!props.list.typed().trim() && props.list.settled() && rows().length === 0}>
        <Empty icon="calendar-days" title={t('dayEmpty')} hint={t('dayEmptyHint')} />
      </Show>
      <Show when={rows().length > 0}>
        <div ref={lines} id="today" class="sp-lines" role="listbox" tabindex={-1} aria-label={t('today')}>
          <For each={shown()}>
            {(each) => (
              // biome-ignore lint/a11y/useSemanticElements: a group of options, which no fieldset may hold
              <div role="group" aria-label={t(each.group)}>
                <p class="sp-lines-head" aria-hidden="true">
                  {t(each.group)} <span class="sp-count">{each.rows.length}</span>
                </p>
                <For each={each.rows}>
                  {(row) => (
                    <Line
                      id={idOf(row.key)}
                      row={row}
                      chosen={row.key === props.chosen?.key}
                      choose={() => props.choose(row.key)}
                      open={props.open}
                    />
                  )}
                </For>
              </div>
            )}
          </For>
        </div>
        <Show when={props.list.more() > 0}>
          <p class="sp-hint">{t('more', { n: props.list.more() })}</p>
        </Show>
      </Show>
    </search>
  )
}

const idOf = (key: string): string => `today-${key}`
