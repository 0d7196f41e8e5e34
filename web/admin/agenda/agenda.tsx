import { createEffect, createMemo, createResource, createSignal, For, on, Show } from 'solid-js'
import type { Agenda as Plan } from '../../../shared/contracts/agenda.ts'
import { longDay } from '../../../shared/text/when.ts'
import { Refusal, read, write } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { SelectField } from '../../staff/form/select-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { Note, RefusalNote } from '../../staff/note.tsx'
import { createSending } from '../../staff/sending.ts'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import type { AdminPageProps } from '../pages.ts'
import { watchForLoss } from '../site/site-here.ts'
import { type OfSiteProps, SitePage } from '../site/site-page.tsx'
import { instantIn, wallClock } from '../today/local.ts'
import { AskMove } from './ask-move.tsx'
import { Calendar, type Drop, type View } from './calendar.tsx'
import { CardDialog } from './card-dialog.tsx'
import { type Booking, type Card, type CardKind, signs } from './cards.ts'
import { daysOf, shifted, today, weekOf } from './days.ts'
import { useText } from './text.ts'
import { choicesOf, type Who } from './who.ts'

/** Day and week of desks, professionals and interpreters; what is dragged obeys the checks of a booking. `#agenda/<site>` */
export default function Agenda(props: AdminPageProps) {
  const t = useText()
  return (
    <>
      <h1>{t('title')}</h1>
      <SitePage {...props} path="agenda" of={OfSite} />
    </>
  )
}

function OfSite(props: OfSiteProps) {
  const t = useText()
  const moving = createSending(props.session)
  const [day, setDay] = createSignal(today())
  const [view, setView] = createSignal<View>(matchMedia('(max-width: 700px)').matches ? 'list' : 'day')
  const [chosen, setChosen] = createSignal<Who | ''>('')
  const [open, setOpen] = createSignal<Card | null>(null)
  const [asked, setAsked] = createSignal<Drop | null>(null)
  const [done, setDone] = createSignal('')
  const range = createMemo(() => (view() === 'week' ? weekOf(day()) : { from: day(), to: day() }))
  const [plan, { refetch }] = createResource(range, ({ from, to }) => read<Plan>(`/api/sites/${props.siteId}/agenda`, { from, to }))
  watchForLoss(() => (plan.error instanceof Refusal ? plan.error : null), props.lose)
  const latest = () => (plan.error ? null : (plan.latest ?? null))
  const choices = createMemo(() => (latest() ? choicesOf(latest()!) : []))
  const who = createMemo<Who>(() => choices().find((choice) => choice === chosen()) ?? choices()[0] ?? 'all')
  createEffect(on([range, who], () => setDone(''), { defer: true }))
  const nameOf = (resource: Plan['resources'][number]) =>
    resource.kind === 'desk' ? t('deskName', { label: isolate(resource.name) }) : isolate(resource.name)
  const refusal = () => moving.refusal() ?? (plan.error instanceof Refusal ? plan.error : null)
  const bookingOf = (drop: Drop) => latest()?.bookings.find((booking) => booking.appointmentId === drop.appointmentId)

  function drop(dropped: Drop) {
    setDone('')
    moving.forget()
    // The person hears of another time at once: that is asked before, not said after
    if (dropped.isSameTime) void give(dropped)
    else setAsked(dropped)
  }

  async function give({ appointmentId, at, isSameTime, onto }: Drop) {
    setAsked(null)
    const [toDay = '', time = ''] = at.split('T')
    const start = new Date(instantIn(latest()!.zone, toDay, time)).toISOString()
    if (!(await send(appointmentId, { start, ...(onto ? { onto } : {}) }))) return
    const to = latest()?.resources.find((resource) => resource.id === onto?.resourceId)
    const when = { day: longDay(toDay, language()), time: isolate(time) }
    setDone(isSameTime && to ? t('given', { ...when, name: nameOf(to) }) : t('moved', when))
  }

  async function choose({ appointmentId }: Booking, start: string) {
    setOpen(null)
    if (!(await send(appointmentId, { start }))) return
    const { day, time } = wallClock(start, latest()!.zone)
    setDone(t('moved', { day: longDay(day, language()), time: isolate(time) }))
  }

  async function send(appointmentId: string, wish: object): Promise<boolean> {
    const moved = await moving.send(() => write(`/api/sites/${props.siteId}/appointments/${appointmentId}/move`, wish))
    await refetch()
    return moved
  }

  return (
    <>
      <div class="sp-agenda-tools">
        <div class="sp-agenda-steps">
          <button type="button" class="btn btn-outline-primary" onClick={() => setDay(shifted(day(), view() === 'week' ? -7 : -1))}>
            {t('before')}
          </button>
          <button type="button" class="btn btn-outline-primary" onClick={() => setDay(today())}>
            {t('today')}
          </button>
          <button type="button" class="btn btn-outline-primary" onClick={() => setDay(shifted(day(), view() === 'week' ? 7 : 1))}>
            {t('after')}
          </button>
        </div>
        <TextField label={t('day')} type="date" value={day()} onText={(typed) => /^\d{4}-\d{2}-\d{2}$/.test(typed) && setDay(typed)} />
        <SelectField
          label={t('view')}
          value={view()}
          options={[
            { value: 'day', label: t('viewDay') },
            { value: 'list', label: t('viewList') },
            { value: 'week', label: t('viewWeek') },
          ]}
          onChosen={(view) => view && setView(view)}
        />
        <SelectField label={t('who')} value={who()} options={choices().map((value) => ({ value, label: labelOf(value) }))} onChosen={setChosen} />
      </div>
      <div aria-live="polite">
        <Show when={done()}>
          <Note kind="good">{done()}</Note>
        </Show>
        <Show when={refusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
      </div>
      <p class="sp-hint">{t('hint')}</p>
      <Legend />
      <Show when={latest()} fallback={plan.error ? null : <p class="sp-loading">{t('loading')}</p>}>
        {(current) => (
          <>
            <Calendar plan={current()} view={view()} days={daysOf(range())} who={who()} nameOf={nameOf} open={setOpen} move={drop} />
            <Show when={open()} keyed>
              {(card) => (
                <CardDialog
                  plan={current()}
                  card={card}
                  nameOf={nameOf}
                  move={(booking, start) => void choose(booking, start)}
                  close={() => setOpen(null)}
                />
              )}
            </Show>
          </>
        )}
      </Show>
      <Show when={asked()} keyed>
        {(dropped) => <AskMove drop={dropped} booking={bookingOf(dropped)} yes={() => void give(dropped)} no={() => setAsked(null)} />}
      </Show>
    </>
  )

  function labelOf(choice: Who): string {
    if (choice === 'all') return t('everybody')
    if (choice === 'kind:interpreter') return t('interpreters')
    if (choice === 'kind:professional') return t('professionals')
    const pool = latest()?.pools.find((one) => choice === `pool:${one.id}`)
    const resource = latest()?.resources.find((one) => choice === `one:${one.id}`)
    return pool ? [pool.group, pool.name].map(isolate).join(' · ') : resource ? nameOf(resource) : ''
  }
}

function Legend() {
  const t = useText()
  return (
    <ul class="sp-agenda-legend" aria-label={t('legend')}>
      <For each={Object.entries(signs)}>
        {([kind, sign]) => (
          <li class={`sp-agenda-${kind}`}>
            <Icon name={sign} /> {t(`kind_${kind as CardKind}`)}
          </li>
        )}
      </For>
      <li class="sp-agenda-closed">
        <Icon name="lock" /> {t('closed')}
      </li>
    </ul>
  )
}
