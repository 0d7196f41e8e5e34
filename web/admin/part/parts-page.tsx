import { type JSX, Show } from 'solid-js'
import { List, type Row } from '../../staff/list.tsx'
import { Note, RefusalNote } from '../../staff/note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { stillStarting } from '../start/progress.ts'
import type { Outline } from './outline.ts'
import { useText } from './text.ts'

interface PartsPageProps {
  /** `areas`: the page in the address */
  path: string
  /** what stands open: an id, `new`, or nothing */
  open: string
  title: string
  lead?: string
  outline: Outline
  rows: readonly Row[]
  /** who may not add sees no button */
  mayAdd: boolean
  addLabel: string
  empty: JSX.Element
  /** said after something was saved or taken away */
  done?: string
  /** the open form takes the whole page, and the list stands behind a way back */
  wide?: boolean
  /** the form of what stands open */
  children: JSX.Element
}

/** A list, and beside it what stands open; in a narrow window, one after the other. */
export function PartsPage(props: PartsPageProps) {
  const t = useText()
  return (
    <>
      <div class="sp-parts-head">
        <Show when={props.open}>
          <a class="sp-tool sp-parts-back" classList={{ 'sp-always': props.wide ?? false }} href={`#${props.path}`}>
            <Icon name="arrow-left" mirror />
            {t('backTo', { title: props.title })}
          </a>
        </Show>
        <Show when={!(props.open && props.wide)}>
          <h1>{props.title}</h1>
          <Show when={props.lead}>
            <p class="sp-hint">{props.lead}</p>
          </Show>
        </Show>
      </div>
      <div class="sp-parts-said" aria-live="polite">
        <Show when={props.done}>
          <Note kind="good">
            {props.done}{' '}
            <Show when={stillStarting()}>
              <a href="#start">{t('nextStep')}</a>
            </Show>
          </Note>
        </Show>
      </div>
      <Show when={props.outline.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      <div class="sp-parts" classList={{ 'sp-has-open': props.open !== '', 'sp-wide-open': props.open !== '' && (props.wide ?? false) }}>
        <Show when={props.outline.latest()}>
          <div class="sp-parts-list">
            <List
              label={props.title}
              rows={props.rows}
              href={(row) => `#${props.path}/${encodeURIComponent(row.id)}`}
              chosen={props.open}
              empty={props.empty}
              {...(props.mayAdd ? { onAdd: () => (location.hash = `${props.path}/new`), addLabel: props.addLabel } : {})}
            />
          </div>
        </Show>
        <Show when={props.open}>
          <section class="sp-parts-open">{props.children}</section>
        </Show>
      </div>
    </>
  )
}
