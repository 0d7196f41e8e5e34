import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-names.ts'
import { matching } from './matching.ts'
import { useStaffText } from './text.ts'
import { isolate } from './texts.ts'

export interface Row {
  readonly id: string
  readonly name: string
  readonly hint?: string | undefined
  readonly icon?: IconName | (string & {}) | undefined
  readonly badge?: string | undefined
  /** the badge asks for attention */
  readonly warn?: boolean | undefined
  /** rows of one group stand together, below its name */
  readonly group?: string | undefined
}

interface ListProps {
  /** what the rows are, for whoever does not see them: "Sites" */
  label: string
  rows: readonly Row[]
  /** where a row leads: `#sites/centre` */
  href: (row: Row) => string
  /** the row that stands open beside the list */
  chosen?: string | undefined
  /** without it there is no "Add" */
  onAdd?: () => void
  addLabel?: string
  /** what stands here while there is no row at all */
  empty: JSX.Element
}

/** Rows to open, with a field to find one where they are many. */
export function List(props: ListProps) {
  const t = useStaffText()
  const id = createUniqueId()
  const [typed, setTyped] = createSignal('')
  const found = createMemo(() => matching(props.rows, typed()))
  return (
    <section class="sp-list-room" aria-label={props.label}>
      <div class="sp-list-head">
        <Show when={props.rows.length > 0}>
          <div class="sp-search">
            <label class="visually-hidden" for={id}>
              {t('search')}
            </label>
            <Icon name="search" />
            <input
              id={id}
              class="form-control"
              type="search"
              dir={typed() ? 'auto' : undefined}
              placeholder={t('search')}
              autocomplete="off"
              value={typed()}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
        </Show>
        <Show when={props.onAdd}>
          {(add) => (
            <button type="button" class="btn btn-primary" onClick={() => add()()}>
              <Icon name="plus" />
              {props.addLabel ?? t('add')}
            </button>
          )}
        </Show>
      </div>
      <p class="visually-hidden" role="status">
        {typed() && found().length > 0 ? t('found', { n: found().length }) : ''}
      </p>
      <Show when={props.rows.length > 0} fallback={props.empty}>
        <Show
          when={found().length > 0}
          fallback={
            <p class="sp-hint" role="status">
              {t('nothingFound', { typed: isolate(typed()) })}
            </p>
          }
        >
          <For each={groupsOf(found())}>
            {({ name, rows }) => (
              <>
                <Show when={name}>
                  <h2 class="sp-rows-name">
                    <bdi>{name}</bdi>
                  </h2>
                </Show>
                <ul class="sp-rows">
                  <For each={rows}>{(row) => <RowLink row={row} href={props.href(row)} chosen={row.id === props.chosen} />}</For>
                </ul>
              </>
            )}
          </For>
        </Show>
      </Show>
    </section>
  )
}

/** In the order of their first rows. */
function groupsOf(rows: readonly Row[]): { name: string | undefined; rows: Row[] }[] {
  const groups: { name: string | undefined; rows: Row[] }[] = []
  for (const row of rows) {
    const known = groups.find((group) => group.name === row.group)
    if (known) known.rows.push(row)
    else groups.push({ name: row.group, rows: [row] })
  }
  return groups
}

function RowLink(props: { row: Row; href: string; chosen: boolean }) {
  return (
    <li>
      <a class="sp-row" href={props.href} aria-current={props.chosen ? 'true' : undefined}>
        <Show when={props.row.icon}>{(icon) => <Icon name={icon()} />}</Show>
        <span class="sp-row-words">
          <span class="sp-row-name">
            <bdi>{props.row.name}</bdi>
          </span>
          <Show when={props.row.hint}>
            <span class="sp-hint">
              <bdi>{props.row.hint}</bdi>
            </span>
          </Show>
        </span>
        <Show when={props.row.badge}>
          <span class="sp-tag" classList={{ 'sp-tag-warn': props.row.warn ?? false }}>
            {props.row.badge}
          </span>
        </Show>
        <Icon name="chevron-right" mirror />
      </a>
    </li>
  )
}
