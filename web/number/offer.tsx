import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import type { DoorSite } from '../../shared/contracts/doors.ts'
import type { Offer as OfferAnswer, Taken } from '../../shared/contracts/tickets.ts'
import { languageName } from '../../shared/text/when.ts'
import { freshKey, Refusal, write } from '../kit/api.ts'
import { language } from '../kit/text.ts'
import { aheadOf } from '../ui/ahead.ts'
import { Icon } from '../ui/icon.tsx'
import { interpreterInto } from '../ui/interpreter-into.ts'
import { pageLink } from '../ui/languages.tsx'
import { createLoaded, pathOf } from '../ui/loaded.ts'
import { Problem } from '../ui/problem.tsx'
import { promiseWords, waitWords } from '../ui/wait-words.ts'
import { Waiting } from '../ui/waiting.tsx'
import { type Door, hasTicket, ownPhone } from './door.ts'
import { NoNumber } from './no-number.tsx'
import { OwnNumber } from './own-number.tsx'
import { Question } from './question.tsx'
import { t } from './texts.ts'

type Service = DoorSite['services'][number]
type Given = Extract<OfferAnswer['number'], { available: true }>

/** Before the number: how long it may take, or that there is none and what there is instead. */
export function Offer(props: { door: Door; site: DoorSite; service: Service }) {
  const [alone, setAlone] = createSignal(false)
  const foreign = createMemo(() => interpreterInto(language(), props.service, props.site))
  const interpreter = createMemo(() => (alone() ? undefined : foreign()))
  const offer = createLoaded<OfferAnswer>(() =>
    pathOf('/api/phone-offer', { ...props.door, serviceId: props.service.id, interpreter: interpreter() }),
  )
  const given = createMemo(() => {
    const number = offer.value()?.number
    return number?.available ? number : null
  })
  return (
    <Question title={given() || !offer.value() ? t('offerTitle') : t('noneNoNumber')}>
      <p class="fw-semibold d-flex align-items-center gap-2">
        <Icon name={props.service.icon} /> <bdi>{props.service.name}</bdi>
      </p>
      <Problem refusal={offer.problem()} again={offer.problem()?.problem ? undefined : offer.again} />
      <Switch fallback={<Waiting shown={!offer.problem()} />}>
        <Match when={given()}>
          {(number) => (
            <>
              <HowLong number={number()} interpreter={interpreter()} />
              <Take door={props.door} serviceId={props.service.id} interpreter={interpreter()} refused={offer.again} />
            </>
          )}
        </Match>
        <Match when={offer.value()}>
          {(answer) => <NoNumber offer={answer()} service={props.service} interpreter={interpreter()} alone={() => setAlone(true)} />}
        </Match>
      </Switch>
      <Show when={foreign() && given()}>
        <div class="d-grid mb-3">
          <button type="button" class="btn btn-outline-primary btn-sm" onClick={() => setAlone(!alone())}>
            {t(alone() ? 'interpreterNeeded' : 'interpreterNotNeeded')}
          </button>
        </div>
      </Show>
      <Show when={given()}>
        <Papers documents={props.service.documents} />
      </Show>
    </Question>
  )
}

function HowLong(props: { number: Given; interpreter: string | undefined }) {
  const name = () => languageName(props.interpreter!, language())
  function interpreterWords(): string {
    const { interpreterFrom: from, interpreterUntil: until } = props.number
    if (!until) return t('interpreterToday', { language: name() })
    return from ? t('interpreterFrom', { language: name(), from, until }) : t('interpreterUntil', { language: name(), time: until })
  }
  return (
    <>
      <div class="sp-wait rounded text-center p-3 mb-3">
        <p class="sp-range mb-1">{waitWords(props.number.wait, t)}</p>
        <p class="mb-2">{promiseWords(props.number.wait, t)}</p>
        <Show when={aheadOf(props.number) !== null}>
          <p class="mb-0 fw-semibold">
            <Icon name="users" /> {t('ahead', { n: props.number.ahead })}
          </p>
        </Show>
      </div>
      <Show when={props.interpreter}>
        <p class="d-flex align-items-center gap-2">
          <Icon name="languages" />
          {interpreterWords()}
        </p>
      </Show>
    </>
  )
}

function Papers(props: { documents: readonly string[] }) {
  return (
    <Show when={props.documents.length > 0}>
      <section class="mb-3">
        <h3 class="h6 mb-1">{t('documentsTitle')}</h3>
        <ul class="sp-documents mb-0">
          <For each={props.documents}>
            {(paper) => (
              <li>
                <bdi>{paper}</bdi>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function Take(props: { door: Door; serviceId: string; interpreter: string | undefined; refused: () => void }) {
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  // Pressed again after a broken connection, it is the same number
  const key = freshKey()
  const take = async () => {
    if (busy()) return
    setBusy(true)
    setRefusal(null)
    const wish = { ...props.door, phone: ownPhone(), serviceId: props.serviceId, language: language(), interpreter: props.interpreter }
    try {
      const taken = await write<Taken>('/api/phone-tickets', wish, {}, key)
      location.replace(pageLink('/ticket', `#${taken.ticketId}.${taken.token}`))
    } catch (error) {
      // The number this phone has is what its person needs
      if (error instanceof Refusal && error.problem?.code === 'one_number_a_day' && hasTicket())
        return location.replace(`${pageLink('/ticket')}&again=1`)
      setBusy(false)
      setRefusal(error instanceof Refusal ? error : new Refusal(null))
      if (['site_closed', 'no_desk_today', 'no_interpreter_today'].includes(refusal()?.problem?.code ?? '')) props.refused()
    }
  }
  return (
    <>
      <Problem refusal={refusal()}>
        <OwnNumber />
      </Problem>
      <div class="d-grid mb-2">
        <button type="button" class="btn btn-primary sp-take" aria-disabled={busy() ? 'true' : undefined} onClick={take}>
          <Icon name="ticket" /> {busy() ? t('moment') : t('take')}
        </button>
      </div>
      <p class="small mb-3">{t('oneADay')}</p>
    </>
  )
}
