import { createEffect, createSignal, For, on, Show } from 'solid-js'
import type { Slot } from '../../../shared/contracts/slots.ts'
import { longDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { TextField } from '../../staff/form/text-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../hand/key-cap.tsx'
import { useText } from '../text.ts'
import type { FromDay } from './desk-booking.ts'
import { listenToDigits } from './digits.ts'

/** One line of the list; `slot` is null where nothing is free. */
export interface Start {
  readonly slot: Slot | null
  readonly hint: string | null
}

interface StartsProps {
  /** null: not known yet */
  starts: readonly Start[] | null
  /** others are on their way; the digit that is pressed is for them */
  isComing: boolean
  /** the last look for them found nothing out: what is shown may be of another day */
  isRefused: boolean
  icon: string
  from: FromDay
  busy: boolean
  book: (slot: Slot) => void
}

/** One digit books one of these, or those from a day on. */
export function Starts(props: StartsProps) {
  const t = useText()
  const book = (slot: Slot | null | undefined) => slot && !props.busy && props.book(slot)
  const [ahead, setAhead] = createSignal<number | null>(null)
  const isComing = () => props.isComing || props.starts === null
  listenToDigits((index) => (isComing() ? setAhead(index) : book(props.starts?.[index]?.slot)))
  createEffect(on(isComing, catchUp, { defer: true }))

  function catchUp(coming: boolean) {
    const index = ahead()
    if (coming || index === null) return
    setAhead(null)
    if (!props.isRefused) book(props.starts?.[index]?.slot)
  }

  return (
    <>
      <Show when={props.starts === null}>
        {/* it has the focus, so that Enter is for what comes and not for the button above */}
        <p class="sp-loading" tabindex={-1} autofocus onKeyDown={(event) => event.key === 'Enter' && setAhead(0)}>
          {t('followingSearch')}
        </p>
      </Show>
      <ul class="sp-reasons">
        <For each={props.starts} fallback={props.starts && <li>{t('followingNone')}</li>}>
          {(start, index) => (
            <li>
              <button
                type="button"
                class="btn btn-outline-primary sp-reason"
                aria-keyshortcuts={`${index() + 1}`}
                aria-disabled={props.busy}
                disabled={start.slot === null}
                onClick={() => book(start.slot)}
              >
                <Icon name={props.icon} />
                <span>
                  <Show when={start.slot} fallback={t('followingNone')}>
                    {(slot) => (
                      <>
                        <bdi>{longDay(slot().day, language())}</bdi> · <bdi dir="ltr">{slot().time}</bdi>
                      </>
                    )}
                  </Show>
                  <Show when={start.hint}>
                    <span class="sp-reason-hint">{start.hint}</span>
                  </Show>
                </span>
                <span aria-hidden="true">
                  <KeyCap key={`${index() + 1}`} />
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <TextField label={t('followingFrom')} type="date" optional value={props.from.typed()} onText={props.from.type} />
    </>
  )
}
