import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import type { Slot, SlotList } from '../../../shared/contracts/slots.ts'
import { shortDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Below } from '../../staff/form/field.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import { createLoaded } from '../../ui/loaded.ts'
import { KeyCap } from '../key-cap.tsx'
import { useText } from '../text.ts'

interface SlotsProps {
  /** where the free starts are asked for; null: not yet */
  path: string | null
  chosen: Slot | null
  choose: (slot: Slot | null) => void
  onward: () => void
  siteName: (siteId: string) => string | null
  mistake?: string | undefined
  /** counted up when the list must be read again */
  turn: number
  ref: (field: HTMLElement) => void
}

/** As many as there are keys for. */
const atOnce = 9

/** The first nine free starts, each with the key that takes it; or the first of each of nine days. */
export function Slots(props: SlotsProps) {
  const t = useText()
  const id = createUniqueId()
  const [perDay, setPerDay] = createSignal(false)
  const list = createLoaded<SlotList>(() => props.path)
  const free = createMemo(() => (props.path === null ? [] : (list.value()?.slots ?? [])))
  const shown = createMemo(() => (perDay() ? firstOfEachDay(free()) : free()).slice(0, atOnce))
  createEffect(on(() => props.turn, list.again, { defer: true }))
  // What stands first is offered: whoever presses Enter takes it
  createEffect(on([shown, () => list.loading()], ([slots, loading]) => !loading && !isShown(slots, props.chosen) && props.choose(slots[0] ?? null)))

  function press(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? (/^\d$/.test(event.key) ? event.key : null)
    if (digit !== null) take(event, Number(digit))
    else if (event.key === 'Enter') onward(event)
  }

  function take(event: KeyboardEvent, digit: number) {
    event.preventDefault()
    if (digit === 0) return setPerDay(!perDay())
    const slot = shown()[digit - 1]
    if (!slot) return
    props.choose(slot)
    props.onward()
  }

  function onward(event: KeyboardEvent) {
    event.preventDefault()
    if (props.chosen) props.onward()
  }

  return (
    <fieldset class="sp-form-field sp-slots" aria-describedby={`${id}-hint${props.mistake ? ` ${id}-mistake` : ''}`} onKeyDown={press}>
      <legend ref={props.ref} tabindex={-1}>
        {t('slots')}
      </legend>
      <label class="sp-tick">
        <input type="checkbox" checked={perDay()} onChange={(event) => setPerDay(event.currentTarget.checked)} />
        <span>{t('slotsPerDay')}</span>
        <KeyCap letter="0" />
      </label>
      <Show when={list.problem()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      <Show when={props.path === null}>
        <p class="sp-hint">{t('slotsFirst')}</p>
      </Show>
      <Show when={props.path !== null && !list.loading() && !list.problem() && shown().length === 0}>
        <p class="sp-slots-none">{t('slotsNone')}</p>
      </Show>
      <div class="sp-slot-list">
        <For each={shown()}>
          {(slot, index) => (
            <label class="sp-slot" classList={{ 'sp-chosen-slot': same(slot, props.chosen) }}>
              <input type="radio" name={id} checked={same(slot, props.chosen)} onChange={() => props.choose(slot)} />
              <KeyCap letter={String(index() + 1)} />
              <span>
                {t('slot', { day: shortDay(slot.day, language()), time: slot.time })}
                <Show when={props.siteName(slot.siteId)}>
                  {(name) => (
                    <span class="sp-hint">
                      <bdi>{name()}</bdi>
                    </span>
                  )}
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
      <Below id={id} hint={t('slotsHint')} mistake={props.mistake} />
    </fieldset>
  )
}

const same = (one: Slot, other: Slot | null): boolean => other !== null && one.start === other.start && one.siteId === other.siteId
const isShown = (slots: readonly Slot[], chosen: Slot | null): boolean => slots.some((slot) => same(slot, chosen))

const firstOfEachDay = (slots: readonly Slot[]): Slot[] => slots.filter((slot, at) => slots.findIndex((other) => other.day === slot.day) === at)
