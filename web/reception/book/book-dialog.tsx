import { createEffect, createMemo, createSignal, For, on, onMount, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { limits } from '../../../shared/contracts/limits.ts'
import type { Site } from '../../../shared/contracts/network.ts'
import type { Reception } from '../../../shared/contracts/reception.ts'
import type { Slot, SlotList } from '../../../shared/contracts/slots.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import type { Sending } from '../../staff/sending.ts'
import { Icon } from '../../ui/icon.tsx'
import { createLoaded, pathOf } from '../../ui/loaded.ts'
import { InterpreterWanted } from '../interpreter-wanted.tsx'
import { createNeed, languageOptions, serviceOptions } from '../need.ts'
import { holdStill, Picker } from '../picker.tsx'
import { useText } from '../text.ts'
import { whenKnown } from '../when-known.ts'
import { Slots } from './slots.tsx'

export interface BookWish {
  readonly serviceId: string
  readonly slot: Slot
  readonly channel: 'onSite' | 'phone' | 'video'
  readonly language: string
  readonly interpreter: string | undefined
  readonly familyName: string | undefined
  readonly givenName: string | undefined
  readonly phone: string | undefined
}

/** What is known already. */
export interface BookBegin {
  readonly serviceId?: string
  readonly language?: string
  /** goes without an interpreter */
  readonly alone?: boolean
  /** of somebody of today: only the time is still to be chosen */
  readonly known?: boolean
}

interface BookProps {
  siteId: string
  /** null: not known yet; the fields take what is typed */
  here: Reception | null
  begin: BookBegin
  sending: Sending
  book: (wish: BookWish) => Promise<boolean>
  close: () => void
}

/** Enough to find the first of each of nine days. */
const slotsAsked = 1000

/** At the window or on the phone, within half a minute by the keys: need, language, time, name. */
export function BookDialog(props: BookProps) {
  const t = useText()
  const [wish, setWish] = createStore({
    serviceId: props.begin.serviceId ?? null,
    language: props.begin.language ?? 'it',
    alone: props.begin.alone ?? false,
    channel: 'onSite' as BookWish['channel'],
    everywhere: false,
    from: '',
    slot: null as Slot | null,
    familyName: '',
    givenName: '',
    phone: '',
  })
  const [asked, setAsked] = createSignal(false)
  const { service, foreign, interpreter } = createNeed(() => props.here, wish)
  const sites = createLoaded<{ sites: Site[] }>(() => '/api/sites')
  const channel = createMemo(() => (service()?.channels.includes(wish.channel) ? wish.channel : (service()?.channels[0] ?? 'onSite')))
  const path = createMemo(() =>
    service()
      ? pathOf('/api/slots', {
          serviceId: service()!.id,
          siteId: wish.everywhere ? undefined : props.siteId,
          channel: channel(),
          interpreter: interpreter(),
          from: wish.from || undefined,
          limit: slotsAsked,
        })
      : null,
  )
  const list = createLoaded<SlotList>(path)
  const isComing = () => props.here === null || list.loading()
  const needsPhone = () => channel() === 'phone'
  createEffect(on(path, () => setWish({ slot: null }), { defer: true }))
  let first!: HTMLInputElement
  let second!: HTMLInputElement
  let times!: HTMLElement
  let name!: HTMLDivElement
  // the dialog, which opens after this, takes the focus first
  onMount(() => queueMicrotask(() => (props.begin.known ? times : wish.serviceId ? second : first).focus()))
  const toName = () => name.querySelector('input')?.focus()
  const toTimes = () => (times.closest('fieldset')?.querySelector<HTMLElement>('.sp-slot input:checked') ?? times).focus()

  const sent = whenKnown(
    () => !isComing(),
    () => void send(),
  )

  async function send() {
    setAsked(true)
    if (!service()) return first.focus()
    if (!wish.slot) return toTimes()
    if (needsPhone() && !wish.phone.trim()) return name.querySelector<HTMLInputElement>('input[type=tel]')?.focus()
    const booked = await props.book({
      serviceId: service()!.id,
      slot: { ...wish.slot },
      channel: channel(),
      language: wish.language,
      interpreter: interpreter(),
      familyName: wish.familyName.trim() || undefined,
      givenName: wish.givenName.trim() || undefined,
      phone: wish.phone.trim() || undefined,
    })
    if (!booked) list.again()
  }

  return (
    <Dialog title={t('bookTitle')} close={props.close} wide>
      <form class="sp-book" novalidate {...sent} onMouseDown={holdStill}>
        <div class="sp-book-need">
          <Picker
            ref={(field) => {
              first = field
            }}
            label={t('service')}
            hint={t('serviceHint')}
            options={serviceOptions(props.here?.services)}
            value={wish.serviceId}
            pick={(serviceId) => setWish({ serviceId })}
            mistake={asked() && !service() ? t('serviceMissing') : undefined}
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
            onward={toTimes}
          />
          <InterpreterWanted tag={foreign()} alone={wish.alone} goAlone={(alone) => setWish({ alone })} />
          <Show when={(service()?.channels.length ?? 0) > 1}>
            <Choices
              label={t('channel')}
              options={service()!.channels.map((value) => ({ value, label: t(channelWords[value]) }))}
              value={channel()}
              choose={(value) => setWish({ channel: value as BookWish['channel'] })}
            />
          </Show>
          <Show when={(sites.value()?.sites.length ?? 0) > 1}>
            <Choices
              label={t('places')}
              options={[
                { value: 'here', label: t('where_here') },
                { value: 'all', label: t('where_all') },
              ]}
              value={wish.everywhere ? 'all' : 'here'}
              choose={(value) => setWish({ everywhere: value === 'all' })}
            />
          </Show>
          <TextField label={t('fromDay')} type="date" optional value={wish.from} onText={(from) => setWish({ from })} />
        </div>
        <Slots
          ref={(field) => {
            times = field
          }}
          list={list}
          asked={path() !== null}
          isComing={isComing()}
          chosen={wish.slot}
          choose={(slot) => setWish({ slot: slot && { ...slot } })}
          onward={toName}
          siteName={(siteId) => (wish.everywhere ? (sites.value()?.sites.find((site) => site.id === siteId)?.name ?? null) : null)}
          mistake={asked() && !wish.slot ? t('slotMissing') : undefined}
        />
        <div class="sp-form-row sp-book-name" ref={name}>
          <TextField
            label={t('familyName')}
            optional
            maxlength={limits.name}
            value={wish.familyName}
            onText={(familyName) => setWish({ familyName })}
          />
          <TextField label={t('givenName')} optional maxlength={limits.name} value={wish.givenName} onText={(givenName) => setWish({ givenName })} />
          <TextField
            label={t('phone')}
            type="tel"
            optional={!needsPhone()}
            maxlength={limits.phone}
            mistake={asked() && needsPhone() && !wish.phone.trim() ? t('phoneNeeded') : undefined}
            value={wish.phone}
            onText={(phone) => setWish({ phone })}
          />
        </div>
        <div role="alert" class="sp-book-refusal">
          <Show when={props.sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} withFields />}</Show>
        </div>
        <div class="sp-dialog-foot sp-book-foot">
          <button type="submit" class="btn btn-primary" aria-disabled={props.sending.underWay()}>
            <Icon name="calendar-check" />
            {t('book')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

const channelWords = { onSite: 'onSite', phone: 'byPhone', video: 'byVideo' } as const

interface ChoicesProps {
  label: string
  options: readonly { readonly value: string; readonly label: string }[]
  value: string
  choose: (value: string) => void
}

/** One of two or three, all in sight. */
function Choices(props: ChoicesProps) {
  return (
    <fieldset class="sp-form-field sp-chips">
      <legend>{props.label}</legend>
      <div class="sp-chip-list">
        <For each={props.options}>
          {(option) => (
            <label class="sp-chip" classList={{ 'sp-chosen': option.value === props.value }}>
              <input
                class="visually-hidden"
                type="radio"
                name={props.label}
                checked={option.value === props.value}
                onChange={() => props.choose(option.value)}
              />
              {option.label}
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}
