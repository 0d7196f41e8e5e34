import { createMemo, createSignal, createUniqueId, For, Index, Show } from 'solid-js'
import { type Drawn, draw, type GridView, remove, shownHours, type Week, type WeekSpan } from '../../../shared/domain/week-grid.ts'
import { clockOf } from '../../../shared/domain/week-hours.ts'
import { directionOf } from '../../../shared/text/languages.ts'
import { language } from '../../kit/text.ts'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { dayName, shortDayName, weekdayNumbers } from './day-names.ts'
import { createDrag } from './drag.ts'
import { arrowOf, keyedWindow, stepOf } from './keys.ts'
import { useText } from './text.ts'

/** Another week behind the drawn one: where somebody else's hours, or other hours of the same person, stand. */
export interface Beside {
  readonly label: string
  readonly week: Week
}

interface WeekGridProps {
  label: string
  week: Week
  beside: readonly Beside[]
  onWeek: (week: Week) => void
}

const firstHour = 6
const lastHour = 22

/** A week to draw on with the mouse, a finger or the keyboard. The list beside it says the same. */
export function WeekGrid(props: WeekGridProps) {
  const t = useText()
  const helpId = createUniqueId()
  const [whole, setWhole] = createSignal(false)
  const [cursor, setCursor] = createSignal({ weekday: 1, minute: 9 * 60 })
  const [said, setSaid] = createSignal('')
  const shown = createMemo(() =>
    whole() ? { firstMinute: 0, lastMinute: 1440 } : shownHours([props.week, ...props.beside.map((each) => each.week)], firstHour, lastHour),
  )
  const rightToLeft = () => directionOf(language()) === 'rtl'
  const drag = createDrag({ week: () => props.week, view, done: settle })
  const week = () => drag.drawing()?.week ?? props.week
  const spot = (span: WeekSpan) => ({
    '--sp-day': String(span.weekday - 1),
    '--sp-from': String((span.fromMinute - shown().firstMinute) / 60),
    '--sp-long': String((span.toMinute - span.fromMinute) / 60),
  })
  let body!: HTMLDivElement

  return (
    <div class="sp-week">
      <div class="sp-week-head" aria-hidden="true">
        <For each={weekdayNumbers}>{(weekday) => <span>{shortDayName(weekday)}</span>}</For>
      </div>
      <div class="sp-week-hours" aria-hidden="true">
        <For each={hoursOf(shown())}>{(hour) => <span>{clockOf(hour * 60)}</span>}</For>
      </div>
      <div
        ref={body}
        class="sp-week-body"
        classList={{ 'sp-drawing': drag.drawing() !== null }}
        style={{ '--sp-hours': String((shown().lastMinute - shown().firstMinute) / 60) }}
        role="application"
        tabindex="0"
        aria-label={props.label}
        aria-describedby={helpId}
        onPointerDown={(event) => isChangeable() && drag.down(event)}
        onPointerMove={drag.over}
        onPointerUp={drag.up}
        onPointerCancel={drag.cancel}
        onKeyDown={press}
      >
        <For each={props.beside}>
          {(other) => (
            <For each={other.week}>
              {(span) => (
                <span class="sp-week-beside" style={spot(span)}>
                  <bdi>{other.label}</bdi>
                </span>
              )}
            </For>
          )}
        </For>
        <span class="sp-week-cursor" style={spot({ weekday: cursor().weekday, fromMinute: cursor().minute, toMinute: cursor().minute + 15 })} />
        <Index each={week()}>
          {(span, at) => (
            <button
              type="button"
              class="sp-week-window"
              classList={{ 'sp-short': span().toMinute - span().fromMinute < 45, 'sp-held': drag.drawing()?.at === at }}
              style={spot(span())}
              data-at={at}
              aria-label={t('windowLabel', spoken(span()))}
              onFocus={() => setCursor({ weekday: span().weekday, minute: span().fromMinute })}
            >
              <i class="sp-week-end" data-end="from" />
              <span dir="ltr">{`${clockOf(span().fromMinute)}–${clockOf(span().toMinute)}`}</span>
              <i class="sp-week-end" data-end="to" />
            </button>
          )}
        </Index>
      </div>
      <div class="sp-week-foot">
        <p id={helpId} class="sp-hint">
          {t('gridHelp')}
        </p>
        <button type="button" class="sp-tool" aria-pressed={whole()} onClick={() => setWhole(!whole())}>
          <Icon name="clock" />
          {t('wholeDay')}
        </button>
      </div>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
      <Show when={props.beside.length > 0}>
        <p class="sp-hint sp-week-key">
          <i class="sp-week-beside" /> {t('besideHint')}
        </p>
      </Show>
    </div>
  )

  /** In a form that may only be looked at, buttons are disabled; the grid has to ask. */
  function isChangeable(): boolean {
    return !body.matches('fieldset:disabled *')
  }

  function view(): GridView {
    const { left, top, width, height } = body.getBoundingClientRect()
    return { left, top, width, height, rightToLeft: rightToLeft(), ...shown() }
  }

  /** What was touched keeps the focus, so that the next key goes on with it. */
  function settle(drawn: Drawn) {
    if (drawn.week !== props.week) props.onWeek(drawn.week)
    focusWindow(drawn.at)
    const span = drawn.week[drawn.at]
    if (span) setSaid(t('windowLabel', spoken(span)))
  }

  function focusWindow(at: number) {
    queueMicrotask(() => body.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true }))
  }

  function press(event: KeyboardEvent & { target: Element }) {
    if (!isChangeable()) return
    const at = (event.target as HTMLElement).dataset.at
    const done = at === undefined ? pressCursor(event) : pressWindow(event, Number(at))
    if (done) event.preventDefault()
  }

  function pressWindow(event: KeyboardEvent, at: number): boolean {
    if (event.key === 'Escape') return leave()
    if (event.key === 'Delete' || event.key === 'Backspace') {
      setSaid(t('windowRemoved', spoken(props.week[at]!)))
      props.onWeek(remove(props.week, at))
      body.focus({ preventScroll: true })
      return true
    }
    const drawn = keyedWindow(props.week, at, event, rightToLeft())
    if (drawn) settle(drawn)
    return drawn !== null || event.key === 'Enter'
  }

  function pressCursor(event: KeyboardEvent): boolean {
    const { weekday, minute } = cursor()
    if (event.key === 'Enter' || event.key === ' ') {
      const there = props.week.findIndex((span) => span.weekday === weekday && span.fromMinute <= minute && minute < span.toMinute)
      if (there >= 0) focusWindow(there)
      else settle(draw(props.week, weekday, minute, minute + 60))
      return true
    }
    const arrow = arrowOf(event.key, rightToLeft())
    if (!arrow) return false
    const step = stepOf(arrow)
    const next = {
      weekday: Math.min(Math.max(weekday + step.days, 1), 7),
      minute: Math.min(Math.max(minute + step.minutes, shown().firstMinute), shown().lastMinute - 15),
    }
    setCursor(next)
    setSaid(t('cursorAt', { day: isolate(dayName(next.weekday)), time: isolate(clockOf(next.minute)) }))
    return true
  }

  function leave(): boolean {
    drag.cancel()
    body.focus({ preventScroll: true })
    return true
  }
}

const hoursOf = ({ firstMinute, lastMinute }: { firstMinute: number; lastMinute: number }): number[] =>
  Array.from({ length: (lastMinute - firstMinute) / 60 }, (_, index) => firstMinute / 60 + index)

const spoken = ({ weekday, fromMinute, toMinute }: WeekSpan) => ({
  day: isolate(dayName(weekday)),
  times: isolate(`${clockOf(fromMinute)}–${clockOf(toMinute)}`),
})
