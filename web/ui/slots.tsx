import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Slot } from '../../shared/contracts/slots.ts'
import { longDay, monthName, shortDay } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { stopWords } from './facts.tsx'
import { Icon } from './icon.tsx'
import { word } from './words.ts'

interface SlotsProps {
  /** ascending, at least one */
  slots: readonly Slot[]
  chosen: Slot | null
  onChoose: (slot: Slot) => void
  /** takes the slot and goes on, in one tap */
  onTake: (slot: Slot) => void
  busy: boolean
}

/** One tap for the earliest place; else month, day and time, and only those that have a free place. */
export function Slots(props: SlotsProps) {
  const [month, setMonth] = createSignal(monthOf((props.chosen ?? props.slots[0]!).day))
  const [day, setDay] = createSignal(props.chosen?.day)
  const months = createMemo(() => unique(props.slots.map((slot) => monthOf(slot.day))))
  const shownMonth = createMemo(() => (months().includes(month()) ? month() : months()[0]!))
  const days = createMemo(() => unique(props.slots.filter((slot) => monthOf(slot.day) === shownMonth()).map((slot) => slot.day)))
  const shownDay = createMemo(() => (days().includes(day() ?? '') ? day()! : days()[0]!))
  const times = createMemo(() => unique(props.slots.filter((slot) => slot.day === shownDay())))
  return (
    <>
      <Earliest slot={props.slots[0]!} busy={props.busy} onTake={props.onTake} />
      <h3 class="h5 mt-4">{word('orChoose')}</h3>
      <Months months={months()} shown={shownMonth()} onShow={setMonth} />
      <Days days={days()} shown={shownDay()} onShow={setDay} />
      <Times day={shownDay()} slots={times()} chosen={props.chosen} onChoose={props.onChoose} />
    </>
  )
}

function Earliest(props: { slot: Slot; busy: boolean; onTake: (slot: Slot) => void }) {
  return (
    <div class="sp-earliest rounded p-3">
      <p class="mb-1 d-flex align-items-center gap-2">
        <Icon name="calendar-check" /> {word('earliest')}
      </p>
      <p class="h5 mb-3">
        {slotWords(props.slot)}
        <StopLine slot={props.slot} />
      </p>
      <button type="button" class="btn btn-outline-primary w-100" disabled={props.busy} onClick={() => props.onTake(props.slot)}>
        {word('earliestTake')}
      </button>
    </div>
  )
}

function Months(props: { months: string[]; shown: string; onShow: (month: string) => void }) {
  return (
    <Show when={props.months.length > 1} fallback={<p class="fw-semibold mb-2">{monthName(`${props.shown}-01`, language())}</p>}>
      <label class="form-label fw-semibold mb-1" for="month">
        {word('chooseMonth')}
      </label>
      <select id="month" class="form-select mb-3" onChange={(event) => props.onShow(event.currentTarget.value)}>
        <For each={props.months}>
          {(month) => (
            <option value={month} selected={month === props.shown}>
              {monthName(`${month}-01`, language())}
            </option>
          )}
        </For>
      </select>
    </Show>
  )
}

const daysAtOnce = 6

function Days(props: { days: string[]; shown: string; onShow: (day: string) => void }) {
  const [all, setAll] = createSignal(false)
  const few = createMemo(() => (all() || props.days.indexOf(props.shown) >= daysAtOnce ? props.days : props.days.slice(0, daysAtOnce)))
  return (
    <fieldset class="mb-3">
      <legend class="p-0 h6">{word('chooseDay')}</legend>
      <div class="sp-grid sp-days">
        <For each={few()}>
          {(day) => (
            <label class="sp-pill">
              <input type="radio" class="form-check-input" name="day" value={day} checked={day === props.shown} onChange={() => props.onShow(day)} />
              <span>{shortDay(day, language())}</span>
            </label>
          )}
        </For>
      </div>
      <Show when={few().length < props.days.length}>
        <button type="button" class="btn btn-link px-0" onClick={() => setAll(true)}>
          {word('moreDays')}
        </button>
      </Show>
    </fieldset>
  )
}

function Times(props: { day: string; slots: Slot[]; chosen: Slot | null; onChoose: (slot: Slot) => void }) {
  const parts = createMemo(() =>
    [
      { word: 'morning' as const, slots: props.slots.filter((slot) => slot.time < '13:00') },
      { word: 'afternoon' as const, slots: props.slots.filter((slot) => slot.time >= '13:00' && slot.time < '18:00') },
      { word: 'evening' as const, slots: props.slots.filter((slot) => slot.time >= '18:00') },
    ].filter((part) => part.slots.length > 0),
  )
  return (
    <fieldset class="mb-3" id="times" tabindex="-1">
      <legend class="p-0 h6">
        {word('chooseTime')}
        <span class="d-block fw-normal">{longDay(props.day, language())}</span>
        <For each={uniqueStops(props.slots)}>{(slot) => <StopLine slot={slot} from={uniqueStops(props.slots).length > 1} />}</For>
      </legend>
      <For each={parts()}>
        {(part) => (
          <>
            <p class="small text-secondary mb-1">{word(part.word)}</p>
            <div class="sp-grid mb-3">
              <For each={part.slots}>
                {(slot) => (
                  <label class="sp-pill">
                    <input
                      type="radio"
                      class="form-check-input"
                      name="time"
                      value={slot.start}
                      checked={slot.start === props.chosen?.start}
                      onChange={() => props.onChoose(slot)}
                    />
                    <bdi dir="ltr">{slot.time}</bdi>
                  </label>
                )}
              </For>
            </div>
          </>
        )}
      </For>
    </fieldset>
  )
}

/** Free starts after the wanted one has gone: each takes itself. */
export function Alternatives(props: { slots: readonly Slot[]; busy: boolean; onTake: (slot: Slot) => void }) {
  return (
    <Show when={props.slots.length > 0}>
      <p class="mt-3 mb-2 fw-semibold">{word('freeNow')}</p>
      <div class="d-grid gap-2">
        <For each={props.slots}>
          {(slot) => (
            <button type="button" class="btn btn-outline-primary btn-sm" disabled={props.busy} onClick={() => props.onTake(slot)}>
              {slotWords(slot)}
            </button>
          )}
        </For>
      </div>
    </Show>
  )
}

/** Where a mobile unit stops at that time; from when, where it stops at several places that day. */
function StopLine(props: { slot: Slot; from?: boolean }) {
  return (
    <Show when={props.slot.place}>
      <span class="d-flex gap-1 fw-normal fs-6">
        <Icon name="map-pin" />
        <span>
          <bdi>{stopWords(props.slot, '')}</bdi>
          <Show when={props.from}>
            {' '}
            (<bdi dir="ltr">{props.slot.time}</bdi>)
          </Show>
        </span>
      </span>
    </Show>
  )
}

/** The first slot of each stop. */
const uniqueStops = (slots: readonly Slot[]): Slot[] =>
  slots.filter((slot, at) => slots.findIndex((other) => other.place === slot.place && other.address === slot.address) === at)

export const slotWords = (slot: { day: string; time: string }): string => word('dayAt', { day: longDay(slot.day, language()), time: slot.time })

const monthOf = (day: string): string => day.slice(0, 7)

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)]
}
