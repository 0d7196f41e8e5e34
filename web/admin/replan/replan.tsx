import { createEffect, createMemo, createResource, createSignal, For, onCleanup, Show } from 'solid-js'
import type { ReplanList } from '../../../shared/contracts/replan.ts'
import { languageName, shortDay } from '../../../shared/text/when.ts'
import { Refusal, read, write } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { Empty } from '../../staff/empty.tsx'
import { Note, RefusalNote } from '../../staff/note.tsx'
import { sitesAs } from '../../staff/pages.ts'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { Icon } from '../../ui/icon.tsx'
import type { AdminPageProps } from '../pages.ts'
import { useText } from './text.ts'

type Row = ReplanList['appointments'][number]

/** Appointments that have lost their time: all are offered others in one go; whoever has no e-mail is called. `#replan/<site>` */
export default function Replan(props: AdminPageProps) {
  const t = useText()
  const sites = createMemo(() => sitesAs(props.self, 'coordinator'))
  const siteId = createMemo(() => (sites().find((site) => site.id === props.rest) ?? sites()[0])?.id)
  return (
    <>
      <h1>{t('title')}</h1>
      <p class="sp-lead">{t('lead')}</p>
      <Show when={sites().length > 1}>
        <nav class="sp-day-sites" aria-label={t('sites')}>
          <For each={sites()}>
            {(site) => (
              <a class="sp-tool" href={`#replan/${site.id}`} aria-current={site.id === siteId() ? 'page' : undefined}>
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
  const sending = createSending(props.session)
  const [list, { refetch }] = createResource(() => read<ReplanList>(`/api/sites/${props.siteId}/replan`))
  const [done, setDone] = createSignal('')
  const rows = () => (list.error ? [] : (list.latest?.appointments ?? []))
  const open = createMemo(() => rows().filter((row) => row.offer === 'open'))
  const refusal = () => sending.refusal() ?? (list.error instanceof Refusal ? list.error : null)
  // Until the last mail has gone the list is looked at again
  createEffect(() => {
    if (!rows().some((row) => row.offer === 'onItsWay')) return
    const timer = setTimeout(() => void refetch(), 1500)
    onCleanup(() => clearTimeout(timer))
  })

  async function offer() {
    setDone('')
    const sent = await sending.send(async () => {
      const { offered, toCall } = await write<{ offered: string[]; toCall: string[] }>(`/api/sites/${props.siteId}/offers`, { to: 'all' })
      setDone([t('offered', { n: offered.length }), toCall.length > 0 ? t('toCallNow', { n: toCall.length }) : ''].filter(Boolean).join(' '))
    })
    if (sent) await refetch()
  }
  return (
    <>
      <div aria-live="polite">
        <Show when={done()}>
          <Note kind="good">{done()}</Note>
        </Show>
        <Show when={refusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
      </div>
      <Show when={list.latest} fallback={<p class="sp-loading">{t('loading')}</p>}>
        <Show when={rows().length > 0} fallback={<Empty icon="calendar-check" title={t('nothing')} hint={t('nothingHint')} />}>
          <Show when={open().length > 0}>
            <button type="button" class="btn btn-primary sp-replan-all" aria-disabled={sending.underWay()} onClick={() => void offer()}>
              <Icon name="mail" /> {t('offerAll', { n: open().length })}
            </button>
          </Show>
          <ul class="sp-day-list sp-replan">
            <For each={rows()}>{(row) => <Line row={row} />}</For>
          </ul>
        </Show>
      </Show>
    </>
  )
}

function Line(props: { row: Row }) {
  const t = useText()
  return (
    <li class="sp-replan-line">
      <span class="sp-day-who">
        <strong>
          <bdi>{props.row.name ?? t('noName')}</bdi>
        </strong>
        <span class="sp-hint">{languageName(props.row.language, language())}</span>
      </span>
      <span class="sp-day-who">
        <bdi>{props.row.serviceName}</bdi>
        <span class="sp-hint">
          {shortDay(props.row.day, language())}, <bdi>{props.row.time}</bdi>
          <Show when={props.row.reason}>{(reason) => <> · {t(`reason_${reason()}`)}</>}</Show>
        </span>
      </span>
      <span class="sp-tag" classList={{ 'sp-tag-warn': props.row.offer === 'toCall' }}>
        {t(`offer_${props.row.offer}`)}
      </span>
      <Show when={props.row.phone} fallback={<span />}>
        {(phone) => (
          <a class="sp-tool" href={`tel:${phone()}`}>
            <Icon name="phone" />
            <bdi dir="ltr">{phone()}</bdi>
          </a>
        )}
      </Show>
    </li>
  )
}
