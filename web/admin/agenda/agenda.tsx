import { createEffect, createMemo, createResource, createSignal, For, on, Show } from 'solid-js'
import type { Agenda as Plan } from '../../../shared/contracts/agenda.ts'
import { longDay } from '../../../shared/text/when.ts'
import { Refusal, read, write } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { SelectField } from '../../staff/form/select-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { Note, RefusalNote } from '../../staff/note.tsx'
import { sitesAs } from '../../staff/pages.ts'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { isolate } from '../../staff/texts.ts'
import type { AdminPageProps } from '../pages.ts'
import { instantIn } from '../today/local.ts'
import { Calendar, type Drop } from './calendar.tsx'
import { shifted, today, weekOf } from './days.ts'
import { useText } from './text.ts'

/** Day and week of desks, professionals and interpreters; what is dragged obeys the checks of a booking. `#agenda/<site>` */
export default function Agenda(props: AdminPageProps) {
  const t = useText()
  const sites = createMemo(() => sitesAs(props.self, 'coordinator'))
  const siteId = createMemo(() => (sites().find((site) => site.id === props.rest) ?? sites()[0])?.id)
  return (
    <>
      <h1>{t('title')}</h1>
      <Show when={sites().length > 1}>
        <nav class="sp-day-sites" aria-label={t('sites')}>
          <For each={sites()}>
            {(site) => (
              <a class="sp-tool" href={`#agenda/${site.id}`} aria-current={site.id === siteId() ? 'page' : undefined}>
                <bdi>{site.name}</bdi>
              </a>
            )}
          </For>
        </nav>
      </Show>
      <Show when={siteId()} keyed>
        {(id) => <OfSite siteId={id} session={props.session} />}
      </Show>
    </>
  )
}

function OfSite(props: { siteId: string; session: Session }) {
  const t = useText()
  const moving = createSending(props.session)
  const [day, setDay] = createSignal(today())
  const [view, setView] = createSignal<'day' | 'week'>('day')
  const [who, setWho] = createSignal('')
  const [done, setDone] = createSignal('')
  const range = createMemo(() => (view() === 'day' ? { from: day(), to: day() } : weekOf(day())))
  const [plan, { refetch }] = createResource(range, ({ from, to }) => read<Plan>(`/api/sites/${props.siteId}/agenda`, { from, to }))
  const latest = () => (plan.error ? null : (plan.latest ?? null))
  createEffect(on([range, who], () => setDone(''), { defer: true }))
  const nameOf = (resource: Plan['resources'][number]) =>
    resource.kind === 'desk' ? t('deskName', { label: isolate(resource.name) }) : isolate(resource.name)
  const refusal = () => moving.refusal() ?? (plan.error instanceof Refusal ? plan.error : null)

  async function move({ appointmentId, at, isSameTime, onto }: Drop) {
    setDone('')
    const [toDay = '', time = ''] = at.split('T')
    const start = new Date(instantIn(latest()!.zone, toDay, time)).toISOString()
    const moved = await moving.send(() =>
      write(`/api/sites/${props.siteId}/appointments/${appointmentId}/move`, { start, ...(onto ? { onto } : {}) }),
    )
    await refetch()
    if (!moved) return
    const to = latest()?.resources.find((resource) => resource.id === onto?.resourceId)
    const when = { day: longDay(toDay, language()), time: isolate(time) }
    setDone(isSameTime && to ? t('given', { ...when, name: nameOf(to) }) : t('moved', when))
  }

  return (
    <>
      <div class="sp-agenda-tools">
        <div class="sp-agenda-steps">
          <button type="button" class="btn btn-outline-primary" onClick={() => setDay(shifted(day(), view() === 'day' ? -1 : -7))}>
            {t('before')}
          </button>
          <button type="button" class="btn btn-outline-primary" onClick={() => setDay(today())}>
            {t('today')}
          </button>
          <button type="button" class="btn btn-outline-primary" onClick={() => setDay(shifted(day(), view() === 'day' ? 1 : 7))}>
            {t('after')}
          </button>
        </div>
        <TextField label={t('day')} type="date" value={day()} onText={(typed) => /^\d{4}-\d{2}-\d{2}$/.test(typed) && setDay(typed)} />
        <SelectField
          label={t('view')}
          value={view()}
          options={[
            { value: 'day', label: t('viewDay') },
            { value: 'week', label: t('viewWeek') },
          ]}
          onChosen={(chosen) => setView(chosen === 'week' ? 'week' : 'day')}
        />
        <SelectField
          label={t('who')}
          value={who()}
          nothing={t('everybody')}
          options={(latest()?.resources ?? []).map((resource) => ({ value: resource.id, label: nameOf(resource) }))}
          onChosen={setWho}
        />
      </div>
      <div aria-live="polite">
        <Show when={done()}>
          <Note kind="good">{done()}</Note>
        </Show>
        <Show when={refusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
      </div>
      <p class="sp-hint">{t('hint')}</p>
      <Show when={latest()} fallback={<p class="sp-loading">{t('loading')}</p>}>
        {(current) => <Calendar plan={current()} view={view()} day={range().from} who={who()} nameOf={nameOf} move={(drop) => void move(drop)} />}
      </Show>
    </>
  )
}
