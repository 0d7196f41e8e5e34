import { createSignal, createUniqueId, For, Index, Show } from 'solid-js'
import { addAfter, copyDay, remove, retime, type Week, type WeekSpan } from '../../../shared/domain/week-grid.ts'
import { clockOf, minuteOf } from '../../../shared/domain/week-hours.ts'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { CopyDay } from './copy-day.tsx'
import { dayName, weekdayNumbers } from './day-names.ts'
import { useText } from './text.ts'

/** The drawn week in words and fields, a line a day. */
export function WeekList(props: { week: Week; onWeek: (week: Week) => void; nothing: string | undefined }) {
  const t = useText()
  const [copying, setCopying] = createSignal<number | null>(null)
  // one window instead of two is a surprise for whoever typed
  const [met, setMet] = createSignal<WeekSpan | null>(null)
  const own = (weekday: number) => props.week.filter((span) => span.weekday === weekday)
  const day = (weekday: number) => ({ day: isolate(dayName(weekday)) })

  return (
    <div class="sp-week-list">
      <ul>
        <For each={weekdayNumbers}>
          {(weekday) => (
            <li class="sp-week-line">
              <span class="sp-week-name">{dayName(weekday)}</span>
              <div class="sp-week-times">
                <Show when={own(weekday).length === 0}>
                  <span class="sp-hint">{props.nothing ?? t('closed')}</span>
                </Show>
                <Index each={own(weekday)}>
                  {(span) => (
                    <Times
                      span={span()}
                      retime={(from, to) => {
                        const drawn = retime(props.week, props.week.indexOf(span()), from, to)
                        if (!drawn) return false
                        setMet(drawn.week.length < props.week.length ? (drawn.week[drawn.at] ?? null) : null)
                        props.onWeek(drawn.week)
                        return true
                      }}
                      remove={() => props.onWeek(remove(props.week, props.week.indexOf(span())))}
                    />
                  )}
                </Index>
              </div>
              <div class="sp-week-line-tools">
                <button
                  type="button"
                  class="sp-tool"
                  aria-label={t('addOn', day(weekday))}
                  title={t('addOn', day(weekday))}
                  onClick={() => add(weekday)}
                >
                  <Icon name="plus" />
                </button>
                <button
                  type="button"
                  class="sp-tool"
                  aria-label={t('copyDay', day(weekday))}
                  title={t('copyDay', day(weekday))}
                  onClick={() => setCopying(weekday)}
                >
                  <Icon name="copy" />
                </button>
              </div>
            </li>
          )}
        </For>
      </ul>
      <p role="status" class="sp-hint">
        <Show when={met()}>{(span) => t('windowsMet', namesOf(span()))}</Show>
      </p>
      <Show when={copying()}>
        {(weekday) => <CopyDay weekday={weekday()} close={() => setCopying(null)} copy={(to) => props.onWeek(copyDay(props.week, weekday(), to))} />}
      </Show>
    </div>
  )

  function add(weekday: number) {
    const drawn = addAfter(props.week, weekday, 9 * 60)
    if (drawn) props.onWeek(drawn.week)
  }
}

const namesOf = (span: WeekSpan) => ({
  day: isolate(dayName(span.weekday)),
  times: isolate(`${clockOf(span.fromMinute)}–${clockOf(span.toMinute)}`),
})

interface TimesProps {
  span: WeekSpan
  /** false: these are no times of a window */
  retime: (fromMinute: number, toMinute: number) => boolean
  remove: () => void
}

/** Two times that count when both have been typed: half of a time is a time too, and would melt with another window. */
function Times(props: TimesProps) {
  const t = useText()
  const id = createUniqueId()
  const [wrong, setWrong] = createSignal(false)
  const named = () => ({ day: isolate(dayName(props.span.weekday)) })
  const both = () => namesOf(props.span)
  let from!: HTMLInputElement
  let to!: HTMLInputElement

  function settle() {
    const [start, end] = [minuteOf(from.value), minuteOf(to.value) || midnight]
    const untouched = start === props.span.fromMinute && end === props.span.toMinute
    setWrong(!untouched && !props.retime(start, end))
  }

  return (
    <fieldset
      class="sp-week-window-line"
      aria-label={t('windowLabel', both())}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) settle()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        settle()
      }}
    >
      <input
        ref={from}
        class="form-control sp-time-field"
        type="time"
        step="300"
        value={clockOf(props.span.fromMinute)}
        aria-label={t('fromOn', named())}
        aria-invalid={wrong() ? 'true' : undefined}
        aria-describedby={wrong() ? id : undefined}
      />
      <span aria-hidden="true">–</span>
      <input
        ref={to}
        class="form-control sp-time-field"
        type="time"
        step="300"
        value={clockOf(props.span.toMinute % midnight)}
        aria-label={t('toOn', named())}
        aria-invalid={wrong() ? 'true' : undefined}
        aria-describedby={wrong() ? id : undefined}
      />
      <button type="button" class="sp-tool" aria-label={t('removeWindow', both())} title={t('removeWindow', both())} onClick={() => props.remove()}>
        <Icon name="trash-2" />
      </button>
      <Show when={wrong()}>
        <p id={id} class="sp-mistake" role="alert">
          <Icon name="circle-alert" />
          {t('endsBefore')}
        </p>
      </Show>
    </fieldset>
  )
}

/** A field for times has no 24:00: an end at 00:00 is the end of the day. */
const midnight = 1440
