import { For, Show } from 'solid-js'
import { limits } from '../../../shared/contracts/limits.ts'
import type { Wait } from '../../../shared/contracts/tickets.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../../web/kit/text.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { useKiosk } from '../context.tsx'
import { Documents } from '../parts/documents.tsx'
import { Screen } from '../parts/screen.tsx'
import { WaitPanel } from '../parts/wait.tsx'
import { type Need, type StepAt, servicesOf } from '../steps.ts'
import { NoNumber } from './no-number.tsx'

export interface Available {
  readonly wait: Wait
  readonly interpreterFrom: string | null
  readonly interpreterUntil: string | null
}

/** Before a number is given: how long it may take, with whom, and which papers. When none can be given: that, first. */
export function OfferScreen(props: { step: StepAt<'offer'> }) {
  const { t, house, visit } = useKiosk()
  const nameOf = (id: string) => house.kiosk()?.services.find((service) => service.id === id)?.name ?? ''
  const available = (): Available | null => (props.step.offer.number.available ? props.step.offer.number : null)
  return (
    <Show when={available()} fallback={<NoNumber step={props.step} />} keyed>
      {(number) => (
        <Screen name="offer" title={t('offerTitle')} choices={<OfferChoices step={props.step} />}>
          <Wanted ids={servicesOf(props.step.need)} />
          <Show when={props.step.dropped}>
            {(id) => (
              <p class="sp-fact sp-warn" role="alert">
                <Icon name="circle-alert" /> {t('moreNotToday', { service: `\u2068${nameOf(id())}\u2069` })}
              </p>
            )}
          </Show>
          <WaitPanel wait={number.wait} t={t} />
          <Show when={props.step.need.interpreter}>
            {(tag) => (
              <p class="sp-fact sp-good">
                <Icon name="languages" /> {interpreterWords(tag(), number)}
              </p>
            )}
          </Show>
          <Documents serviceIds={servicesOf(props.step.need)} />
        </Screen>
      )}
    </Show>
  )

  function interpreterWords(tag: string, { interpreterFrom: from, interpreterUntil: until }: Available): string {
    const name = languageName(tag, language())
    if (!until) return t('interpreterToday', { language: name })
    return from ? t('interpreterFrom', { language: name, from, until }) : t('interpreterUntil', { language: name, time: until })
  }

  function mayAdd({ further }: Need): boolean {
    const services = house.known()?.services.length ?? 0
    return further.length < limits.steps - 1 && further.length + 1 < services
  }

  function OfferChoices(choice: { step: StepAt<'offer'> }) {
    const other = () => visit.need(choice.step.need.serviceId, { ...choice.step.need, alone: !choice.step.need.alone })
    const differs = () => other().interpreter !== choice.step.need.interpreter
    return (
      <>
        <button type="button" class="sp-primary sp-giant" disabled={visit.busy()} onClick={() => visit.take(choice.step.need)}>
          <Icon name="ticket" />
          {visit.busy() ? t('moment') : t('take')}
        </button>
        <Show when={differs()}>
          <button type="button" class="sp-secondary" disabled={visit.busy()} onClick={() => visit.want(other())}>
            {choice.step.need.interpreter ? t('interpreterNotNeeded') : t('interpreterNeeded')}
          </button>
        </Show>
        <Show when={mayAdd(choice.step.need)}>
          <button type="button" class="sp-secondary" disabled={visit.busy()} onClick={() => visit.go({ at: 'more', need: choice.step.need })}>
            <Icon name="plus" />
            {t('anythingElse')}
          </button>
        </Show>
      </>
    )
  }
}

/** One service, or the desks of a visit in their order. */
function Wanted(props: { ids: readonly string[] }) {
  return (
    <Show when={props.ids.length > 1} fallback={<ServiceName id={props.ids[0]!} />}>
      <ol class="sp-several">
        <For each={props.ids}>
          {(id) => (
            <li>
              <ServiceName id={id} />
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}

export function ServiceName(props: { id: string }) {
  const { house } = useKiosk()
  const service = () => (house.kiosk() ?? house.known())?.services.find(({ id }) => id === props.id)
  return (
    <Show when={service()}>
      {(named) => (
        <p class="sp-named">
          <Icon name={named().icon} /> {named().name}
        </p>
      )}
    </Show>
  )
}
