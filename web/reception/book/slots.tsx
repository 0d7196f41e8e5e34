import { type Accessor, createComputed, createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import type { Slot, SlotList } from '../../../shared/contracts/slots.ts'
import { shortDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Below } from '../../staff/form/field.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import type { Loaded } from '../../ui/loaded.ts'
import { KeyCap } from '../key-cap.tsx'
import { useText } from '../text.ts'

interface SlotsProps {
  /** the free starts; undefined: nothing to look for yet */
  list: Loaded<SlotList>
  /** what they are looked for is chosen */
  asked: boolean
  /** the answer to what is asked now is still to come: keys count as if it were here */
  isComing: boolean
  chosen: Slot | null
  choose: (slot: Slot | null) => void
  onward: () => void
  siteName: (siteId: string) => string | null
  mistake?: string | undefined
  ref: (field: HTMLElement) => void
}

/** As many as there are keys for. */
const atOnce = 9

/** The first nine free starts, each with the key that takes it; or the first of each of nine days. */
export function Slots(props: SlotsProps) {
  const t = useText()
  const id = createUniqueId()
  const [perDay, setPerDay] = createSignal(false)
  /** the place in the list that was wanted before there was one */
  const [ahead, setAhead] = createSignal<number | null>(null)
  const free = createMemo(() => (props.asked ? (props.list.value()?.slots ?? []) : []))
  const shown = createMemo(() => (perDay() ? firstOfEachDay(free()) : free()).slice(0, atOnce))
  createEffect(on([shown, () => props.isComing], ([slots, isComing]) => !isComing && settle(slots)))
  keepFocus(() => (fieldset.contains(document.activeElement) ? legend : null), shown)

  /** What stands first is offered, unless a key has asked for another: whoever presses Enter takes it. */
  function settle(slots: readonly Slot[]) {
    const wanted = ahead()
    setAhead(null)
    // a list that could not be read anew may be of another day
    if (props.list.problem()) props.choose(null)
    else if (wanted !== null) props.choose(slots[wanted] ?? null)
    else if (!isShown(slots, props.chosen)) props.choose(slots[0] ?? null)
  }

  function press(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? (/^\d$/.test(event.key) ? event.key : null)
    if (digit !== null) take(event, Number(digit))
    else if (event.key === 'Enter') onward(event)
  }

  function take(event: KeyboardEvent, digit: number) {
    event.preventDefault()
    if (digit === 0) return setPerDay(!perDay())
    if (props.isComing) {
      setAhead(digit - 1)
      return props.onward()
    }
    const slot = shown()[digit - 1]
    if (!slot) return
    props.choose(slot)
    props.onward()
  }

  function onward(event: KeyboardEvent) {
    event.preventDefault()
    if (props.chosen || props.isComing) props.onward()
  }

  let fieldset!: HTMLFieldSetElement
  let legend!: HTMLElement
  return (
    <fieldset ref={fieldset} class="sp-form-field sp-slots" aria-describedby={`${id}-hint${props.mistake ? ` ${id}-mistake` : ''}`} onKeyDown={press}>
      <legend
        ref={(element) => {
          legend = element
          props.ref(element)
        }}
        tabindex={-1}
      >
        {t('slots')}
      </legend>
      <label class="sp-tick">
        <input type="checkbox" checked={perDay()} onChange={(event) => setPerDay(event.currentTarget.checked)} />
        <span>{t('slotsPerDay')}</span>
        <KeyCap letter="0" />
      </label>
      <Show when={props.list.problem()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      <Show when={!props.asked}>
        <p class="sp-hint">{t('slotsFirst')}</p>
      </Show>
      <Show when={props.asked && !props.isComing && !props.list.problem() && shown().length === 0}>
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

/** Where the one that has the focus goes away with the old list, the keys would go nowhere. */
function keepFocus(after: () => HTMLElement | null, changes: Accessor<unknown>): void {
  let target: HTMLElement | null = null
  createComputed(
    on(
      changes,
      () => {
        target = after()
      },
      { defer: true },
    ),
  )
  createEffect(on(changes, () => document.activeElement === document.body && target?.focus(), { defer: true }))
}

const same = (one: Slot, other: Slot | null): boolean => other !== null && one.start === other.start && one.siteId === other.siteId
const isShown = (slots: readonly Slot[], chosen: Slot | null): boolean => slots.some((slot) => same(slot, chosen))

const firstOfEachDay = (slots: readonly Slot[]): Slot[] => slots.filter((slot, at) => slots.findIndex((other) => other.day === slot.day) === at)
