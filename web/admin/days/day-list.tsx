import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { type DayException, daysName, inOrder, today } from './day-exception.ts'
import { useText } from './text.ts'

interface DayListProps {
  label: string
  /** all of the owner; those that `shows` lets through stand here */
  exceptions: readonly DayException[]
  shows: (exception: DayException) => boolean
  onExceptions: (exceptions: DayException[]) => void
  /** what stands behind the days: hours, reason, place */
  words: (exception: DayException) => JSX.Element
  /** what the server found wrong with the one at this index */
  mistake: (index: number) => string | undefined
  addLabel: string
  empty: string
  /** the form of one; null: a new one */
  form: (editing: DayException | null, close: () => void, done: (made: readonly DayException[]) => void) => JSX.Element
  /** a further tool of each row */
  tool?: (exception: DayException) => JSX.Element
}

/** Single days in their order. What is over is kept, and out of the way. */
export function DayList(props: DayListProps) {
  const t = useText()
  const [editing, setEditing] = createSignal<{ readonly of: DayException | null } | null>(null)
  const [past, setPast] = createSignal(false)
  const own = createMemo(() => props.exceptions.filter(props.shows))
  const over = () => own().filter((each) => each.toDay < today())
  const shown = () => (past() ? own() : own().filter((each) => !over().includes(each)))
  const without = (gone: DayException | null) => props.exceptions.filter((each) => each !== gone)

  return (
    <div class="sp-dates">
      <Show when={shown().length > 0} fallback={<p class="sp-hint">{props.empty}</p>}>
        <ul class="sp-dates-list" aria-label={props.label}>
          <For each={shown()}>
            {(exception) => (
              <li class="sp-dates-row">
                <strong class="sp-dates-when">{daysName(exception)}</strong>
                <span class="sp-dates-words">{props.words(exception)}</span>
                <span class="sp-dates-tools">
                  {props.tool?.(exception)}
                  <button type="button" class="sp-tool" aria-label={t('editDay', named(exception))} onClick={() => setEditing({ of: exception })}>
                    <Icon name="pencil" />
                  </button>
                  <button
                    type="button"
                    class="sp-tool"
                    aria-label={t('removeDay', named(exception))}
                    onClick={() => props.onExceptions(without(exception))}
                  >
                    <Icon name="trash-2" />
                  </button>
                </span>
                <Show when={props.mistake(props.exceptions.indexOf(exception))}>
                  {(mistake) => (
                    <p class="sp-mistake">
                      <Icon name="circle-alert" />
                      {mistake()}
                    </p>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="sp-dates-foot">
        <button type="button" class="btn btn-outline-primary" onClick={() => setEditing({ of: null })}>
          <Icon name="plus" />
          {props.addLabel}
        </button>
        <Show when={over().length > 0}>
          <button type="button" class="sp-tool" aria-pressed={past()} onClick={() => setPast(!past())}>
            {t('past', { n: over().length })}
          </button>
        </Show>
      </div>
      <Show when={editing()} keyed>
        {({ of }) =>
          props.form(
            of,
            () => setEditing(null),
            (made) => props.onExceptions(inOrder([...without(of), ...made])),
          )
        }
      </Show>
    </div>
  )
}

const named = (exception: DayException) => ({ days: isolate(daysName(exception)) })
