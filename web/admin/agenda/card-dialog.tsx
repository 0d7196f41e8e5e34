import { createMemo, createResource, createSignal, type JSX, Show } from 'solid-js'
import type { Agenda } from '../../../shared/contracts/agenda.ts'
import type { SlotList } from '../../../shared/contracts/slots.ts'
import { languageName, longDay } from '../../../shared/text/when.ts'
import { Refusal, read } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { type Booking, type Card, signs } from './cards.ts'
import { useText } from './text.ts'

interface CardDialogProps {
  plan: Agenda
  card: Card
  nameOf: (resource: Agenda['resources'][number]) => string
  move: (booking: Booking, start: string) => void
  close: () => void
}

/** What is known of a card, and what can be done with it: for whoever cannot drag, another time is chosen from a list. */
export function CardDialog(props: CardDialogProps) {
  const t = useText()
  const names = () => props.plan.resources.filter(({ id }) => props.card.resourceIds.includes(id)).map(props.nameOf)
  const when = () =>
    `${longDay(props.card.from.slice(0, 10), language())}, ${isolate(`${props.card.from.slice(11)}–${props.card.to?.slice(11) ?? ''}`)}`
  const movable = () => (props.card.booking?.mayMove ? props.card.booking : null)
  return (
    <Dialog title={props.card.who ?? props.card.serviceName ?? t('kind_away')} close={props.close}>
      <dl class="sp-agenda-facts">
        <Fact name={t('factKind')}>
          <Icon name={signs[props.card.kind]} /> {t(`kind_${props.card.kind}`)}
        </Fact>
        <Fact name={t('factWhen')}>{when()}</Fact>
        <Show when={props.card.serviceName}>
          {(service) => (
            <Fact name={t('factService')}>
              {[service(), props.card.booking && props.card.booking.channel !== 'onSite' ? t(props.card.booking.channel) : '']
                .filter(Boolean)
                .join(' · ')}
            </Fact>
          )}
        </Show>
        <Show when={props.card.interpreter}>{(tag) => <Fact name={t('factInterpreter')}>{languageName(tag(), language())}</Fact>}</Show>
        <Show when={names().length > 0}>
          <Fact name={t('who')}>{names().join(' · ')}</Fact>
        </Show>
      </dl>
      <Show when={movable()}>
        {(booking) => <MoveForm siteId={props.plan.siteId} today={props.plan.today} booking={booking()} move={props.move} />}
      </Show>
      <p class="sp-agenda-links">
        <Show when={props.card.from.startsWith(props.plan.today)}>
          <a class="sp-tool" href={`#today/${props.plan.siteId}`}>
            <Icon name="calendar-days" /> {t('openToday')}
          </a>
        </Show>
        <a class="sp-tool" href={`#replan/${props.plan.siteId}`}>
          <Icon name="shuffle" /> {t('openReplan')}
        </a>
      </p>
    </Dialog>
  )
}

function Fact(props: { name: string; children: JSX.Element }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <bdi>{props.children}</bdi>
      </dd>
    </div>
  )
}

function MoveForm(props: { siteId: string; today: string; booking: Booking; move: CardDialogProps['move'] }) {
  const t = useText()
  const [day, setDay] = createSignal(props.booking.from.slice(0, 10))
  const [start, setStart] = createSignal('')
  const [mistake, setMistake] = createSignal<string | undefined>()
  const [free] = createResource(day, (asked) =>
    read<SlotList>('/api/slots', {
      serviceId: props.booking.serviceId,
      siteId: props.siteId,
      channel: props.booking.channel,
      interpreter: props.booking.interpreter ?? undefined,
      from: asked,
      to: asked,
    }),
  )
  const slots = createMemo(() => (free.error || free.loading ? [] : (free.latest?.slots ?? [])))
  function submit(event: Event) {
    event.preventDefault()
    if (!start()) return setMistake(t('moveWhen'))
    return props.move(props.booking, start())
  }
  function choose(typed: string) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return
    setStart('')
    setDay(typed < props.today ? props.today : typed)
  }
  return (
    <form class="sp-form sp-agenda-move" novalidate onSubmit={submit}>
      <h3>{t('moveTitle')}</h3>
      <TextField label={t('day')} type="date" value={day()} onText={choose} />
      <Show when={free.error instanceof Refusal ? (free.error as Refusal) : null}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      <Show when={slots().length > 0} fallback={<p class="sp-hint">{t(free.loading ? 'loading' : 'noTimes')}</p>}>
        <SelectField
          label={t('moveTo')}
          hint={t('moveHint')}
          mistake={mistake()}
          value={start()}
          options={slots().map((slot) => ({ value: slot.start, label: slot.time }))}
          onChosen={setStart}
        />
        <div class="sp-save-row">
          <button type="submit" class="btn btn-primary">
            {t('moveDo')}
          </button>
        </div>
      </Show>
    </form>
  )
}
