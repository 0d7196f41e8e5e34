import { For, Show } from 'solid-js'
import type { Wait } from '../../../shared/contracts/tickets.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../../web/kit/text.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { useKiosk } from '../context.tsx'
import { Screen } from '../parts/screen.tsx'
import { WaitPanel } from '../parts/wait.tsx'
import type { StepAt } from '../steps.ts'
import { NoNumber } from './no-number.tsx'

export interface Available {
  readonly wait: Wait
  readonly interpreterUntil: string | null
}

/** Before a number is given: how long it may take, with whom, and which papers. When none can be given: that, first. */
export function OfferScreen(props: { step: StepAt<'offer'> }) {
  const { t, visit } = useKiosk()
  const available = (): Available | null => (props.step.offer.number.available ? props.step.offer.number : null)
  return (
    <Show when={available()} fallback={<NoNumber step={props.step} />} keyed>
      {(number) => (
        <Screen name="offer" title={t('offerTitle')} choices={<OfferChoices step={props.step} />}>
          <ServiceName id={props.step.need.serviceId} />
          <WaitPanel wait={number.wait} t={t} />
          <Show when={props.step.need.interpreter}>
            {(tag) => (
              <p class="sp-fact sp-good">
                <Icon name="languages" /> {interpreterWords(tag(), number.interpreterUntil)}
              </p>
            )}
          </Show>
          <Documents serviceId={props.step.need.serviceId} />
        </Screen>
      )}
    </Show>
  )

  function interpreterWords(tag: string, until: string | null): string {
    const name = languageName(tag, language())
    return until ? t('interpreterUntil', { language: name, time: until }) : t('interpreterToday', { language: name })
  }

  function OfferChoices(choice: { step: StepAt<'offer'> }) {
    const other = () => visit.need(choice.step.need.serviceId, choice.step.need.interpreter === undefined)
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
      </>
    )
  }
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

/** Lines that fit above the hand, and about what fits on one; the rest is a question for a person. */
const linesShown = 7
const signsPerLine = 56

function Documents(props: { serviceId: string }) {
  const { t, house } = useKiosk()
  const documents = () => house.kiosk()?.services.find(({ id }) => id === props.serviceId)?.documents ?? []
  const shown = () => documents().slice(0, fitting(documents()))
  return (
    <Show when={documents().length > 0}>
      <section class="sp-documents">
        <h2>
          <Icon name="file-text" /> {t('documentsTitle')}
        </h2>
        <ul>
          <For each={shown()}>{(paper) => <li>{paper}</li>}</For>
          <Show when={documents().length > shown().length}>
            <li>{t('documentsMore', { n: documents().length - shown().length })}</li>
          </Show>
        </ul>
      </section>
    </Show>
  )
}

function fitting(documents: readonly string[]): number {
  let lines = 0
  const tooMuch = documents.findIndex((paper) => {
    lines += Math.ceil(paper.length / signsPerLine)
    return lines > linesShown
  })
  return tooMuch === -1 ? documents.length : tooMuch
}
