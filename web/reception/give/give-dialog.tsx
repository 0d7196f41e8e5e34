import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { Reception } from '../../../shared/contracts/reception.ts'
import type { Offer } from '../../../shared/contracts/tickets.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { CheckboxField } from '../../staff/form/checkbox-field.tsx'
import { Note } from '../../staff/note.tsx'
import type { Sending } from '../../staff/sending.ts'
import { aheadOf } from '../../ui/ahead.ts'
import { createLoaded, pathOf } from '../../ui/loaded.ts'
import { InterpreterWanted } from '../interpreter-wanted.tsx'
import { waitWords } from '../list/row-words.ts'
import { createNeed, languageOptions, serviceOptions } from '../need.ts'
import { holdStill, Picker } from '../picker.tsx'
import { SendFoot } from '../send-foot.tsx'
import { isolate, useText } from '../text.ts'
import { whenKnown } from '../when-known.ts'
import { Further } from './further.tsx'

export interface GiveWish {
  readonly serviceId: string
  readonly language: string
  readonly interpreter: string | undefined
  readonly priorityClass: 'walkIn' | 'priority'
  readonly further: readonly string[] | undefined
}

interface GiveProps {
  siteId: string
  /** null: not known yet; the fields take what is typed */
  here: Reception | null
  sending: Sending
  give: (wish: GiveWish) => void
  bookInstead: (wish: { serviceId: string; language: string }) => void
  close: () => void
}

/** A number at the window: need, language, Enter. How long it may take is said before. */
export function GiveDialog(props: GiveProps) {
  const t = useText()
  const [wish, setWish] = createStore({
    serviceId: null as string | null,
    further: [] as (string | null)[],
    language: 'it',
    alone: false,
    priority: false,
  })
  const [asked, setAsked] = createSignal(false)
  const { service, foreign, interpreter } = createNeed(() => props.here, wish)
  const offer = createLoaded<Offer>(() =>
    service() ? pathOf(`/api/sites/${props.siteId}/offer`, { serviceId: service()!.id, interpreter: interpreter() }) : null,
  )
  const number = createMemo(() => (offer.value()?.serviceId === wish.serviceId ? offer.value()!.number : null))
  const chosenFurther = () => wish.further.filter((id) => id !== null)
  let first!: HTMLInputElement
  let second!: HTMLInputElement
  let last!: HTMLButtonElement
  // the dialog, which opens after this, takes the focus first
  onMount(() => queueMicrotask(() => first.focus()))

  const sent = whenKnown(
    () => props.here !== null,
    () => {
      setAsked(true)
      if (!service()) return first.focus()
      props.give({
        serviceId: service()!.id,
        language: wish.language,
        interpreter: interpreter(),
        priorityClass: wish.priority ? 'priority' : 'walkIn',
        further: chosenFurther().length > 0 ? chosenFurther() : undefined,
      })
    },
  )
  return (
    <Dialog title={t('giveTitle')} close={props.close}>
      <form class="sp-form" novalidate {...sent} onMouseDown={holdStill}>
        <Picker
          ref={(field) => {
            first = field
          }}
          label={t('service')}
          hint={t('serviceHint')}
          options={serviceOptions(props.here?.services.filter((one) => one.walkIn))}
          value={wish.serviceId}
          pick={(serviceId) => setWish({ serviceId, further: wish.further.filter((id) => id !== serviceId) })}
          mistake={asked() && !service() ? t('serviceMissing') : undefined}
          onward={() => second.focus()}
        />
        <Further
          siteId={props.siteId}
          here={props.here}
          serviceId={wish.serviceId}
          further={wish.further}
          change={(further) => setWish({ further })}
          interpreter={interpreter()}
          onward={() => second.focus()}
        />
        <Picker
          ref={(field) => {
            second = field
          }}
          label={t('language')}
          options={languageOptions(props.here)}
          value={wish.language}
          pick={(tag) => setWish({ language: tag, alone: false })}
          onward={() => last.focus()}
        />
        <InterpreterWanted tag={foreign()} alone={wish.alone} goAlone={(alone) => setWish({ alone })} />
        <CheckboxField label={t('givePriority')} checked={wish.priority} onChecked={(priority) => setWish({ priority })} />
        <div role="status" class="sp-offer">
          <Show when={number()}>
            {(known) => <OfferWords number={known()} book={() => props.bookInstead({ serviceId: wish.serviceId!, language: wish.language })} />}
          </Show>
        </div>
        <SendFoot
          sending={props.sending}
          icon="ticket"
          label={t('give')}
          ref={(button) => {
            last = button
          }}
        />
      </form>
    </Dialog>
  )
}

function OfferWords(props: { number: Offer['number']; book: () => void }) {
  const t = useText()
  return (
    <For each={[props.number]}>
      {(number) =>
        number.available ? (
          <p class="sp-offer-wait">
            <span class="sp-hint">{t('offerWait')}</span>
            <strong>{waitWords(number.wait, t)}</strong>
            <Show when={aheadOf(number) !== null}>
              <span>{t('ahead', { n: number.ahead })}</span>
            </Show>
            <Show when={number.interpreterUntil}>
              {(until) => (
                <span>
                  {number.interpreterFrom
                    ? t('offerInterpreterFrom', { from: isolate(number.interpreterFrom), until: isolate(until()) })
                    : t('offerInterpreter', { time: isolate(until()) })}
                </span>
              )}
            </Show>
          </p>
        ) : (
          <Note kind="warn">
            {t(`noNumber_${number.reason}`)}{' '}
            <button type="button" class="sp-link" onClick={() => props.book()}>
              {t('bookInstead')}
            </button>
          </Note>
        )
      }
    </For>
  )
}
